import pytest

from dateline.coding.relation import read_relation
from dateline.parsing import parse
from dateline.reading import from_text
from dateline.records import EventType


def relation(text: str, actor: str, recipient: str):
    spans = [(text.index(words), text.index(words) + len(words)) for words in (actor, recipient)]
    return read_relation(next(parse([from_text(text)])), *spans)


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind", "trigger"),
    [
        ("Iran accused France of spying.", "Iran", "France", EventType.ACCUSE, "accused"),
        ("Norway sent $5 million in aid to Malawi.", "Norway", "Malawi", EventType.AID, "sent"),
        ("Rebels shelled government troops near Aleppo.", "Rebels", "government troops", EventType.ASSAULT, "shelled"),
        ("Angolan police arrested the poet.", "Angolan police", "the poet", EventType.COERCE, "arrested"),
    ],
)  # fmt: skip
def test_given_pairs(text, actor, recipient, kind, trigger):
    found = relation(text, actor, recipient)
    assert found.event_type is kind
    assert 0.3 < found.confidence <= 1
    assert found.trigger is not None
    assert text[slice(*found.trigger)] == trigger


def test_direction_counts():
    text = "Iran, which Iraq had praised, bombed a Saudi convoy."
    assert relation(text, "Iran", "a Saudi convoy").event_type is EventType.ASSAULT
    assert relation(text, "Iraq", "Iran").event_type is EventType.SUPPORT


def test_a_recipient_that_the_text_does_not_name():
    text = "Wildlife authorities opened an investigation after a manatee was found hurt."
    found = read_relation(next(parse([from_text(text)])), (0, 20), (len(text), len(text)))
    assert found.event_type is EventType.ACCUSE


def test_a_pair_of_nobody_has_no_relation():
    text = "It rained."
    found = read_relation(next(parse([from_text(text)])), (0, 0), (0, 0))
    assert (found.event_type, found.trigger, found.confidence) == (None, None, 0.0)
