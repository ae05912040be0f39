import pytest

from dateline.coding import judging
from dateline.coding.judging import judge, see
from dateline.coding.pooling import Tier, load_pooling
from dateline.knowledge import load_knowledge
from dateline.parsing import parse
from dateline.reading import from_text
from dateline.records import EventType, Status
from dateline.resolving.article import resolve


def resolved(text: str):
    return resolve(next(parse([from_text(text, published="2025-01-29")])), load_knowledge())


def judged(text: str, tier: Tier = Tier.ACCURATE):
    return {one.candidate.trigger.text: one for one in judge(resolved(text), tier)}


def test_an_act_that_the_lexicon_does_not_know_is_found_by_the_encoder():
    text = "Malian soldiers butchered dozens of herders near Mopti."
    everything = see(resolved(text), Tier.ACCURATE, load_pooling())
    (one,) = (seen for seen in everything if seen.candidate.trigger.text == "butchered")
    assert one.lexicon is None
    found = judged(text)["butchered"]
    assert found.verdict.event_type is EventType.ASSAULT
    assert "MLI" in {actor.country for actor in found.candidate.actors}


def test_the_fast_tier_reads_only_where_the_lexicon_is_in_doubt(monkeypatch):
    asked: list[int] = []
    encoder = judging.load_encoder()
    plain = type(encoder).read

    def counted(self, sentences):
        asked.append(len(sentences))
        return plain(self, sentences)

    monkeypatch.setattr(type(encoder), "read", counted)
    text = "The Israeli army shelled the town. A Polish minister slept. Greek officials watched a film."
    judged(text)
    everything = sum(asked)
    asked.clear()
    judged(text, Tier.FAST)
    assert sum(asked) < everything == 3


def test_sentences_with_no_room_for_an_act_are_not_read(monkeypatch):
    monkeypatch.setattr(judging, "load_encoder", lambda: pytest.fail("the encoder was asked"))
    assert judge(resolved("It rained. It snowed."), Tier.ACCURATE) == []


def test_sides_of_a_passive():
    found = judged("Two Ukrainian villages were shelled by Russian troops on Monday.")["shelled"]
    assert {actor.country for actor in found.candidate.actors} == {"RUS"}
    assert {actor.country for actor in found.candidate.recipients} == {"UKR"}


def test_nobody_acts_upon_himself():
    for one in judged("Chad closed its border with Libya.").values():
        assert not {a.name for a in one.candidate.actors} & {r.name for r in one.candidate.recipients}


def test_a_plan_is_planned_and_a_denial_denied():
    planned = judged("French President Emmanuel Macron will visit Denmark next week.")["visit"]
    assert planned.status.status is Status.PLANNED
    denied = judged("Turkish police denied beating the Kurdish protesters.")["beating"]
    assert denied.status.status is Status.DENIED


def test_modes_are_those_of_the_act():
    found = judged("Egyptian police arrested three Sudanese reporters.")["arrested"]
    assert (found.verdict.event_type, found.mode) == (EventType.COERCE, "arrest")
