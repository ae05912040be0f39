"""What tense, modal and negation spell out, sentence by sentence and over a set of sentences of our own."""

from collections import Counter
from pathlib import Path

import pytest

from dateline.coding.status import Written, find_trigger, written_status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Rebels *attacked the port.", Written.OCCURRED),
        ("The minister has *met his counterpart.", Written.OCCURRED),
        ("The chancellor will *visit Ankara.", Written.PLANNED),
        ("The chancellor is going to *visit Ankara.", Written.PLANNED),
        ("The two leaders are expected to *meet in May.", Written.PLANNED),
        ("The army might *attack the convoy.", Written.HYPOTHETICAL),
        ("The union would *back the plan.", Written.HYPOTHETICAL),
        ("The army must *leave the town.", Written.HYPOTHETICAL),
        ("The army did not *attack the convoy.", Written.NEGATED),
        ("There were no *talks.", Written.NEGATED),
        ("The court will not only *hear the case but rule on it.", Written.PLANNED),
        ("The two sides ought to *talk.", Written.HYPOTHETICAL),
        ("The rebels agreed to *leave the bridge.", Written.UNSPECIFIED),
        ("The *attack surprised the town.", Written.UNSPECIFIED),
        ("The army *patrols the harbour.", Written.UNSPECIFIED),
    ],
)
def test_grammar_alone(starred, sentence, status):
    assert written_status(starred(sentence)) is status


def written_sentences():
    """Return the sentences of written.tsv: text, the event's code points, its status."""
    lines = (Path(__file__).parent / "written.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "sentence\t"))]
    for sentence, status in rows:
        start, end = sentence.index("["), sentence.index("]")
        yield sentence.replace("[", "").replace("]", ""), start, end - 1, Written(status)


def test_a_set_of_sentences_is_read_nearly_without_fault(parse_text):
    pairs = Counter()
    for text, start, end, status in written_sentences():
        pairs[status, written_status(find_trigger(parse_text(text).doc, start, end))] += 1
    for status in Written:
        right = pairs[status, status]
        told = sum(count for (_, read), count in pairs.items() if read is status)
        gold = sum(count for (written, _), count in pairs.items() if written is status)
        assert 2 * right / (told + gold) >= 0.95, status
