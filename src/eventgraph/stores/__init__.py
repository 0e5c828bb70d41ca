"""Datasets on disk: built from files, changed in one step, opened in milliseconds to be read."""
