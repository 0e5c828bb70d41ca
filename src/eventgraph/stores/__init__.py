"""Datasets on disk: built once from files, opened in milliseconds, only ever read."""
