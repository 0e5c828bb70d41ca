"""Whether two names stand for one thing: candidates, decisions, merges and what takes them back."""
