from dateline.resolving.quotes.cues import Commitment, load_cues


def test_every_form_of_a_verb_is_a_cue():
    verbs = load_cues().verbs
    for form in ("say", "says", "said", "saying", "told", "denies", "denied", "admitted"):
        assert form in verbs


def test_several_hundred_cues():
    table = load_cues()
    assert len({cue.base for cues in table.verbs.values() for cue in cues}) > 300


def test_the_construction_decides_the_commitment():
    (tell,) = (cue for cue in load_cues().verbs["told"] if not cue.behind)
    assert tell.constructions["clause"] is Commitment.STATED
    assert tell.constructions["order"] is Commitment.ORDERED


def test_the_longest_cue_comes_first():
    first, *_ = load_cues().verbs["called"]
    assert first.behind
