"""Views of the graph as HTML files that open without a network."""

from kg.views.write import ViewOptions, write_graph_html, write_view

__all__ = ["ViewOptions", "write_graph_html", "write_view"]
