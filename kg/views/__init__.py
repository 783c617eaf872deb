"""Views of the graph as HTML files that open without a network."""

from kg.views.select import ViewOptions
from kg.views.write import write_graph_html, write_view

__all__ = ["ViewOptions", "write_graph_html", "write_view"]
