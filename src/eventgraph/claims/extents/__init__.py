"""What claims give as values, how far these reach, and how two of them lie to one another."""
