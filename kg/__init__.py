"""zhengwen (政闻): Chinese official news as a knowledge graph in which every fact leads back to the characters it was read from."""

from __future__ import annotations

__version__ = "0.1.0"
