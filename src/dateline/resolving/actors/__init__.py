"""Actors: who a noun phrase, a name or a pronoun is, in what role, of what country."""

from dateline.resolving.actors.mention import resolve_mention
from dateline.resolving.actors.reading import ArticleActors, read_actors

__all__ = ["ArticleActors", "read_actors", "resolve_mention"]
