import hashlib

import pytest

from dateline.coding import model
from dateline.coding.model import Weights, WeightsAltered, chances, load_weights, loudest

TINY = Weights(
    "tiny",
    ("NONE", "CONSULT", "ASSAULT"),
    (0.0, -1.0, -1.0),
    {"lemma=meet.v": {1: 3.0}, "nobody": {0: 4.0}, "lemma=kill.v": {2: 3.0}},
    1.0,
    0.5,
)


def test_the_loudest_class_wins_and_says_why():
    names = ["lemma=meet.v", "unknown feature"]
    shares = chances(names, TINY)
    assert 0.8 < shares[1] < 0.9
    assert loudest(names, TINY, shares) == ("lemma=meet.v",)


def test_no_event_takes_its_share_of_the_chances():
    shares = chances(["lemma=meet.v", "nobody"], TINY)
    assert shares[1] < 0.2
    assert sum(shares) == pytest.approx(1)


def test_the_shipped_weights_are_the_ones_that_were_trained():
    weights = load_weights()
    assert weights.classes[0] == "NONE"
    assert len(weights.classes) == 17
    assert 0 < weights.threshold < 1


def test_altered_weights_are_refused(monkeypatch, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/typing_model.json").write_bytes(b"{}")
    digest = hashlib.sha256(b"something else").hexdigest()
    (tmp_path / "data/typing_model.sha256").write_text(f"{digest}  typing_model.json\n")
    monkeypatch.setattr(model, "files", lambda package: tmp_path)
    load_weights.cache_clear()
    with pytest.raises(WeightsAltered):
        load_weights()
    monkeypatch.undo()
    load_weights.cache_clear()
    load_weights()
