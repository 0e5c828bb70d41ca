"""What `scripts/fuzz.py` makes its inputs from, and the interpreters it tries them in."""
