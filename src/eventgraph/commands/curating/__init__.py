"""The verbs that change a dataset, or tell what is left to do in it."""
