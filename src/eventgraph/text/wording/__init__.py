"""What is said in English once, such as why something is refused, in other languages."""
