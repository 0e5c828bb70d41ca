"""Claims as a networkx graph: projections, measures, rankings, paths, each edge with its claims."""
