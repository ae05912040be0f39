import hashlib

import pytest

from dateline.coding import model
from dateline.coding.model import Weights, WeightsAltered, load_weights, weigh

TINY = Weights(
    "tiny",
    ("NONE", "CONSULT", "ASSAULT"),
    (0.0, -1.0, -1.0),
    {"lemma=meet.v": {1: 3.0}, "nobody": {0: 4.0}, "lemma=kill.v": {2: 3.0}},
    1.0,
    0.5,
)


def test_the_loudest_class_wins_and_says_why():
    verdict = weigh(["lemma=meet.v", "unknown feature"], TINY)
    assert verdict.event_type == "CONSULT"
    assert verdict.reasons == ("lemma=meet.v",)
    assert 0.8 < verdict.confidence < 0.9


def test_no_event_takes_its_share_of_the_chances():
    assert weigh(["lemma=meet.v", "nobody"], TINY).confidence < 0.2


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
