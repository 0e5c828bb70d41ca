"""What leaves for other programs: RDF in six formats, graphs, workbooks, FollowTheMoney, timelines."""
