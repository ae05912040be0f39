"""How many were killed, hurt or arrested, and how many came: figures as a sentence gives them, low and high."""

from dateline.resolving.figures.reading import ReadFigure, read_figures

__all__ = ["ReadFigure", "read_figures"]
