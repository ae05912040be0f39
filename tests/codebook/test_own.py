"""A codebook of one's own: what a file says, and what each fault in one is called."""

import tomllib
from pathlib import Path

import pytest

from dateline.codebook.marks import BadMark, read_marked
from dateline.codebook.own import UnknownOwnType, read_own, template
from dateline.errors import DatelineError
from dateline.records import EventType

WATER = Path(__file__).with_name("water.toml")

GOOD = """
[codebook]
name = "harbour"

[types.SMUGGLE]
definition = "Goods are brought in without paying."
examples = ["<Fishermen> [smuggled] diesel.", "The [smuggling] of diesel to {Velda} went on."]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sentence_is_read_with_its_marks() -> None:
    marked = read_marked("<The militia> [seized]  boxes\nfrom {the commission} and {a school}.", "here")
    assert marked.text == "The militia seized boxes from the commission and a school."
    words = [marked.text[slice(*span)] for span in (marked.trigger, *marked.actors, *marked.recipients)]
    assert words == ["seized", "The militia", "the commission", "a school"]
    assert marked.shown == "The militia [seized] boxes from the commission and a school."


def test_blanks_inside_a_mark_do_not_count() -> None:
    assert read_marked("They [ seized ] it.", "here").shown == "They [seized] it."


@pytest.mark.parametrize(
    ("marked", "what"),
    [
        ("The militia seized boxes.", "no word stands in"),
        ("The [militia] [seized] boxes.", "two words stand in"),
        ("The militia [seized boxes.", "is not closed"),
        ("The militia seized] boxes.", "closes nothing"),
        ("The militia [] boxes.", "no word in"),
        ("The <militia [seized]> boxes.", "opens inside"),
        ("The <militia} [seized] boxes.", "closes nothing"),
    ],
)
def test_marks_that_do_not_fit_are_told(marked: str, what: str) -> None:
    with pytest.raises(BadMark, match=what):
        read_marked(marked, "here")


def test_a_codebook_holds_its_types_in_order(tmp_path: Path) -> None:
    codebook = read_own(written(tmp_path, GOOD))
    (smuggle,) = codebook.types
    assert (codebook.name, smuggle.name, smuggle.definition) == (
        "harbour-1",
        "SMUGGLE",
        "Goods are brought in without paying.",
    )
    assert (smuggle.quad_class, smuggle.score, smuggle.cameo_code, smuggle.near_misses) == (None, None, None, ())


def test_what_a_type_gives_its_events_is_read() -> None:
    codebook = read_own(WATER)
    assert codebook.name == "water-1"
    shutoff = codebook.types[0]
    assert (shutoff.quad_class, shutoff.score, shutoff.cameo_code) == (4, -7.0, "172")
    assert shutoff.plover == (EventType.SANCTION, EventType.COERCE)
    assert len(codebook.near_misses) == 2


def test_another_byte_is_another_digest(tmp_path: Path) -> None:
    before = read_own(written(tmp_path, GOOD)).digest
    assert read_own(written(tmp_path, GOOD + "# a remark\n")).digest != before


def test_the_template_can_be_read(tmp_path: Path) -> None:
    codebook = read_own(written(tmp_path, template()))
    assert [len(each.examples) for each in codebook.types] == [8, 8, 8]
    assert all(each.near_misses for each in codebook.types)
    assert set(tomllib.loads(template())) == {"codebook", "types"}


@pytest.mark.parametrize(
    ("change", "code", "told"),
    [
        (("[codebook]", "[codebook"), "DL-B011", "not valid TOML"),
        (("definition", "definiton"), "DL-B012", "did you mean definition?"),
        (('name = "harbour"', 'nmae = "harbour"'), "DL-B012", "did you mean name?"),
        (("[codebook]", "[codebok]"), "DL-B012", "did you mean codebook?"),
        (('definition = "Goods are brought in without paying."\n', ""), "DL-B012", "definition is missing"),
        (('"Goods are brought in without paying."', "3"), "DL-B013", "is no text"),
        (("definition", "quad = 5\ndefinition"), "DL-B013", "is no quad class"),
        (("definition", "score = -11\ndefinition"), "DL-B013", "is no score"),
        (("definition", "cameo = 175\ndefinition"), "DL-B013", "is no CAMEO code"),
        (("definition", 'plover = "COERSE"\ndefinition'), "DL-B013", "did you mean COERCE?"),
        (("examples = [", "examples = [1, "), "DL-B013", "no list of sentences"),
        (("types.SMUGGLE", "types.Smuggle"), "DL-B014", "write [types.SMUGGLE]"),
        (("types.SMUGGLE", 'types."coast guard"'), "DL-B014", "write [types.COAST_GUARD]"),
        (("types.SMUGGLE", "types.PROTEST"), "DL-B014", "is a type of PLOVER"),
        (('"harbour"', '"Harbour"'), "DL-B014", "cannot be called"),
        (('"harbour"', '"plover"'), "DL-B014", "cannot be called"),
        (("[smuggled]", "smuggled"), "DL-B015", "no word stands in"),
        ((', "The [smuggling] of diesel to {Velda} went on."', ""), "DL-B016", "2 are the fewest"),
        ((GOOD[GOOD.index("[types") :], "[types]"), "DL-B016", "no type"),
        (("The [smuggling] of diesel to {Velda} went on.", "Fishermen [smuggled] diesel."), "DL-B017", "twice"),
        (("definition", 'near_misses = ["Fishermen [smuggled] diesel."]\ndefinition'), "DL-B017", "at once"),
    ],
)
def test_every_fault_has_its_number_and_says_what_to_do(
    tmp_path: Path, change: tuple[str, str], code: str, told: str
) -> None:
    assert change[0] in GOOD
    with pytest.raises(DatelineError) as raised:
        read_own(written(tmp_path, GOOD.replace(*change)))
    assert raised.value.code == code
    assert told in str(raised.value)
    assert "own.toml" in str(raised.value)


def test_one_sentence_of_two_types_is_a_contradiction(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[types") :].replace("SMUGGLE", "TRADE")
    with pytest.raises(DatelineError, match="of SMUGGLE and of TRADE"):
        read_own(written(tmp_path, GOOD + second))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="No such file") as raised:
        read_own(tmp_path / "nowhere.toml")
    assert raised.value.code == "DL-B010"


def test_types_that_are_asked_for_must_exist() -> None:
    codebook = read_own(WATER)
    codebook.check_types(["SHUTOFF"], "--type")
    with pytest.raises(UnknownOwnType) as raised:
        codebook.check_types(["SHUTOF"], "--type")
    assert "did you mean SHUTOFF?" in str(raised.value)
