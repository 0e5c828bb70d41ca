"""What is said and by whom: names, scopes, the reading of claims, values as intervals."""
