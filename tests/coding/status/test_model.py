import hashlib
from importlib.resources import files

import pytest

from dateline.coding.status import model
from dateline.coding.status.model import STATUSES, StatusWeightsAltered, load_model, weigh


def test_every_signal_has_a_weight_for_each_status_and_each_stretch_of_the_scale():
    weights = load_model()
    width = len(STATUSES) + len(weights.edges) - 1
    assert {len(row) for row in weights.signals.values()} == {width}


def test_unknown_signals_change_nothing_and_a_signal_counts_once():
    weights = load_model()
    plain = weigh([("own.neg", 3)], weights)
    assert weigh([("own.neg", 3), ("never.seen", 4), ("own.neg", 5)], weights) == plain


def test_negation_lowers_the_degree():
    weights = load_model()
    assert weigh([("own.form=past", 1), ("own.neg", 2)], weights).degree < weigh([("own.form=past", 1)], weights).degree


def test_altered_weights_are_refused(tmp_path, monkeypatch):
    folder = files("dateline.coding.status").joinpath("data")
    raw = folder.joinpath("status_model.json").read_bytes().replace(b"own.neg", b"own.nag", 1)
    data = tmp_path / "data"
    data.mkdir()
    (data / "status_model.json").write_bytes(raw)
    (data / "status_model.sha256").write_bytes(folder.joinpath("status_model.sha256").read_bytes())
    monkeypatch.setattr(model, "files", lambda _: tmp_path)
    load_model.cache_clear()
    try:
        with pytest.raises(StatusWeightsAltered, match="DL-C011"):
            load_model()
    finally:
        load_model.cache_clear()


def test_shipped_digest_belongs_to_the_shipped_weights():
    folder = files("dateline.coding.status").joinpath("data")
    digest = hashlib.sha256(folder.joinpath("status_model.json").read_bytes()).hexdigest()
    assert folder.joinpath("status_model.sha256").read_text(encoding="ascii").split()[0] == digest
