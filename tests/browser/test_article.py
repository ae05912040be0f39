"""An article as it was read: words underlined in place, cards on hover and focus, the way to other views."""

import pytest

ARTICLE = "iran-talks-01"


@pytest.fixture
def article(screen):
    return screen.api(f"/articles/{ARTICLE}")


def panel(screen):
    return screen.page.locator(".panel")


def test_articles_are_listed_the_last_first(screen):
    found = screen.open("view=article").api("/articles")
    titles = screen.page.locator(".articles h2").all_inner_texts()
    assert titles == [one["title"] for one in found["articles"]]
    screen.page.locator(".articles a").first.click()
    screen.settle()
    assert screen.asked["read"] == [found["articles"][0]["article_id"]]


def test_the_text_stands_as_it_was_read(screen, article):
    screen.open(f"view=article&read={ARTICLE}")
    text = "".join(segment["text"] for segment in article["segments"])
    assert screen.page.locator(".text").evaluate("node => node.textContent") == text


def test_every_marked_word_is_underlined_in_all_its_roles(screen, article):
    screen.open(f"view=article&read={ARTICLE}")
    for role in ("trigger", "actor", "recipient", "time", "place", "speaker", "quote"):
        expected = [
            segment["text"] for segment in article["segments"] if role in {mark["role"] for mark in segment["marks"]}
        ]
        shown = screen.page.locator(f".text .role-{role}").evaluate_all("all => all.map(one => one.textContent)")
        assert shown == expected


def test_roles_differ_in_more_than_colour(screen):
    screen.open(f"view=article&read={ARTICLE}")
    looks = screen.page.locator(".roles .role").evaluate_all(
        """all => all.map(one => getComputedStyle(one)).map(style => ["textDecorationLine", "textDecorationStyle",
          "textUnderlineOffset", "textDecorationThickness"].map(name => style[name]).join())"""
    )
    assert len(set(looks)) == len(looks) == 7


def test_pointing_at_a_word_shows_the_card_of_its_event(screen, article):
    screen.open(f"view=article&read={ARTICLE}")
    assert f"{len(article['events'])} events" in panel(screen).inner_text()
    trigger = screen.page.locator(".text .trigger").first
    trigger.hover()
    screen.page.wait_for_selector(".panel .card")
    card = panel(screen).locator(".card").first
    event = next(one for one in article["events"] if one["event_id"] == card.get_attribute("data-event"))
    for words in (event["event_type"], event["event_id"], event["model_id"], event["status_cue"] or ""):
        assert words in card.inner_text()
    assert screen.page.locator(".text .on").count() > 0


def test_tab_walks_from_event_to_event_and_enter_pins(screen, article):
    screen.open(f"view=article&read={ARTICLE}")
    first = screen.page.locator(".text .trigger:not([tabindex])").first
    first.focus()
    screen.page.wait_for_selector(".panel .card")
    before = panel(screen).locator(".card").first.get_attribute("data-event")
    screen.page.keyboard.press("Tab")
    screen.page.wait_for_function(f"() => document.querySelector('.panel .card').dataset.event !== '{before}'")
    after = panel(screen).locator(".card").first.get_attribute("data-event")
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert screen.asked["event"] == [after]
    assert panel(screen).locator(".card").first.get_attribute("data-event") == after


def test_a_pinned_event_leads_to_every_other_view(screen, article):
    event = article["events"][0]["event_id"]
    screen.open(f"view=article&event={event}")
    links = panel(screen).locator(".elsewhere a")
    assert links.all_inner_texts() == ["Timeline", "Map", "Network", "Counts", "Diary", "Table", "Review"]
    links.first.click()
    screen.settle()
    assert screen.asked == {"view": ["timeline"], "event": [event]}


def test_closing_the_card_stays_in_the_article(screen, article):
    screen.open(f"view=article&event={article['events'][0]['event_id']}")
    screen.press("button", "Close")
    assert screen.asked == {"view": ["article"], "read": [ARTICLE]}


def test_why_is_told_by_the_coder_itself(screen, article):
    event = article["events"][0]["event_id"]
    reasons = screen.api(f"/events/{event}/why")
    screen.open(f"view=article&event={event}")
    screen.page.wait_for_selector(".why li")
    assert reasons["found_again"]
    assert panel(screen).locator(".why li").all_inner_texts() == reasons["why"]
