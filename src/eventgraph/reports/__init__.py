"""What a reader opens: static pages, and everything at once."""
