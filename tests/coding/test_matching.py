import pytest

from dateline.codebook import load_lexicon
from dateline.coding.matching import match


@pytest.mark.parametrize(
    ("text", "word", "event_type", "mode"),
    [
        ("Kenyan police arrested three men.", "arrested", "COERCE", "arrest"),
        ("The two presidents met in Lima.", "met", "CONSULT", None),
        ("France called on Mali to free the journalist.", "called", "REQUEST", None),
        ("Ghana sent troops to the border.", "sent", "MOBILIZE", "troops"),
        ("Ghana sent medicine to Togo.", "sent", "AID", None),
        ("The workers took to the streets.", "took", "PROTEST", "demo"),
    ],
)
def test_the_construction_decides_the_type(token_in, text, word, event_type, mode):
    entry = match(token_in(text, word), load_lexicon())
    assert entry is not None
    assert (entry.event_type, entry.mode) == (event_type, mode)


def test_a_word_in_no_entry_is_no_candidate(token_in):
    assert match(token_in("The sun rose over the harbour.", "rose"), load_lexicon()) is None
