"""Texts of sources: words taken out of files, kept beside a dataset with what is known of them."""
