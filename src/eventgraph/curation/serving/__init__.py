"""The web application for entering claims: served on this machine, to nobody else."""
