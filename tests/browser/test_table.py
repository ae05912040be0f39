"""The table: sorted and paged by the server, with the columns that the reader chose."""

# Its column among the usual ones.
SENTENCE = 5


def heads(screen):
    return [text.strip(" ↑↓↕") for text in screen.page.locator("main thead th").all_inner_texts()]


def test_rows_are_the_server_s_page(screen):
    screen.open("view=table")
    found = screen.api("/events?sort=date")
    sentences = [row[SENTENCE] for row in screen.rows()]
    assert sentences == [event["text"] for event in found["events"]]
    assert screen.page.locator("main caption").inner_text() == f"50 of {found['total']} events, by date"


def test_sorting_by_a_head_and_again_the_other_way(screen):
    screen.open("view=table")
    screen.press("button", "How sure")
    assert screen.asked["sort"] == ["confidence"]
    assert screen.page.locator("th[aria-sort=ascending]").inner_text().startswith("How sure")
    screen.press("button", "How sure")
    assert screen.asked["sort"] == ["-confidence"]
    most = screen.api("/events?sort=-confidence&limit=1")["events"][0]
    assert screen.rows()[0][SENTENCE] == most["text"]
    assert screen.page.evaluate("document.activeElement.dataset.key") == "sort-confidence"


def test_pages_meet_without_gap_or_overlap(screen):
    screen.open("view=table&type=CONSULT")
    total = screen.api("/facets?type=CONSULT")["total"]
    first = [row[SENTENCE] for row in screen.rows()]
    assert screen.find("button", "Previous").is_disabled()
    screen.press("button", "Next")
    second = [row[SENTENCE] for row in screen.rows()]
    assert len(first) + len(second) == total
    screen.press("button", "Previous")
    assert [row[SENTENCE] for row in screen.rows()] == first


def test_a_filter_starts_at_the_first_page_again(screen):
    screen.open("view=table")
    screen.press("button", "Next")
    assert "cursor" in screen.asked
    screen.page.locator(".rail").get_by_label("ACCUSE").check()
    screen.settle()
    assert "cursor" not in screen.asked


def test_columns_are_chosen_and_stand_in_the_address(screen):
    screen.open("view=table")
    usual = heads(screen)
    screen.page.locator(".chooser summary").click()
    screen.find("checkbox", "cameo_code").check()
    screen.settle()
    assert heads(screen) == [*usual, "cameo code"]
    screen.find("checkbox", "cameo_code").uncheck()
    screen.settle()
    assert heads(screen) == usual
    assert "columns" not in screen.asked
    screen.open("view=table&columns=event_id,country,quad_class")
    assert heads(screen) == ["event id", "country", "quad class"]


def test_a_row_opens_its_article(screen):
    screen.open("view=table&sort=-confidence")
    link = screen.page.locator("main tbody a").first
    link.focus()
    link.press("Enter")
    screen.settle()
    event = screen.api("/events?sort=-confidence&limit=1")["events"][0]
    assert screen.asked == {"view": ["article"], "event": [event["event_id"]]}


def test_the_frame_scrolls_by_keyboard(screen):
    frame = screen.open("view=table").page.locator(".table-frame")
    frame.focus()
    frame.press("End")
    screen.page.wait_for_function("() => document.querySelector('.table-frame').scrollTop > 0")
