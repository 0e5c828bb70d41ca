"""How much of a text the quotes of claims hold, and the words that two of them share."""
