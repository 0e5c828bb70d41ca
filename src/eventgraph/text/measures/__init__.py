"""Numbers and dates in words and in data: how a text says them, and how exactly."""
