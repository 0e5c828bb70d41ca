"""Exports of more than memory should hold: sorted on disk, written piece by piece."""
