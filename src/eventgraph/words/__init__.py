"""Words of names, quotes and notes: folded to plain letters, and an index of them in SQLite."""
