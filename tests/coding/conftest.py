import pytest
from msgspec.structs import replace

from dateline.coding import judging
from dateline.coding.model import load_weights
from dateline.coding.pooling import load_pooling
from dateline.running.coder import load
from dateline.settings import load_settings


@pytest.fixture
def lexicon_alone(monkeypatch):
    """Let the encoder read nothing, so that the rules meet what the lexicon and the typing model make of a sentence."""
    unread = replace(load_pooling(), doubtful=(2.0, 2.0))
    monkeypatch.setattr(judging, "load_pooling", lambda: unread)


@pytest.fixture(scope="package")
def fast_coder():
    return load(load_settings(tier="fast", min_confidence=load_weights().threshold))
