"""Rows of answers, and how they are written for people and programs."""
