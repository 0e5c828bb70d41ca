"""What the verbs share: their options, what they are at, and where their answers go."""
