"""Figures of the dead, injured, arrested and of crowds, read from sentences written for this purpose."""

import pytest

from dateline.parsing import parse
from dateline.reading import from_mapping
from dateline.resolving.figures import read_figures

MANY = None


def figures(text):
    (parsed,) = parse([from_mapping({"id": "a", "text": text})])
    return [
        (str(one.kind), one.low, one.high, text[one.start : one.end]) for one in read_figures(list(parsed.doc), text)
    ]


CASUALTIES = [
    (
        "At least 12 people were killed and 40 wounded in the blast.",
        [("dead", 12, MANY, "At least 12"), ("injured", 40, 40, "40")],
    ),
    ("More than a hundred people were hurt.", [("injured", 101, MANY, "More than a hundred")]),
    (
        "The bomb exploded, killing three policemen and wounding five others.",
        [("dead", 3, 3, "three"), ("injured", 5, 5, "five")],
    ),
    ("The death toll rose to 85 on Monday.", [("dead", 85, 85, "85")]),
    ("The death toll rose from 60 to 85.", [("dead", 85, 85, "85")]),
    ("Three gunmen killed 12 people.", [("dead", 12, 12, "12")]),
    (
        "Two suicide bombers have killed at least 12 soldiers and a child.",
        [("dead", 12, MANY, "at least 12"), ("dead", 1, 1, "a")],
    ),
    ("A gunman killed a policeman.", [("dead", 1, 1, "a")]),
    ("A policeman was killed and another wounded.", [("dead", 1, 1, "A"), ("injured", 1, 1, "another")]),
    ("12 people, including three children, were killed.", [("dead", 12, 12, "12")]),
    ("The attack left 12 dead and 40 injured.", [("dead", 12, 12, "12"), ("injured", 40, 40, "40")]),
    ("The clashes claimed 23 lives.", [("dead", 23, 23, "23")]),
    ("Twelve people travelling in a bus were killed by the bomb.", [("dead", 12, 12, "Twelve")]),
    ("The army killed 12 rebels, captured 30 and seized 50 rifles on June 12.", [("dead", 12, 12, "12")]),
    ("Nearly 4,000 people have died this year.", [("dead", 4000, 4000, "Nearly 4,000")]),
    (
        "The bombing killed 25 and 40 others were hurt.",
        [("dead", 25, 25, "25"), ("injured", 40, 40, "40")],
    ),
    (
        "Gunmen killed two soldiers and wounded five others, a local journalist told the paper.",
        [("dead", 2, 2, "two"), ("injured", 5, 5, "five")],
    ),
    (
        "An Ethiopian barmaid was killed and 42 other people injured.",
        [("dead", 1, 1, "An"), ("injured", 42, 42, "42")],
    ),
    ("The cases include seven who were killed by the virus.", [("dead", 7, 7, "seven")]),
    ("At least two dozen miners were hurt.", [("injured", 24, MANY, "At least two dozen")]),
    ("Half a dozen officers were hospitalised.", [("injured", 6, 6, "Half a dozen")]),
    ("A couple of soldiers were slain.", [("dead", 2, 2, "A couple")]),
    ("Eight people lost their lives.", [("dead", 8, 8, "Eight")]),
    ("Fifteen bodies were found.", [("dead", 15, 15, "Fifteen")]),
    ("The deaths of 12 miners shocked the town.", [("dead", 12, 12, "12")]),
    (
        "The toll now stands at 120 dead and 300 injured.",
        [("dead", 120, 120, "120"), ("injured", 300, 300, "300")],
    ),
    ("The number of dead reached 1,200.", [("dead", 1200, 1200, "1,200")]),
    ("Troops shot and killed a teenager.", [("dead", 1, 1, "a")]),
    ("The 9/11 attacks killed nearly 3,000 people.", [("dead", 3000, 3000, "nearly 3,000")]),
    ("Three of them died on the way.", [("dead", 3, 3, "Three")]),
    ("Three people, two of them children, died.", [("dead", 3, 3, "Three")]),
    ("Between 20 and 30 people were killed.", [("dead", 20, 30, "Between 20 and 30")]),
    ("20 or 30 people were killed.", [("dead", 20, 30, "20 or 30")]),
    ("At least 20 people - most of them women - were killed.", [("dead", 20, MANY, "At least 20")]),
    ("A suicide bomber killed himself and four others.", [("dead", 4, 4, "four")]),
    ("Four others, including a girl, were wounded.", [("injured", 4, 4, "Four")]),
    ("Tear gas injured some 40 demonstrators.", [("injured", 40, 40, "some 40")]),
    ("The clash left one person dead.", [("dead", 1, 1, "one")]),
    ("The clash left 11 people, including two officers, dead.", [("dead", 11, 11, "11")]),
    (
        "More than 40 dead, dozens hurt in Mali clash",
        [("dead", 41, MANY, "More than 40"), ("injured", 24, 99, "dozens")],
    ),
    ("12 killed, 30 injured in bomb attack", [("dead", 12, 12, "12"), ("injured", 30, 30, "30")]),
    ("Bomb kills 12 in Baghdad", [("dead", 12, 12, "12")]),
    (
        "Two more soldiers died of their wounds, bringing the toll to 14.",
        [("dead", 2, 2, "Two"), ("dead", 14, 14, "14")],
    ),
    ("Mortar fire killed a woman and her two children.", [("dead", 1, 1, "a"), ("dead", 2, 2, "two")]),
    ("The troops killed 300 rebels over two weeks.", [("dead", 300, 300, "300")]),
    ("The missile hit a house, killing all eight members of a family.", [("dead", 8, 8, "eight")]),
    ("A police officer and two gunmen were killed.", [("dead", 1, 1, "A"), ("dead", 2, 2, "two")]),
    ("Some 70 others were hurt, three of them seriously.", [("injured", 70, 70, "Some 70")]),
    ("The 2004 bombings killed 191.", [("dead", 191, 191, "191")]),
]
ARRESTS = [
    ("Police arrested dozens of protesters in Cairo.", [("arrested", 24, 99, "dozens")]),
    ("Several hundred people were detained.", [("arrested", 300, 999, "Several hundred")]),
    (
        "Police shot dead two protesters and arrested 50.",
        [("dead", 2, 2, "two"), ("arrested", 50, 50, "50")],
    ),
    (
        "One hundred and twenty-three miners were arrested.",
        [("arrested", 123, 123, "One hundred and twenty-three")],
    ),
    ("Police detained 30 to 40 students.", [("arrested", 30, 40, "30 to 40")]),
    ("The arrest of 40 activists was condemned.", [("arrested", 40, 40, "40")]),
    ("40 arrests were made.", [("arrested", 40, 40, "40")]),
    ("Riot police beat and arrested more than 60 protesters.", [("arrested", 61, MANY, "more than 60")]),
    ("Police arrest 30 in raids", [("arrested", 30, 30, "30")]),
]
CROWDS = [
    (
        "Between 3,000 and 5,000 demonstrators marched through Madrid.",
        [("crowd", 3000, 5000, "Between 3,000 and 5,000")],
    ),
    ("Some 200,000 marched in London.", [("crowd", 200000, 200000, "Some 200,000")]),
    ("A 3,000-strong crowd gathered outside parliament.", [("crowd", 3000, 3000, "3,000")]),
    ("Two to three hundred students staged a protest.", [("crowd", 200, 300, "Two to three hundred")]),
    ("Tens of thousands of Kenyans took to the streets.", [("crowd", 20000, 99999, "Tens of thousands")]),
    ("A crowd of about 2,000 attacked the embassy.", [("crowd", 2000, 2000, "about 2,000")]),
    ("On Saturday, 2,000-3,000 protesters clashed with police.", [("crowd", 2000, 3000, "2,000-3,000")]),
    ("Up to 1.5 million people demonstrated.", [("crowd", 1, 1500000, "Up to 1.5 million")]),
    ("1.5 to 2 million people joined the march.", [("crowd", 1500000, 2000000, "1.5 to 2 million")]),
    ("A crowd of several thousand gathered.", [("crowd", 3000, 9999, "several thousand")]),
    ("The strike was joined by 15,000 workers.", [("crowd", 15000, 15000, "15,000")]),
    ("The rally drew 500 people.", [("crowd", 500, 500, "500")]),
    ("Thousands of people marched through the capital.", [("crowd", 2000, 9999, "Thousands")]),
    ("Hundreds of students protested on Monday.", [("crowd", 200, 999, "Hundreds")]),
    ("100,000 people packed the square.", [("crowd", 100000, 100000, "100,000")]),
    ("The protest by 200 farmers went on.", [("crowd", 200, 200, "200")]),
    ("Around 5,000 teachers went on strike.", [("crowd", 5000, 5000, "Around 5,000")]),
]
NOBODY = [
    ("No one was hurt in the attack.", [("injured", 0, 0, "No one")]),
    ("Nobody was arrested.", [("arrested", 0, 0, "Nobody")]),
    ("There were no casualties.", [("dead", 0, 0, "no"), ("injured", 0, 0, "no")]),
    ("No deaths or injuries were reported.", [("dead", 0, 0, "No"), ("injured", 0, 0, "No")]),
    ("No arrests have been made.", [("arrested", 0, 0, "No")]),
    ("None of the passengers was injured.", [("injured", 0, 0, "None")]),
]
TRAPS = [
    "He was killed 12 days ago, aged 45, 30 km from Kabul.",
    "About 30 people were killed or injured.",
    "Paul Floyd, 47, was arrested on Friday.",
    "The flu killed 2,500 poultry.",
    "The minister, 52, was killed with his driver.",
    "It killed 30 per cent of the herd.",
    "The blast was 12 miles from the town where he died.",
    "The 12-year-old boy was killed.",
    "He was killed in 1994.",
    "Police arrested him at 12.",
    "Resolution 1701 ended the killing.",
    "There were no immediate reports of casualties.",
    "Nobody claimed the attack.",
    "Israel released 200 prisoners.",
    "The firm lost $300 million in the strike.",
    "On March 12 the army attacked.",
    "The two countries held talks.",
    "Call toll-free 1 877.",
    "Twelve percent of voters protested.",
    "Many people were killed.",
    "Storms killed and flooded from 1990 to 2000.",
    "Several smaller protests followed.",
]


@pytest.mark.parametrize(("text", "found"), [*CASUALTIES, *ARRESTS, *CROWDS, *NOBODY])
def test_figures(text, found):
    assert figures(text) == found


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_no_figure(text):
    assert figures(text) == []


def test_a_sentence_without_words_has_none():
    assert list(read_figures([], "")) == []
