"""The interactive page: one HTML file that leads every edge to the words that carry it."""

from eventgraph.pages.answering import answered
from eventgraph.pages.choosing import Opening
from eventgraph.pages.making import VIEWS, page

__all__ = ["VIEWS", "Opening", "answered", "page"]
