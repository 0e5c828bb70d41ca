"""Two versions of a dataset compared: claims, things and findings, whatever the files look like."""
