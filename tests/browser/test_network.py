"""The network: who deals with whom, cooperation and conflict apart, over time."""


def links_of(screen, query="limit=30"):
    return screen.api(f"/network?{query}")["links"]


def test_every_link_is_drawn_by_kind(screen):
    links = links_of(screen.open("view=network"))
    page = screen.page
    assert page.locator(".ties .cooperation").count() == sum(link["cooperation"] > 0 for link in links)
    assert page.locator(".ties .conflict").count() == sum(link["conflict"] > 0 for link in links)


def test_conflict_differs_by_dash_and_amount_by_thickness(screen):
    links = links_of(screen.open("view=network"))
    lines = screen.page.locator(".ties .cooperation .line")
    assert screen.page.locator(".ties .conflict .line:not([stroke-dasharray])").count() == 0
    assert screen.page.locator(".ties .cooperation .line[stroke-dasharray]").count() == 0
    widths = lines.evaluate_all("all => all.map(line => Number(line.getAttribute('stroke-width')))")
    events = [link["cooperation"] for link in links if link["cooperation"]]
    assert widths[events.index(max(events))] == max(widths)
    assert max(widths) > min(widths)


def test_one_kind_alone(screen):
    screen.open("view=network").find("radio", "conflict", exact=True).check()
    screen.settle()
    assert screen.asked["ties"] == ["conflict"]
    assert screen.page.locator(".ties .cooperation").count() == 0
    assert screen.page.locator(".ties .conflict").count() > 0


def test_a_press_of_a_party_lists_its_partners(screen):
    screen.open("view=network").press("button", "John Kerry: ")
    assert screen.asked["party"] == ["John Kerry|USA"]
    assert screen.page.locator(".partners h2").inner_text() == "John Kerry"
    actor, recipient, _, events = screen.rows(".partners table")[0]
    assert "John Kerry" in (actor, recipient)
    screen.page.locator(".partners tbody a").first.click()
    screen.settle()
    assert screen.asked["view"] == ["table"]
    assert screen.asked["actor"] == [actor]
    assert int(events) > 0


def test_parties_by_keyboard(screen):
    screen.open("view=network")
    parties = screen.page.locator(".party")
    parties.first.focus()
    screen.page.keyboard.press("End")
    focused = screen.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == parties.last.get_attribute("aria-label")
    screen.page.keyboard.press(" ")
    screen.settle()
    assert screen.page.locator(".party.chosen").get_attribute("aria-label") == focused


def test_the_slider_sets_the_days_and_nobody_moves(screen):
    screen.open("view=network")
    stand = "all => Object.fromEntries(all.map(one => [one.dataset.key, one.getAttribute('transform')]))"
    before = screen.page.locator(".party").evaluate_all(stand)
    first = screen.page.get_by_label("First month")
    first.focus()
    for _ in range(3):
        first.press("PageUp")
        screen.settle()
    assert screen.asked["from"][0].endswith("-01")
    assert "to" not in screen.asked
    after = screen.page.locator(".party").evaluate_all(stand)
    stayed = set(before) & set(after)
    assert stayed
    assert all(before[one] == after[one] for one in stayed)
    screen.press("button", "Whole time")
    assert "from" not in screen.asked


def test_a_stretch_of_time_by_address(screen):
    screen.open("view=network&from=2015-07-01&to=2015-07-31")
    links = links_of(screen, "limit=30&from=2015-07-01&to=2015-07-31")
    assert screen.page.locator(".ties .cooperation").count() == sum(link["cooperation"] > 0 for link in links)
    assert "July 2015" in screen.page.locator(".stretch").inner_text()


def test_the_table_says_the_same(screen):
    links = links_of(screen.open("view=network"))
    screen.press("button", "As a table")
    rows = screen.rows(".twin table")
    assert len(rows) == len(links)
    assert sum(int(row[2]) for row in rows) == sum(link["cooperation"] for link in links)
