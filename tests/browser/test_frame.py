"""The frame around the views: filters, address bar, back button, share buttons, twins, themes, empty results."""

import csv
import io
import re
from urllib.request import urlopen

import pytest
from screens import VIEWS, Screen

CHARTS = ("timeline", "map", "network", "counts")


def rail(screen):
    return screen.page.locator(".rail")


def test_a_filter_narrows_the_view_and_stands_in_the_address(screen):
    screen.open("view=timeline")
    rail(screen).get_by_label("announced").check()
    screen.settle()
    assert screen.asked["status"] == ["planned"]
    assert f"{screen.api('/facets?status=planned')['total']} events" in screen.text


def test_a_second_value_of_a_filter_adds_to_the_first(screen):
    screen.open("view=table&type=AID")
    rail(screen).get_by_label("ASSAULT").check()
    screen.settle()
    assert screen.asked["type"] == ["AID", "ASSAULT"]
    assert {row[1] for row in screen.rows()} == {"AID", "ASSAULT"}


def test_an_address_is_a_whole_view(screen):
    screen.open("view=table&type=ACCUSE&status=occurred&search=sanctions&sort=-confidence")
    found = screen.api("/events?type=ACCUSE&status=occurred&search=sanctions&sort=-confidence")
    assert len(screen.rows()) == found["total"]
    assert rail(screen).get_by_label("ACCUSE").is_checked()
    assert rail(screen).get_by_label("Search the sentences").input_value() == "sanctions"
    assert [chip.strip("×") for chip in screen.page.locator(".chips button").all_inner_texts()][:3] == [
        "words: sanctions",
        "type: ACCUSE",
        "status: happened",
    ]


def test_filters_go_along_from_view_to_view(screen):
    screen.open("view=timeline&type=ACCUSE")
    screen.page.get_by_role("link", name="Table").click()
    screen.settle()
    assert screen.asked == {"view": ["table"], "type": ["ACCUSE"]}
    assert {row[1] for row in screen.rows()} == {"ACCUSE"}


def test_the_back_button_goes_back_one_step(screen):
    screen.open("view=table")
    everything = screen.text
    rail(screen).get_by_label("ACCUSE").check()
    screen.settle()
    screen.page.get_by_role("link", name="Diary").click()
    screen.settle()
    screen.page.go_back()
    screen.settle()
    assert screen.asked == {"view": ["table"], "type": ["ACCUSE"]}
    screen.page.go_back()
    screen.settle()
    assert screen.asked == {"view": ["table"]}
    assert screen.text == everything
    assert not rail(screen).get_by_label("ACCUSE").is_checked()


def test_searching_while_typing_keeps_the_cursor(screen):
    screen.open("view=table")
    field = rail(screen).get_by_label("Search the sentences")
    field.press_sequentially("uranium", delay=20)
    screen.page.wait_for_function("() => location.search.includes('search=uranium')")
    screen.settle()
    assert field.evaluate("field => field === document.activeElement && field.selectionStart") == len("uranium")
    assert len(screen.rows()) == min(screen.api("/facets?search=uranium")["total"], 50)


def test_a_chip_takes_its_filter_away(screen):
    screen.open("view=table&type=ACCUSE&status=denied")
    screen.press("button", "Remove status: denied")
    assert screen.asked == {"view": ["table"], "type": ["ACCUSE"]}
    screen.press("button", "Clear all")
    assert screen.asked == {"view": ["table"]}


def test_nothing_found_says_which_filter_to_drop(screen):
    screen.open("view=timeline&type=AID")
    aid = screen.api("/facets?type=AID")
    statuses = ("denied", "hypothetical", "ongoing")
    absent = next(one for one in statuses if one not in {row["value"] for row in aid["status"]})
    screen.open(f"view=timeline&type=AID&status={absent}")
    assert "No event matches all of these filters" in screen.text
    assert re.search(rf"Without “status: [a-z ]+” {aid['total']} event", screen.text)
    screen.find("link", "Without “status: ").click()
    screen.settle()
    assert screen.asked == {"view": ["timeline"], "type": ["AID"]}


def test_a_wrong_value_says_what_was_meant(browser, demo_site):
    with Screen.opened(browser, demo_site) as screen:
        screen.page.goto(f"{demo_site}?view=timeline&type=ASAULT")
        screen.page.wait_for_selector("main .note")
        assert "Did you mean “ASSAULT”?" in screen.text
        # The browser itself writes every answer of 400 into the console.
        assert all("400" in error for error in screen.errors)
        screen.errors.clear()


def test_an_unknown_view_names_those_there_are(screen):
    screen.page.goto(f"{screen.site}?view=pie")
    screen.page.wait_for_selector("main .note")
    assert "There is no view called “pie”" in screen.text
    assert screen.find("link", "Timeline").count() == 1


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_gives_csv_codes_and_its_call(screen, view):
    screen.open(f"view={view}")
    address = None
    for title in ("R code", "Python code", "API call"):
        screen.press("button", title, exact=True)
        code = screen.page.locator(".share-panel textarea").input_value()
        assert f"{screen.site}api/v1/" in code
        address = code.strip()
        screen.press("button", title, exact=True)
    with urlopen(address) as answer:
        assert answer.status == 200
    with screen.page.expect_download() as download:
        screen.page.locator("[data-key='share-CSV']").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert len(list(csv.reader(io.StringIO(text)))) > 1


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "table"])
def test_every_view_has_a_twin_table_that_is_an_address(screen, view):
    screen.open(f"view={view}")
    screen.press("button", "As a table")
    assert screen.asked["twin"] == ["1"]
    assert screen.page.locator(".twin caption").is_visible()
    assert len(screen.rows(".twin table")) > 0
    screen.press("button", "As a table")
    assert "twin" not in screen.asked
    assert not screen.page.locator(".twin").is_visible()


@pytest.mark.parametrize("view", CHARTS)
def test_a_chosen_event_has_its_card_beside_the_chart(screen, view):
    event = screen.api("/events?limit=1")["events"][0]
    screen.open(f"view={view}&event={event['event_id']}")
    panel = screen.page.get_by_role("complementary", name="Chosen event")
    assert event["text"] in panel.inner_text()
    panel.get_by_role("link", name="Articles").click()
    screen.settle()
    assert screen.asked == {"view": ["article"], "event": [event["event_id"]]}


def test_the_theme_is_the_reader_s_choice_and_stays(screen):
    screen.open("view=timeline")
    light = screen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    screen.page.get_by_role("button", name="Dark theme").click()
    dark = screen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark != light
    screen.open("view=table")
    assert screen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark
    screen.page.get_by_role("button", name="Light theme").click()
    assert screen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == light


def test_keyboard_alone_reaches_everything(screen):
    screen.open("view=table")
    press = screen.page.keyboard.press
    press("Tab")
    assert screen.page.evaluate("document.activeElement.textContent") == "Skip to the events"
    stops = []
    for _ in range(55):
        press("Tab")
        stops.append(screen.page.evaluate("document.activeElement.dataset.key ?? ''"))
    assert [stop for stop in stops if stop.startswith("view-")] == [f"view-{name}" for name in _order(screen)]
    for wanted in ("theme", "text-search", "type-AGREE", "status-planned", "group-country", "date-from"):
        assert wanted in stops
    screen.page.locator("[data-key='type-ACCUSE']").focus()
    press("Space")
    screen.settle()
    assert screen.asked["type"] == ["ACCUSE"]
    assert screen.page.evaluate("document.activeElement.dataset.key") == "type-ACCUSE"


def _order(screen):
    links = screen.page.locator("nav.views a")
    return links.evaluate_all("all => all.map(one => one.dataset.key.replace('view-', ''))")


def test_hostile_text_in_the_address_stays_text(screen):
    screen.open("view=table&search=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert "<img src=x onerror=alert(1)>" in screen.text
    assert screen.page.locator("main img").count() == 0
