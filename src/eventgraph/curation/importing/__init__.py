"""What other tools and projects hold, as drafts and claims: annotations, nanopublications, FtM."""
