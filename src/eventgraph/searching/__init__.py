"""Words asked for and found in the index of a dataset, and who says them."""
