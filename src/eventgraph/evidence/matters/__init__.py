"""Matters: what is answered differently, the positions on it, and who gives each."""
