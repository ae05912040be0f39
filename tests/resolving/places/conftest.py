"""Parses of the sentences in these tests, by the real pipeline and the real knowledge."""

from functools import lru_cache

import pytest

from dateline.knowledge.loading import load_knowledge
from dateline.parsing import ParsedArticle, parse
from dateline.records import Article
from dateline.resolving.places import read_places


@lru_cache(maxsize=256)
def parse_text(text: str) -> ParsedArticle:
    return next(iter(parse([Article("test", text)])))


@pytest.fixture(scope="session")
def parsed_text():
    return parse_text


@pytest.fixture(scope="session")
def places_of():
    """Give the function from a text to its places."""
    return lambda text, given=None: read_places(parse_text(text), load_knowledge(), given)
