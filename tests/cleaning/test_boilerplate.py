"""What is printed around a report is left out; no sentence of a report is."""

from __future__ import annotations

import re
import time

import pytest

from dateline.cleaning.boilerplate import find_boilerplate, pattern_rows


@pytest.mark.parametrize("row", list(pattern_rows()), ids=lambda row: row[3])
def test_every_pattern_matches_its_example(row: tuple[str, str, str, str]) -> None:
    scope, reason, pattern, example = row
    assert scope in ("line", "inside")
    assert re.compile(pattern, re.IGNORECASE).fullmatch(example)
    text = f"They met. {example} They left." if scope == "inside" else f"They met.\n  {example} \nThey left."
    (found,) = find_boilerplate(text)
    assert text[found.start : found.end] == example
    assert found.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE",
        "See also: Norway and Kenya in five charts",
        "Continue reading",
        "Click here to subscribe to our daily briefing.",
        "Like us on Facebook",
        "SHARE THIS ARTICLE",
        "Facebook Twitter Email",
        "© 2018 Example News. All rights reserved.",
        "All rights reserved. This material may not be published.",
        "Updated 5:40 p.m. ET",
        "Last updated on: November 11, 2011 19:04 IST",
        "This is a developing story and will be updated.",
        "Editor's note: This story has been corrected.",
        "(Updates with comment from the ministry)",
        "Image copyright AFP",
        "AP Photo/Jane Example",
        "Paras Example via Getty Images.",
        "Getty.",
        "Get the latest headlines delivered with our newsletter.",
        "Sponsored content",
        "* * *",
        "2 min read",
        "By Jane Q. Example, Example Press",
        "Follow us on Twitter: @example",
    ],
)
def test_more_of_what_pages_print(line: str) -> None:
    (found,) = find_boilerplate(f"The ministers met.\n{line}\nThey left.")
    assert (found.start, found.end) == (19, 19 + len(line))


@pytest.mark.parametrize(
    "sentence",
    [
        "Watch groups said the vote was rigged.",
        "Read as a whole, the letter is a threat to the government in Oslo.",
        "More than 100 people were arrested on Tuesday.",
        "More: that was the demand of the union, the minister said.".replace("More: that", "More, that"),
        "Related charges against the general were dropped by the court.",
        "Share prices fell after the sanctions were announced.",
        "Sharing power with the rebels is not on the table, he said.",
        "Followers of the cleric attacked the embassy in the capital.",
        "Like many on Twitter, the minister criticised the ban.",
        "Find out who did this, the president told the police on Twitter.",
        "Photos by the ministry show troops near the border.",
        "Images of the attack were published by the ministry.",
        "Pictures of protesters on the bridge went round the world.",
        "Video of the shooting led to riots in the city.",
        "Reporting by the United Nations shows that the ceasefire holds.",
        "Editing by the censor angered the newspaper.",
        "Copyright law was the subject of the talks between the two governments.",
        "Published in 1998, the book angered the government.",
        "Posted to the border, the troops opened fire on Monday.",
        "Updated sanctions lists were sent to Brussels in May 2015.",
        "By Monday the army had taken the town.",
        "By the Geneva accord both sides are bound.",
        "By law.",
        "BY THE REBELS THROUGHOUT THE NATIONAL TERRITORY.",
        "Advertisement bans were lifted by the court.",
        "Subscribers to the treaty met in Oslo.",
        "Sign the treaty, the minister urged Kenya.",
        "Contact between the two armies broke off at the border.",
        "Email from the minister was leaked to the press.",
        "Save the Children said that aid workers were arrested.",
        "Print workers went on strike in the capital.",
        "Comments by the minister angered the union.",
        "Support our demands or leave, the union told the government.",
        "Loading of the grain ships resumed on Tuesday.",
        "Please leave, the envoy told the rebels.",
        "Join us or die, the rebels told the villagers.".replace("Join us or", "Join or"),
        "This story began in Oslo, where the ministers met.",
        "This is a threat to peace, she said.",
        "Story after story tells of beatings by the police.",
        "Close to 100 people died.",
        "Home Minister Jane Example resigned.",
        "Getty workers went on strike.",
        "Reuters reported that the ministers met.",
        "AFP said troops had crossed the border.",
        "Live rounds were fired at protesters.",
        "Map makers disagree on the border.",
        "Back in Oslo, the minister resigned.",
        "Go home, the crowd shouted.",
        "Go home!",
        "Tap water was cut off by the army.",
        "Previously the rebels had agreed to a ceasefire.",
        "The photo (published by the ministry) shows soldiers.",
        "The treaty (copyrighted by no one) was signed.",
        "Troops (reporting to the general) opened fire.",
        "Correction officers went on strike.",
        "On Twitter, the president threatened to bomb the port.",
        "On Facebook the rebels claimed the attack.",
        "Editor's note to the president drew a threat.",
        "Send troops, the envoy told the council.",
        "Do you have an army? the envoy asked.",
    ],
)
def test_sentences_that_look_alike_stay(sentence: str) -> None:
    assert list(find_boilerplate(f"The ministers met.\n{sentence}\nThey left.")) == []


def test_long_lines_are_paragraphs() -> None:
    assert list(find_boilerplate("Read more: " + "the ministers met and " * 20)) == []


@pytest.mark.parametrize(
    "unit", ["read more ", "a1 ", "(photo: ", "By Aa ", "Published 1 ", "- ", "share share ", "X/", "see a’b "]
)
def test_no_line_is_slow(unit: str) -> None:
    list(find_boilerplate("The first call compiles the patterns."))
    line = (unit * 200)[:240]
    started = time.process_time()
    list(find_boilerplate("\n".join([line] * 200)))
    assert time.process_time() - started < 2.0
