"""Review by keyboard: accept, reject, edit and undo; the log beside the store says who decided what."""

import json
import shutil

import pytest
from screens import Screen


@pytest.fixture
def store(demo_store, tmp_path):
    return shutil.copy(demo_store, tmp_path / "reviewed.duckdb")


@pytest.fixture
def desk(browser, serving, store):
    """The review view on a store of its own, with a reviewer."""
    with Screen.opened(browser, serving(store)) as screen:
        screen.open("view=review")
        screen.find("textbox", "Reviewed by").fill("Ada")
        screen.page.locator(".desk").focus()
        yield screen


def log(store):
    path = store.with_name(f"{store.name}.reviews.jsonl")
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def press(screen, key):
    """Press a key and wait until the next event is on the desk."""
    screen.page.evaluate("document.querySelector('.body').removeAttribute('data-ready')")
    screen.page.keyboard.press(key)
    screen.page.wait_for_selector(".body[data-ready]")


def shown(screen):
    return screen.page.locator(".desk").get_attribute("aria-label")


def queue(screen):
    return screen.api("/reviews/queue")["events"]


def test_the_least_certain_event_comes_first(desk):
    first = queue(desk)[0]
    assert first["confidence"] == min(event["confidence"] for event in desk.api("/events?limit=1000")["events"])
    assert first["event_type"] in shown(desk)
    assert desk.page.locator(".passage .role-trigger").count() >= 1


def test_accept_and_reject_by_key_are_logged_and_the_next_event_comes(desk, store):
    first, second = queue(desk)[:2]
    press(desk, "a")
    press(desk, "r")
    entries = log(store)
    assert [(one["event_id"], one["decision"], one["reviewer"]) for one in entries] == [
        (first["event_id"], "accept", "Ada"),
        (second["event_id"], "reject", "Ada"),
    ]
    assert all(one["time"].endswith("Z") for one in entries)
    assert desk.api(f"/events/{first['event_id']}")["event"]["review"] == "accepted"
    assert desk.api(f"/events/{second['event_id']}")["event"]["review"] == "rejected"


def test_undo_takes_the_last_decision_back_and_shows_its_event(desk, store):
    first = queue(desk)[0]
    press(desk, "a")
    press(desk, "u")
    assert [one["decision"] for one in log(store)] == ["accept", "undo"]
    assert desk.asked["event"] == [first["event_id"]]
    assert desk.api(f"/events/{first['event_id']}")["event"]["review"] == "unreviewed"


def test_an_edit_by_keyboard_alone_corrects_fields_and_words(desk, store):
    first = queue(desk)[0]
    keys = desk.page.keyboard
    keys.press("e")
    desk.page.wait_for_selector(".edit")
    assert desk.page.evaluate("document.activeElement.name") == "event_type"
    desk.page.locator("[name=place_name]").focus()
    keys.press("Control+a")
    keys.type("Geneva")
    end = desk.page.get_by_role("spinbutton", name="Last word of what")
    end.focus()
    before = int(end.get_attribute("aria-valuenow"))
    keys.press("ArrowRight")
    after = int(end.get_attribute("aria-valuenow"))
    assert after > before
    press(desk, "Control+Enter")
    (entry,) = log(store)
    assert entry["decision"] == "correct"
    assert entry["changes"] == {"place_name": "Geneva"}
    assert entry["spans"]["trigger"][0][1] == after
    row = desk.api(f"/events/{first['event_id']}")
    assert row["event"]["place_name"] == "Geneva"
    assert row["event"]["review"] == "corrected"
    press(desk, "u")
    again = desk.api(f"/events/{first['event_id']}")["event"]
    assert (again["place_name"], again["review"]) == (first["place_name"], "unreviewed")


def test_another_type_brings_its_modes(desk):
    desk.page.keyboard.press("e")
    desk.page.locator("[name=event_type]").select_option("PROTEST")
    modes = desk.page.locator("[name=event_mode] option").evaluate_all("all => all.map(one => one.value).slice(1)")
    assert modes == desk.api("/schema")["modes"]["PROTEST"]


def test_escape_leaves_everything_as_it_was(desk, store):
    desk.page.keyboard.press("e")
    desk.page.wait_for_selector(".edit")
    desk.page.keyboard.press("Escape")
    desk.page.wait_for_selector(".decisions [data-key=decide-A]")
    assert log(store) == []


def test_an_edit_without_a_change_is_refused(desk, store):
    desk.page.keyboard.press("e")
    desk.page.wait_for_selector(".edit")
    desk.page.keyboard.press("Control+Enter")
    assert "Nothing was changed" in desk.page.locator(".complaint").inner_text()
    assert log(store) == []


def test_a_refused_correction_says_why_and_keeps_the_form(browser, serving, store):
    with Screen.opened(browser, serving(store)) as screen:
        screen.open("view=review")
        screen.find("textbox", "Reviewed by").fill("Ada")
        screen.press("button", "Edit")
        screen.page.locator("[name=country]").fill("XYZ")
        screen.page.keyboard.press("Control+Enter")
        screen.page.wait_for_function("() => document.querySelector('.complaint').textContent.includes('XYZ')")
        assert screen.page.locator("[name=country]").input_value() == "XYZ"
        assert log(store) == []
        # The browser itself writes every answer of 400 into the console.
        assert all("400" in error for error in screen.errors)
        screen.errors.clear()


def test_without_a_name_nothing_is_written(browser, serving, store):
    with Screen.opened(browser, serving(store)) as screen:
        screen.open("view=review")
        screen.page.locator(".desk").focus()
        screen.page.keyboard.press("a")
        assert "Say first who reviews" in screen.page.locator(".complaint").inner_text()
        assert screen.page.evaluate("document.activeElement.name") == "reviewer"
        assert log(store) == []


def test_keys_do_not_act_while_typing_and_can_be_turned_off(desk, store):
    desk.find("textbox", "Reviewed by").press("a")
    desk.find("checkbox", "Single keys").uncheck()
    desk.page.locator(".desk").focus()
    desk.page.keyboard.press("a")
    desk.settle()
    assert log(store) == []


def test_next_passes_an_event_over(desk, store):
    second = queue(desk)[1]
    press(desk, "n")
    assert second["text"][:40] in desk.page.locator(".desk").inner_text()
    assert log(store) == []


def test_reviewed_articles_go_out_as_gold(desk, store):
    first = queue(desk)[0]
    press(desk, "a")
    with desk.page.expect_download() as download:
        desk.find("link", "Reviewed articles as gold").click()
    (article,) = [json.loads(line) for line in download.value.path().read_text().splitlines()]
    assert article["id"] == first["article_id"]
    assert any(not event.get("optional") for event in article["events"])
