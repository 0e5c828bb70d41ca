"""Where RDF lies: the files of folders."""
