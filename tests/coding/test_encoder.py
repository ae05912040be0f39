import hashlib
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from dateline.coding import encoder as room
from dateline.coding.encoder import DIGESTS, NETWORK, STATUS_COLUMNS, TYPE_COLUMNS, RelationModelAltered, load_encoder
from dateline.records import EventType, Status

SHELLED = ["The", "army", "shelled", "the", "town", "on", "Monday", "."]
MET = ["Ministers", "of", "Chad", "and", "Niger", "met", "in", "Zinder", "."]


def test_chances_of_every_word_sum_to_one():
    (reading,) = load_encoder().read([SHELLED])
    assert reading.kinds.shape == (len(SHELLED), 17)
    assert np.allclose(reading.kinds.sum(axis=1), 1, atol=1e-5)
    assert np.allclose(reading.statuses.sum(axis=1), 1, atol=1e-5)


def test_the_trigger_is_found_with_its_type_and_status():
    shelled, met = load_encoder().read([SHELLED, MET])
    assert shelled.kinds[2].argmax() == TYPE_COLUMNS[EventType.ASSAULT]
    assert shelled.statuses[2].argmax() == STATUS_COLUMNS[Status.OCCURRED]
    assert met.kinds[5].argmax() == TYPE_COLUMNS[EventType.CONSULT]
    assert shelled.kinds[4, 0] > 0.9


def test_readings_come_in_the_order_of_the_sentences():
    sentences = [SHELLED, MET * 3, SHELLED[:5], MET]
    together = load_encoder().read(sentences)
    for sentence, reading in zip(sentences, together, strict=True):
        assert len(reading.kinds) == len(sentence)
        (alone,) = load_encoder().read([sentence])
        # Activations are scaled by batch: the last digits may differ, what is read may not.
        assert np.abs(alone.kinds - reading.kinds).max() < 0.1


def test_words_past_the_longest_sentence_are_no_events():
    (reading,) = load_encoder().read([["shelled"] * 400])
    assert reading.kinds[-1, 0] == 1
    assert len(reading.kinds) == 400


def test_roles_are_chances():
    (reading,) = load_encoder().read([SHELLED])
    roles = load_encoder().roles(reading, 2, [1, 4], ["nsubj", "dobj"])
    assert roles.shape == (2, 3)
    assert roles[0].argmax() == 1
    assert roles[1].argmax() == 2


def test_vectors_are_one_a_word():
    (reading,) = load_encoder().read([MET], vectors=True)
    assert reading.vectors.shape == (len(MET), 384)
    assert load_encoder().read([MET])[0].vectors is None


def test_modes_have_names():
    encoder = load_encoder()
    columns = encoder.mode_columns(["visit", "no such mode"])
    assert [encoder.mode_name(column) for column in columns] == [None, "visit"]


def _copied(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in (NETWORK, room.NUMBERS, room.TOKENIZER, DIGESTS):
        shutil.copyfile(str(files(room.FOLDER).joinpath("data", name)), folder / name)
    return folder


@pytest.fixture
def another_folder(monkeypatch, tmp_path):
    folder = _copied(tmp_path)
    monkeypatch.setattr(room, "files", lambda package: tmp_path)
    load_encoder.cache_clear()
    yield folder
    monkeypatch.undo()
    load_encoder.cache_clear()


def test_an_altered_network_is_refused(another_folder):
    raw = bytearray((another_folder / NETWORK).read_bytes())
    raw[len(raw) // 2] ^= 1
    (another_folder / NETWORK).write_bytes(bytes(raw))
    with pytest.raises(RelationModelAltered, match="not the one that was shipped"):
        load_encoder()


def test_a_missing_file_is_told(another_folder):
    (another_folder / room.TOKENIZER).unlink()
    with pytest.raises(RelationModelAltered, match="not there"):
        load_encoder()


def test_the_shipped_files_have_their_digests_and_fit_the_wheel():
    folder = files(room.FOLDER).joinpath("data")
    listed = dict(reversed(line.split()) for line in folder.joinpath(DIGESTS).read_text("ascii").splitlines())
    assert set(listed) == {NETWORK, room.NUMBERS, room.TOKENIZER}
    for name, digest in listed.items():
        assert hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest() == digest
    assert len(folder.joinpath(NETWORK).read_bytes()) < 25_000_000
