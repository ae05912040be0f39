"""Fixtures that every room's tests share: the coder and the parser are loaded once for the whole run."""

import pytest


@pytest.fixture(scope="session")
def coder():
    import dateline

    return dateline.load()


@pytest.fixture(scope="session")
def parse_text():
    """Parse one text without cleaning it first."""
    from dateline.parsing import parse
    from dateline.records import Article

    def read(text, **fields):
        return next(parse([Article("a", text, **fields)]))

    return read


@pytest.fixture(scope="session")
def token_in(parse_text):
    """Return the first token of a text with the given words."""

    def find(text, word):
        return next(token for token in parse_text(text).doc if token.text == word)

    return find
