"""What leaves for other programs: RDF, graphs, workbooks, FollowTheMoney and timelines."""
