"""Placing: where the shapes of a page's network stand, and on which side their names."""
