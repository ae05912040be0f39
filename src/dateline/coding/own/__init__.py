"""A user's own codebook learned and applied: few examples on top of the frozen encoder."""

from dateline.coding.own.learning import Learned, learn, load_learned

__all__ = ["Learned", "learn", "load_learned"]
