"""What is open for work: a dataset with its texts, claims as a form has them, checks, saving."""
