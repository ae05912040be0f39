import pytest

from dateline.parsing import parse
from dateline.records import Article, AttributionKind, Directness
from dateline.resolving.quotes import Commitment, commitment_of, outermost, read_attributions, vouched_by


def read(text, **article):
    return read_attributions(next(iter(parse([Article("a", text, **article)]))))


def vouching(text, words, **article):
    start = text.index(words)
    return vouched_by(read(text, **article), start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The ministry said that rebels attacked the port on Monday.", "attacked", "The ministry"),
        ("Rebels attacked the port on Monday, the ministry said.", "attacked", "the ministry"),
        ("Rebels attacked the port on Monday, said the ministry.", "attacked", "the ministry"),
        ("Rebels, the ministry said, attacked the port on Monday.", "attacked", "the ministry"),
        ("According to the ministry, rebels attacked the port on Monday.", "attacked", "the ministry"),
        ("Rebels attacked the port on Monday, according to the ministry.", "attacked", "the ministry"),
        ("The general told reporters that rebels attacked the port.", "attacked", "The general"),
        ("The agency quoted two sailors as saying that rebels attacked the port.", "attacked", "two sailors"),
        ("A sailor was quoted by the agency as saying that rebels attacked the port.", "attacked", "A sailor"),
        ("The ministry accused rebels of attacking the port.", "attacking", "The ministry"),
        ("The ministry issued a statement saying rebels attacked the port.", "attacked", "a statement"),
        ("The ministry dismissed the general's claim that rebels attacked the port.", "attacked", "the general's"),
        ("The daily cited officials as saying that rebels attacked the port.", "attacked", "officials"),
        (
            "Rebels attacked the port, the mayor's aide said, according to a news agency.",
            "attacked",
            "the mayor's aide",
        ),
        ("Aid came late, and according to sources in the port, rebels attacked it.", "attacked", "sources in the port"),
        ("The general, who said that rebels attacked the port, left on Monday.", "attacked", "The general"),
        ("As the ministry reported, rebels attacked the port on Monday.", "attacked", "the ministry"),
    ],
)
def test_whoever_vouches_for_the_attack(text, words, speaker):
    found = vouching(text, words)
    assert found is not None
    assert found.speaker_text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the port on Monday.",
        "Rebels attacked the port on Monday. The ministry said that two ships sank.",
        "In a speech on Monday, the president praised the army. Rebels attacked the port.",
        "The ministry said that two ships sank. Rebels attacked the port.",
    ],
)
def test_what_the_article_says_itself_has_nobody_behind_it(text):
    assert vouching(text, "attacked" if "attacked" in text else "praised") is None


def test_the_nearest_speaker_vouches():
    text = "Police said that witnesses told them that the van hit the gate."
    assert vouching(text, "hit").speaker_text == "witnesses"


def test_an_agency_behind_a_speaker_does_not_take_over():
    text = "The premier said that the army had entered the valley, the state agency reported."
    assert vouching(text, "entered").speaker_text == "The premier"


def test_wishes_and_orders_vouch_for_nothing():
    assert vouching("The union wants the army to leave the valley.", "leave") is None
    assert vouching("The council urged the army to leave the valley.", "leave") is None


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        ("The army denied that its troops shelled the school.", Commitment.DENIED),
        ("The rebels claimed that the troops shelled the school.", Commitment.CLAIMED),
        ("The army confirmed that its troops shelled the school.", Commitment.CONFIRMED),
        ("The inquiry found that the troops shelled the school.", Commitment.FOUND),
        ("The envoy warned that the troops shelled the school daily.", Commitment.WARNED),
        ("The envoy said that the troops shelled the school.", Commitment.STATED),
    ],
)
def test_the_cue_says_how_far_the_article_stands_behind_it(text, commitment):
    assert commitment_of(vouching(text, "shelled")) is commitment


def test_direct_indirect_and_mixed():
    assert vouching('"The talks have failed," the envoy said.', "failed").directness is Directness.DIRECT
    assert vouching("The envoy said the talks have failed.", "failed").directness is Directness.INDIRECT
    mixed = vouching('The envoy said the talks have failed "for good this time".', "failed")
    assert mixed.directness is Directness.MIXED
    assert mixed.quote == "for good this time"


def test_cue_and_speaker_stand_where_their_offsets_say():
    text = 'On Friday, the envoy, Mara Lind, pointed out: "The talks have failed."'
    found = vouching(text, "failed")
    assert text[found.cue_start : found.cue_end] == found.cue == "pointed out"
    assert text[found.speaker_start : found.speaker_end] == found.speaker_text
    assert "Mara Lind" in found.speaker_text
    assert found.quote == "The talks have failed."


def test_a_quotation_cut_in_two_is_one_attribution():
    text = '"The talks have failed," the envoy said. "We leave tomorrow."'
    found = vouching(text, "leave")
    assert found == vouching(text, "failed")
    assert found.quote == "The talks have failed, We leave tomorrow."


def test_a_quotation_of_several_sentences_belongs_to_the_cue_behind_it():
    text = "“They came at dawn. They burned two farms. Nobody stopped them,” said Ana Petrova, a farmer."
    assert vouching(text, "burned").speaker_text.startswith("Ana Petrova")


def test_a_name_with_an_apposition_between_quotation_and_cue():
    text = "“They burned two farms,” Ana Petrova, a farmer from the valley, told the station."
    assert vouching(text, "burned").speaker_text.startswith("Ana Petrova")


def test_a_speaker_keeps_the_floor_into_the_next_paragraphs():
    text = "“They came at dawn,” the farmer said.\n\n“They burned two farms and left again.”\n\nThe army moved in."
    assert vouching(text, "burned").speaker_text == "the farmer"
    assert vouching(text, "moved") is None


def test_a_quotation_reopened_by_paragraph_is_one():
    text = "The farmer said: “They came at dawn.\n\n“They burned two farms.”"
    assert vouching(text, "burned").speaker_text == "The farmer"


def test_a_sentence_after_a_quotation_has_its_own_speaker():
    text = "“We will go on,” the envoy said. He said troops were crossing the river."
    assert vouching(text, "crossing").speaker_text == "He"


def test_a_headline_with_a_name_and_a_colon():
    text = "Mara Lind: Troops crossed the river at night\nThe river was quiet on Monday."
    assert vouching(text, "crossed").speaker_text == "Mara Lind"
    assert vouching(text, "quiet") is None


def test_a_tweet_is_signed_with_a_dash():
    text = "The envoy wrote:\nTroops crossed the river last night — Mara Lind (@maralind) May 3, 2020\nIt rained."
    assert vouching(text, "crossed").speaker_text == "Mara Lind"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry said that troops crossed the river.", AttributionKind.NAMED),
        ("Lind's office said that troops crossed the river.", AttributionKind.NAMED),
        ("The foreign minister said that troops crossed the river.", AttributionKind.NAMED),
        ("Mara Lind, a spokeswoman, said that troops crossed the river.", AttributionKind.NAMED),
        ("Officials said that troops crossed the river.", AttributionKind.ANONYMOUS),
        ("A minister said that troops crossed the river.", AttributionKind.ANONYMOUS),
        ("Sources close to the talks said that troops crossed the river.", AttributionKind.ANONYMOUS),
        ("An official who asked not to be named said that troops crossed the river.", AttributionKind.ANONYMOUS),
    ],
)
def test_a_speaker_without_a_name_is_anonymous(text, kind):
    assert vouching(text, "crossed").kind is kind


def test_a_pronoun_is_as_anonymous_as_whom_it_stands_for():
    text = "A diplomat said the talks had begun. She said that troops crossed the river."
    assert vouching(text, "crossed").kind is AttributionKind.ANONYMOUS


def test_a_spokesman_named_before_stays_named():
    text = "Spokesman Piet Ruiz said the talks had begun. The spokesman said that troops crossed the river."
    assert vouching(text, "crossed").kind is AttributionKind.NAMED


def test_the_outlet_itself_is_a_kind_of_its_own():
    text = "Troops crossed the river at night, a Northern Wire correspondent said."
    assert vouching(text, "crossed", outlet="Northern Wire").kind is AttributionKind.OUTLET


def test_both_ends_of_a_chain_are_kept():
    text = "A White House official who spoke to NBC News said that the envoy had met the rebels."
    assert vouching(text, "met").speaker_text == "A White House official who spoke to NBC News"


def test_nobody_is_named_behind_a_bare_passive():
    text = "It was reported that troops crossed the river."
    found = vouching(text, "crossed")
    assert found is not None
    assert found.speaker_text is None
    assert found.kind is AttributionKind.ANONYMOUS


def test_first_person_in_a_quotation_is_its_speaker():
    text = 'The envoy said: "We confirm that troops crossed the river."'
    assert vouching(text, "crossed").speaker_text == "The envoy"


def test_outermost_leaves_out_what_a_speaker_relays():
    found = read("Police said that witnesses told them that the van hit the gate.")
    assert [item.speaker_text for item in outermost(found)] == ["Police"]


def test_a_long_text_without_a_full_stop_is_left_to_the_quotation_marks():
    text = "the town fell, he said, " * 400
    assert read(text) == ()


def test_an_empty_article_has_no_attributions():
    assert read("") == ()


def test_a_quotation_behind_an_accusation_belongs_to_the_accuser():
    text = "Lind accused the bloc of breaking its promise."
    assert vouching(text, "breaking").speaker_text == "Lind"
    text = "Lind accused the bloc of breaking its promise. “We sheltered thousands of families last year.”"
    assert vouching(text, "sheltered").speaker_text == "Lind"


def test_sources_cited_by_a_newspaper_vouch():
    text = "The newspaper cited officials as saying that troops crossed the river."
    assert vouching(text, "crossed").speaker_text.startswith("officials")


def test_the_last_speaker_answers_for_a_quotation_within_three_paragraphs_and_no_further():
    text = "The mayor spoke of the raid.\n\n“They came at dawn,” the farmer said.\n\n"
    filler = "It rained all day in the valley.\n\n"
    quotation = "“They burned two farms and left again.”"
    assert vouching(text + filler * 2 + quotation, "burned").speaker_text == "the farmer"
    assert vouching(text + filler * 6 + quotation, "burned") is None


def test_a_quotation_that_is_never_closed_keeps_its_words_and_its_speaker():
    text = "The farmer said: “They came at dawn. They burned two farms and left again.\n\nThe army moved in on Monday."
    found = vouching(text, "burned")
    assert found.speaker_text == "The farmer"
    assert "burned two farms" in found.quote
    assert vouching(text, "moved") is None


def test_an_official_who_spoke_to_a_station_is_anonymous_and_keeps_both_ends():
    text = "According to a palace official who spoke to Radio Norte, the king invited the premier."
    found = vouching(text, "invited")
    assert found.kind is AttributionKind.ANONYMOUS
    assert found.speaker_text == "a palace official who spoke to Radio Norte"
