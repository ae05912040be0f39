"""Where: place names to countries, divisions, towns and points, and the place of an act."""

from dateline.resolving.places.attaching import AttachedPlace, PlaceBasis, attach_place, main_place, place_of_event
from dateline.resolving.places.reading import read_places

__all__ = ["AttachedPlace", "PlaceBasis", "attach_place", "main_place", "place_of_event", "read_places"]
