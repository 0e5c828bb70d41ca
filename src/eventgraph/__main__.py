"""Run the command line: `python -m eventgraph`, and the command `eventgraph`."""

import gc

#: How many new objects let Python look for circles of those that nothing needs any more: a verb
#: makes hardly any, and ends soon; the libraries that it imports make none.
gc.set_threshold(100_000)

from eventgraph.cli import main  # noqa: E402 - what is imported here makes most of the objects

__all__ = ["main"]

if __name__ == "__main__":
    main()
