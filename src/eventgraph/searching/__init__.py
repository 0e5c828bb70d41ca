"""Words found in names, quotes and notes: a full-text index of a dataset, in SQLite."""
