"""What a text offers a person who enters claims: by rules, without a model, to be confirmed."""
