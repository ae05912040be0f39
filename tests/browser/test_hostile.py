"""What articles say is text, whatever it looks like: 60 payloads through every field, the file name and the address."""

from pathlib import Path
from shutil import copyfile
from urllib.parse import quote

import duckdb
import pytest
from screens import VIEWS, Screen

PAYLOADS = [
    line
    for line in (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
COLUMNS = (
    "actor_name",
    "actor_text",
    "recipient_name",
    "recipient_text",
    "place_name",
    "place_text",
    "attributed_to",
    "quote",
    "text",
    "title",
    "outlet",
    "url",
    "date_text",
    "status_cue",
    "event_mode",
    "admin1",
)
# Elements that no view of ours has, and marks of a handler or an address that would run.
TRACES = (
    "main img, main iframe, main object, main embed, main video, main audio, main style, main base, main form[action], "
    "script:not([src]), math, marquee, body > svg, a[href^='javascript:' i], a[href^='data:' i], a[href^='vbscript:' i]"
)
HANDLERS = """() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes]
  .map(attribute => attribute.name).filter(name => name.startsWith('on') || name === 'srcdoc'))"""


def test_there_are_sixty():
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 60


@pytest.fixture(scope="module")
def hostile_site(serving, demo_store, tmp_path_factory) -> str:
    """A store whose 60 events and first articles say a payload wherever a text can stand, under a hostile name."""
    path = tmp_path_factory.mktemp("hostile") / "<img src=x onerror=ran()>\"'&lt;b&gt;.duckdb"
    copyfile(demo_store, path)
    with duckdb.connect(str(path)) as store:
        events = [row[0] for row in store.sql("SELECT event_id FROM events ORDER BY event_id LIMIT 60").fetchall()]
        changes = ", ".join(f"{column} = $text" for column in COLUMNS)
        for event, payload in zip(events, PAYLOADS, strict=True):
            store.execute(f"UPDATE events SET {changes} WHERE event_id = $event", {"text": payload, "event": event})
        store.execute(f"DELETE FROM events WHERE event_id NOT IN ({', '.join('?' * 60)})", events)
        day = "DATE '2015-07-14'"
        store.execute(f"UPDATE events SET date_start = {day}, date_end = {day}, date_precision = 'day'")
        store.execute("UPDATE events SET latitude = 46.2, longitude = 6.1, country = 'CHE', geo_precision = 'city'")
        articles = [row[0] for row in store.sql("SELECT article_id FROM articles ORDER BY article_id").fetchall()]
        for number, article in enumerate(articles):
            text = "\n\n".join(PAYLOADS[number :: len(articles)])
            title = PAYLOADS[number]
            changes = "title = $1, outlet = $1, url = $1, origin = $1, text = $2 || text"
            change = f"UPDATE articles SET {changes} WHERE article_id = $3"
            store.execute(change, [title, text, article])
        # Planned and done, so that the diary, the map and the network have something of each.
        store.execute("UPDATE events SET status = CASE WHEN hash(event_id) % 2 = 0 THEN 'planned' ELSE 'occurred' END")
    return serving(path)


@pytest.fixture
def hostile(browser, hostile_site):
    with Screen.opened(browser, hostile_site) as screen:
        screen.page.add_init_script("window.ran = () => { window.hasRun = true; }; window.alert = window.ran")
        yield screen


def check(screen: Screen) -> None:
    """No payload ran, and none became an element, a handler or an address."""
    page = screen.page
    assert page.evaluate("window.hasRun") is None
    assert page.locator(TRACES).count() == 0
    assert page.evaluate(HANDLERS) == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_runs_anything(hostile, view):
    hostile.open(f"view={view}")
    check(hostile)
    for stop in hostile.page.locator("main [tabindex='0'], main [data-key^='mark']").all()[:12]:
        stop.focus()
    check(hostile)


def test_every_payload_is_visible_text(hostile):
    cells = "event_id,actor_name,recipient_name,title,outlet,text"
    shown = ""
    hostile.open(f"view=table&columns={cells}")
    for _ in range(4):
        shown += hostile.page.locator("main table").text_content()
        more = hostile.find("button", "Next")
        if more.count() == 0 or more.first.is_disabled():
            break
        more.first.click()
        hostile.settle()
    check(hostile)
    assert [payload for payload in PAYLOADS if payload not in shown] == []


@pytest.mark.parametrize("view", ["map", "network", "diary"])
def test_payloads_are_text_in_the_twins_too(hostile, view):
    hostile.open(f"view={view}&twin=1" + ("&parties=60" if view == "network" else ""))
    check(hostile)
    text = hostile.page.locator(".twin table").text_content()
    assert any(payload in text for payload in PAYLOADS)


def test_article_texts_stay_texts(hostile):
    for number, article in enumerate(hostile.api("/articles?limit=100")["articles"]):
        hostile.open(f"view=article&read={quote(article['article_id'])}")
        check(hostile)
        if article["title"]:
            assert article["title"] in hostile.page.locator("main").text_content()
        if number == 5:
            break


def test_payloads_in_the_address(hostile):
    for number, payload in enumerate(PAYLOADS):
        name = ("search", "actor", "outlet", "view", "at", "by", "party", "state", "event", "columns")[number % 10]
        hostile.page.goto(f"{hostile.site}?view=table&{name}={quote(payload, safe='')}")
        hostile.page.wait_for_selector("main:not([aria-busy])")
        check(hostile)
    # What a wrong address is answered with is no error of the page.
    hostile.errors[:] = [error for error in hostile.errors if "400" not in error and "404" not in error]


def test_the_name_of_the_file_is_text(hostile):
    assert "<img src=x onerror=ran()>" in str(hostile.api("/status"))
    hostile.open("view=table")
    check(hostile)
