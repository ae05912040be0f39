"""Facts compiled once: the same answers, a sound file, and none where the folder cannot be written."""

from datetime import date

import msgspec
import pytest

from dateline.knowledge import Knowledge, load_knowledge
from dateline.knowledge.compiling import Facts, compile_facts, keep_compiled, read_compiled, tables_digest
from dateline.knowledge.facts import Country, Holding, Office, Person
from dateline.knowledge.loading import _load

NORWAY = Country(
    "NOR", "Norway", "state", "NOR", (), ("Norwegian",), ("Norwegians",), ("Oslo",), 62.0, 10.0, 385, 385
)  # fmt: skip
FACTS = Facts(
    countries=[NORWAY],
    organisations=[],
    persons=[
        Person(
            "Kari Fjell",
            ("Kari A. Fjell",),
            (Holding("Kari Fjell", "mayor", "NOR", "GOV", date(2030, 1, 2), None),),
        )
    ],
    offices=[Office("mayor", "GOV", ("lady mayor",), single=True)],
    agents=[],
    given_names={"kari": "f"},
    actor_words={},
    group_words={},
)


def test_what_is_kept_is_what_was_compiled(tmp_path):
    compiled = compile_facts(FACTS)
    keep_compiled(tmp_path, "abc", compiled)
    kept = read_compiled(tmp_path, "abc")
    assert msgspec.msgpack.encode(kept, order="deterministic") == msgspec.msgpack.encode(
        compiled, order="deterministic"
    )
    knowledge = Knowledge(kept)
    assert knowledge.holder_on("mayor", "NOR", date(2031, 1, 1)).name == "Kari Fjell"
    assert knowledge.names.get("Norwegians")[0].country.code == "NOR"
    assert knowledge.identity_of("Kari Fjell").entity_id == "person:kari-fjell"


def test_a_damaged_file_is_not_used(tmp_path):
    keep_compiled(tmp_path, "abc", compile_facts(FACTS))
    (path,) = tmp_path.glob("*.msgpack")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert read_compiled(tmp_path, "abc") is None


def test_other_tables_have_another_file(tmp_path):
    assert tables_digest([("a.tsv", b"1")]) != tables_digest([("a.tsv", b"2")])
    assert tables_digest([("a.tsv", b"1")]) != tables_digest([("b.tsv", b"1")])
    keep_compiled(tmp_path, "abc", compile_facts(FACTS))
    assert read_compiled(tmp_path, "abd") is None


def test_only_a_few_files_are_kept(tmp_path):
    for number in range(7):
        keep_compiled(tmp_path, f"d{number}", compile_facts(FACTS))
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("folder", ["missing", "file/below"])
def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / folder))
    _load.cache_clear()
    try:
        assert load_knowledge().names.get("Norway")
    finally:
        _load.cache_clear()


def test_persons_are_the_same_objects_every_time():
    knowledge = load_knowledge()
    assert knowledge.persons[7] is knowledge.persons[7]
    assert knowledge.persons[3:5] == [knowledge.persons[3], knowledge.persons[4]]
