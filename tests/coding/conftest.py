"""A coder that hears the lexicon and the typing model alone."""

import pytest
from msgspec.structs import replace

from dateline.coding import judging
from dateline.coding.model import load_weights
from dateline.coding.pooling import load_pooling
from dateline.running.coder import load
from dateline.settings import load_settings


@pytest.fixture(scope="package")
def fast_coder():
    """A coder of the fast tier, with the threshold that the typing model was trained to."""
    return load(load_settings(tier="fast", min_confidence=load_weights().threshold))


@pytest.fixture
def lexicon_coder(monkeypatch, fast_coder):
    """Let the encoder read nothing: rules and modes meet what lexicon and typing model make of a text."""
    unread = replace(load_pooling(), doubtful=(2.0, 2.0))
    monkeypatch.setattr(judging, "load_pooling", lambda: unread)
    return fast_coder
