"""Run the command line as `python -m eventgraph`."""

from eventgraph.cli import main

main()
