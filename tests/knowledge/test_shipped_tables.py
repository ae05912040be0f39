"""Every shipped fact passes the checks that a user's own facts must pass, and each table says where it is from."""

import pytest

from dateline.knowledge import load_knowledge
from dateline.knowledge.checking import check_facts
from dateline.knowledge.own import OwnFacts
from dateline.knowledge.tables import checked_until, shipped_parts, shipped_text

KNOWLEDGE = load_knowledge()
TABLES = [
    part
    for name in ("countries.tsv", "holders", "heads", "leaders.tsv", "offices.tsv", "organisations.tsv", "agents.tsv")
    for part in shipped_parts(name)
]


def test_codes_and_days_are_sound():
    facts = OwnFacts(
        persons=list(KNOWLEDGE.persons),
        organisations=list(KNOWLEDGE.organisations),
        agents=list(KNOWLEDGE.agents.values()),
        offices=list(KNOWLEDGE.offices.values()),
    )
    check_facts(facts, set(KNOWLEDGE.countries), "the shipped tables")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_where_it_is_from_and_when_it_was_checked(table):
    text = shipped_text(table)
    assert "# Source: " in text
    assert checked_until(text) is not None


def test_no_two_persons_have_one_name():
    names = [person.name for person in KNOWLEDGE.persons]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_there_is_as_much_as_the_documentation_says():
    heads = {"president", "prime minister", "chancellor", "king", "supreme leader"}
    held = [holding for person in KNOWLEDGE.persons for holding in person.holdings]
    assert sum(holding.office in heads for holding in held) >= 2000
    assert len(KNOWLEDGE.organisations) >= 1000
    assert len({country.code for country in KNOWLEDGE.countries.values() if country.kind == "state"}) >= 193
