"""Typed facts: countries, demonyms, bodies, office holders with dates, agent nouns, places."""

from dateline.knowledge.facts import (
    Agent,
    AgentKind,
    Country,
    CountryForm,
    CountryName,
    Holding,
    Organisation,
    Person,
    Role,
)
from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.loading import load_knowledge
from dateline.knowledge.places import ATTRIBUTION

__all__ = [
    "ATTRIBUTION",
    "Agent",
    "AgentKind",
    "Country",
    "CountryForm",
    "CountryName",
    "Holding",
    "Knowledge",
    "Organisation",
    "Person",
    "Role",
    "load_knowledge",
]
