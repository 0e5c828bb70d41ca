"""What `scripts/conformance.py` is made of: reading test suites, two engines, comparing answers."""
