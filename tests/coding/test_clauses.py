"""Who does what to whom, through the constructions that news uses."""

import pytest

from dateline.coding import clauses


def words(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "actors", "objects"),
    [
        ("Police arrested two students.", "arrested", ["Police"], ["students"]),
        ("Two students were arrested by police.", "arrested", ["police"], ["students"]),
        ("Two students were arrested on Monday.", "arrested", [], ["students"]),
        ("Soldiers entered the town and burned a school.", "burned", ["Soldiers"], ["school"]),
        ("The minister plans to visit Norway.", "visit", ["minister"], ["Norway"]),
        ("Peru urged Bolivia to release the pilot.", "release", ["Bolivia"], ["pilot"]),
        ("Peru promised Bolivia to release the pilot.", "release", ["Peru"], ["pilot"]),
        ("The rebels who shelled the city withdrew.", "shelled", ["rebels"], ["city"]),
        ("The people killed in the raid were farmers.", "killed", [], ["people"]),
        ("Kenya and Uganda signed the treaty.", "signed", ["Kenya", "Uganda"], ["treaty"]),
    ],
)
def test_actor_and_object_of_a_verb(token_in, text, verb, actors, objects):
    token = token_in(text, verb)
    assert words(clauses.actors(token)) == actors
    assert words(clauses.objects(token)) == objects


def test_the_owner_and_the_nation_of_an_event_noun(token_in):
    assert words(clauses.owners(token_in("Norway's visit ended.", "visit"))) == ["Norway"]
    assert words(clauses.modifiers(token_in("Turkish airstrikes hit the town.", "airstrikes"))) == ["Turkish"]


def test_a_carrying_verb_lends_its_subject_to_the_noun(token_in):
    assert words(clauses.carrier_subjects(token_in("Sudan launched an attack on the camp.", "attack"))) == ["Sudan"]
    assert words(clauses.carrier_subjects(token_in("Sudan regretted the attack.", "attack"))) == []


def test_parties_after_prepositions_also_one_step_lower(token_in):
    talks = token_in("The envoy held talks on Monday with Iran.", "talks")
    assert words(clauses.prepositional(talks, "with")) == ["Iran"]
    agreement = token_in("The agreement this month between Peru and Chile ended a dispute.", "agreement")
    assert words(clauses.prepositional(agreement, "between")) == ["Peru", "Chile"]


def test_the_speaker_of_a_judgement(token_in):
    token = token_in("Poland said that Belarus was responsible for the crisis.", "responsible")
    assert words(clauses.speakers(token)) == ["Poland"]


def test_the_clause_above_gives_a_finite_verb_nothing(token_in):
    assert clauses.clause_subjects(token_in("Chad said the troops left.", "left")) == ()
