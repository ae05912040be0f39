"""The rules of coding as data: PLOVER's types, modes, contexts, scores, CAMEO map, and the event lexicon."""

from dateline.codebook.lexicon import Entry, Lexicon, load_lexicon
from dateline.codebook.plover import Codebook, load_codebook

__all__ = ["Codebook", "Entry", "Lexicon", "load_codebook", "load_lexicon"]
