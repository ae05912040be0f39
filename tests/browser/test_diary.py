"""The diary: announced events by date, due or past, who said so and when."""

from urllib.request import urlopen

THEN = "2015-07-14"


def test_every_announcement_says_when_what_and_who_said_so(screen):
    entries = screen.open("view=diary").api("/diary")["entries"]
    shown = screen.page.locator(".entry")
    assert shown.count() == len(entries)
    assert screen.page.locator(".entry time").count() == sum(bool(entry["date_start"]) for entry in entries)
    for entry in entries:
        item = screen.page.locator(".entry", has=screen.page.locator(f"[data-key='diary-{entry['event_id']}']"))
        assert item.locator("blockquote").text_content() == entry["text"]
        assert (entry["said_by"] or entry["outlet"]) in item.inner_text()


def test_entries_stand_in_the_order_of_their_days(screen):
    screen.open("view=diary")
    days = screen.page.locator(".entry time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days == sorted(days)


def test_due_and_past_as_of_a_day(screen):
    entries = screen.open(f"view=diary&today={THEN}").api(f"/diary?today={THEN}")["entries"]
    for state in ("due", "past"):
        expected = sum(entry["state"] == state for entry in entries)
        assert expected > 0
        assert screen.page.locator(f".entry.{state}").count() == expected


def test_as_of_the_last_report(screen):
    screen.open("view=diary").find("link", "as of the last report").click()
    screen.settle()
    assert screen.asked["today"][0] < "2017"
    assert screen.page.locator(".entry.due").count() > 0


def test_one_state_alone(screen):
    screen.open(f"view=diary&today={THEN}").find("radio", "still due").check()
    screen.settle()
    assert screen.asked["state"] == ["due"]
    assert screen.page.locator(".entry").count() == screen.page.locator(".entry.due").count() > 0


def test_an_entry_leads_to_its_words(screen):
    screen.open("view=diary")
    link = screen.page.locator(".entry a").first
    event = link.get_attribute("data-key").removeprefix("diary-")
    link.focus()
    link.press("Enter")
    screen.settle()
    assert screen.asked["view"] == ["article"]
    assert screen.asked["event"] == [event]


def test_the_calendar_holds_every_dated_entry(screen):
    entries = screen.open("view=diary").api("/diary")["entries"]
    address = screen.find("link", "Calendar (.ics)").get_attribute("href")
    with urlopen(address) as answer:
        assert answer.headers["content-type"].startswith("text/calendar")
        text = answer.read().decode("utf-8")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == sum(bool(entry["date_start"]) for entry in entries)


def test_the_table_says_the_same(screen):
    entries = screen.open("view=diary").api("/diary")["entries"]
    screen.press("button", "As a table")
    rows = screen.rows(".twin table")
    assert [row[-1] for row in rows] == [entry["text"] for entry in entries]


def test_nothing_announced(screen):
    screen.open("view=diary&status=occurred")
    assert "Nothing announced" in screen.text
