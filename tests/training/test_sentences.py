"""The written training sentences: every line can be read, and there is enough of everything."""

from collections import Counter
from pathlib import Path

import pytest
from sentences import BadSentence, modes_of_types, read_marked, read_sentences

from dateline.records import EventType, Status

DATA = Path(__file__).parents[2] / "training" / "data"
SENTENCES = [sentence for path in sorted(DATA.glob("*.jsonl")) for sentence in read_sentences(path)]
MODES = modes_of_types()


def read(marked, about=""):
    return read_marked("x", marked, about, MODES)


def test_marks_become_text_and_spans():
    marked = (
        "<a1>Norway</a1> will <t1 AGREE visit planned act=CONSULT>visit</t1> <r1>Kenya</r1> after <n>talks</n> failed."
    )
    sentence = read(marked)
    assert sentence.text == "Norway will visit Kenya after talks failed."
    (event,) = sentence.events
    assert (event.event_type, event.act, event.mode, event.status) == (
        EventType.AGREE, EventType.CONSULT, "visit", Status.PLANNED,
    )  # fmt: skip
    assert [sentence.text[slice(*span)] for span in (*event.actors, event.trigger, *event.recipients)] == [
        "Norway", "visit", "Kenya",
    ]  # fmt: skip
    assert [sentence.text[slice(*span)] for span in sentence.not_events] == ["talks"]


def test_one_party_of_two_acts():
    sentence = read(
        "<a1,2>Rebels</a1,2> <t1 ASSAULT - occurred>attacked</t1> and <t2 COERCE seize occurred>took</t2> it."
    )
    assert [event.actors for event in sentence.events] == [[(0, 6)], [(0, 6)]]


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("<a1>Chad voted.", "not closed"),
        ("Chad <t1 ASSAULT - occurred>attacked</t1>.", "no party"),
        ("<a1>Chad</a1> <t1 ASSAULT visit occurred>attacked</t1>.", "no mode 'visit'"),
        ("<a2>Chad</a2> <t1 ASSAULT - occurred>attacked</t1>.", "belongs to no trigger"),
        ("<a1>Chad </a1><t1 ASSAULT - occurred>attacked</t1>.", "blanks at its ends"),
        ("<a1>Chad</a1> <t1 ASSAULT occurred>attacked</t1>.", "TYPE MODE STATUS"),
    ],
)
def test_a_wrong_mark_is_told(marked, said):
    with pytest.raises(BadSentence, match=said):
        read(marked)


def test_there_are_enough_of_every_type_mode_and_status():
    events = [event for sentence in SENTENCES for event in sentence.events]
    types = Counter(event.event_type for event in events)
    modes = Counter((event.act.value, event.mode) for event in events)
    statuses = Counter(event.status for event in events)
    assert len(SENTENCES) >= 3000
    assert min(types[kind] for kind in EventType) >= 100
    assert [(kind, mode) for kind, held in MODES.items() for mode in held if modes[kind, mode] < 15] == []
    assert min(statuses[status] for status in Status) >= 200
    assert sum(not sentence.events for sentence in SENTENCES) >= 1000


def test_no_sentence_stands_there_twice():
    texts = Counter(sentence.text for sentence in SENTENCES)
    assert [text for text, count in texts.items() if count > 1] == []
    ids = Counter(sentence.sentence_id for sentence in SENTENCES)
    assert [name for name, count in ids.items() if count > 1] == []
