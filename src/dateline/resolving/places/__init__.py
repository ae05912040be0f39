"""Where: place names to countries, divisions, towns and points."""

from dateline.resolving.places.reading import read_places

__all__ = ["read_places"]
