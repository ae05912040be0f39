"""What a reader must come away with from the bundled reports: one fact, one row."""

import pytest


@pytest.fixture
def facts(rows):
    """Find the rows of a report by the cells they must have; a party matches by name, country or part of a name."""

    def find(article_id, **cells):
        return [
            row
            for row in rows
            if row["article_id"] == article_id and all(_holds(row, name, wanted) for name, wanted in cells.items())
        ]

    return find


def _holds(row, name, wanted):
    if name in ("actors", "recipients", "parties"):
        sides = ("actor", "recipient") if name == "parties" else (name.removesuffix("s"),)
        known = [*(row[f"{side}_{part}"] for side in sides for part in ("name", "country"))]
        said = {str(cell) for cells in known for cell in cells if cell}
        return all(any(one in cell for cell in said) for one in wanted)
    cell = row[name]
    return str(cell) == wanted if cell is not None else wanted is None


def test_the_phone_call_of_27_september_2013(facts):
    calls = facts("iran-talks-04", event_type="CONSULT", event_mode="phone", date_start="2013-09-27")
    assert any(_holds(call, "parties", ["Obama", "Rouhani"]) for call in calls)
    assert {call["status"] for call in calls} == {"occurred"}


def test_a_coming_visit_is_an_agreement_whose_act_is_a_talk(facts):
    """Netanyahu "is to meet Obama at the White House on Monday"."""
    assert facts(
        "iran-talks-04", event_type="AGREE", act="CONSULT", status="planned", date_start="2013-09-30", country="USA",
        parties=["Netanyahu", "Obama"],
    )  # fmt: skip


def test_an_invitation_has_the_day_it_was_sent(facts):
    """Ban withdrew it on Monday and "had invited Tehran only a day earlier", in a report of Tuesday 21 January 2014."""
    (invitation,) = facts("iran-talks-09", event_type="AGREE", recipients=["IRN"])
    assert (str(invitation["date_start"]), invitation["status"]) == ("2014-01-19", "occurred")
    assert facts("iran-talks-09", date_start="2014-01-20", actors=["Ban"])


def test_what_somebody_denies_is_kept_as_denied_with_the_side_that_denies(facts):
    """The Mossad "denied on Thursday that its director, Tamir Pardo, had advised American senators"."""
    (advice,) = facts("iran-talks-13", status="denied", event_type="REQUEST")
    assert advice["attributed_country"] == "ISR"


def test_a_bombing_that_goes_on_is_ongoing_since_its_first_month(facts):
    """A coalition "has been bombing Houthi rebels since March", in a report of 11 May 2015."""
    (bombing,) = facts("iran-talks-17", event_type="ASSAULT", actors=["SAU"], recipients=["YEM"])
    assert (bombing["status"], str(bombing["date_start"])) == ("ongoing", "2015-03-01")


def test_a_letter_that_warns_is_a_threat_to_those_it_is_written_to(facts):
    assert facts("iran-talks-15", event_type="THREATEN", actors=["USA"], recipients=["IRN"], date_start="2015-03-09")


def test_days_are_counted_from_the_day_of_publication(facts):
    """The head of the agency met Rouhani "in Tehran on Thursday", in a report of Friday 3 July 2015."""
    assert facts("iran-talks-19", event_type="CONSULT", parties=["Rouhani"], date_start="2015-07-02")


def test_an_official_without_a_name_is_the_one_who_says_so(facts):
    """ "The French refused, a diplomat in Paris said on condition of anonymity"; the call was "requested", one said."""
    (refusal,) = facts("iran-talks-26", event_type="REJECT", actors=["FRA"])
    (request,) = facts("iran-talks-04", event_type="REQUEST", actors=["IRN"], attribution_kind="anonymous")
    assert refusal["attribution_kind"] == "anonymous"
    assert "diplomat" in refusal["attributed_to"]
    assert "senior administration official" in request["attributed_to"]


def test_sanctions_have_the_day_and_the_body_that_imposed_them(facts):
    assert facts("iran-talks-28", event_type="SANCTION", actors=["Treasury", "USA"], date_start="2016-01-17")


def test_what_was_announced_for_a_later_date_has_that_date(facts):
    """Amano "is to meet President Hassan Rouhani in Tehran on Monday", in a report of Sunday 17 January 2016."""
    (meeting,) = facts("iran-talks-28", event_type="AGREE", status="planned")
    assert (str(meeting["date_start"]), meeting["act"]) == ("2016-01-18", "CONSULT")


def test_an_act_of_last_month_has_that_month(facts):
    """ "Britain reopened its embassy in the Iranian capital last month", in a report of September 2015."""
    assert facts("iran-talks-24", actors=["GBR"], status="occurred", date_start="2015-08-01", date_end="2015-08-31")
