"""The graph in other formats."""

from kg.export.formats import FORMATS, export

__all__ = ["FORMATS", "export"]
