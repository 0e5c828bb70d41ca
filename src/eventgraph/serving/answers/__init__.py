"""What a worker answers, a module for each kind of question or two."""
