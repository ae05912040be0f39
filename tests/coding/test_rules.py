"""The coding rules of the codebook: every example and counter-example of the data, end to end."""

import pytest
from notation import in_short

from dateline.codebook import load_codebook, load_lexicon
from dateline.codebook.rules import Effect, Example, Rule, load_rules, read_rule
from dateline.codebook.tables import CodebookBroken

RULES = load_rules()
PUBLISHED = "2024-03-05"  # a Tuesday
EXAMPLES = [pytest.param(rule, each, id=f"{rule.id}: {each.text}") for rule in RULES for each in rule.examples]
COUNTERS = [pytest.param(rule, each, id=f"{rule.id}: {each.text}") for rule in RULES for each in rule.counter_examples]
LEAST = {"id": "a", "source": "b", "effect": "hold", "because": "c", "examples": [], "counter_examples": []}


def _is_named(rule: Rule, events) -> bool:
    return any(f"rule {rule.id}: " in reason for event in events for reason in event.why)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_gives_its_events_and_names_its_rule(lexicon_coder, rule: Rule, example: Example):
    events = lexicon_coder.code(example.text, published=PUBLISHED).events
    assert [in_short(event) for event in events] == list(example.gives)
    assert not events or _is_named(rule, events)


@pytest.mark.parametrize(("rule", "example"), COUNTERS)
def test_a_counter_example_is_coded_without_the_rule(lexicon_coder, rule: Rule, example: Example):
    events = lexicon_coder.code(example.text, published=PUBLISHED).events
    assert [in_short(event) for event in events] == list(example.gives)
    assert not _is_named(rule, events)


def test_every_rule_has_both_kinds_of_sentences():
    assert [rule.id for rule in RULES if not rule.examples or not rule.counter_examples] == []
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_rules_name_entries_of_the_lexicon():
    keys = {entry.key for entry in load_lexicon().entries}
    assert {key for rule in RULES for key in rule.entries} - keys == set()


def test_rules_name_modes_of_the_codebook():
    modes = {mode for _, mode in load_codebook().modes} | {"any", "none"}
    named = {kind.mode for rule in RULES for kind in (*rule.types, *rule.beside)} | {
        rule.mode or "none" for rule in RULES
    }
    assert named - modes == set()


def test_effects_on_one_act_come_before_those_among_acts():
    order = list(Effect)
    ranks = [order.index(rule.effect) for rule in RULES if rule.effect not in (Effect.HOLD, Effect.RETYPE)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    "change", [{"effect": "no such effect"}, {"types": ["NOTHING"]}, {"colour": "red"}, {"status": ["x"]}]
)
def test_a_rule_that_cannot_be_read_is_told_by_name(change):
    with pytest.raises(CodebookBroken, match=r"(?s)DL-B001.*rule a"):
        read_rule({**LEAST, **change})
