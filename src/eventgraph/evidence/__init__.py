"""Who says so, in which words, how independently, and who says otherwise or nothing."""
