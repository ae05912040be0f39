"""The timeline: lanes, marks, the window in the address, the way from mark to event by keyboard."""


def frame(screen):
    screen.page.wait_for_selector(".chart[data-ready]")
    return screen.page.locator(".chart")


def options(screen, path):
    """Return part of what the chart was told to draw."""
    return screen.page.evaluate(f"document.querySelector('.chart').chart.getOption(){path}")


def test_every_dated_event_has_a_mark(screen):
    screen.open("view=timeline")
    frame(screen)
    facets = screen.api("/facets")
    marks = ".series.flatMap(one => one.data ?? []).map(one => one[2])"
    ids = options(screen, f"{marks}.filter(id => typeof id === 'string')")
    assert len(set(ids)) == len(ids) == facets["total"] - facets["undated"]


def test_what_happened_is_filled_and_what_is_announced_hollow(screen):
    screen.open("view=timeline")
    frame(screen)
    marks = ".series.filter(one => one.type === 'scatter' && one.data.length)"
    looks = options(screen, f"{marks}.map(one => [one.symbol, one.itemStyle.color])")
    by_symbol = {}
    for symbol, colour in looks:
        by_symbol.setdefault(symbol, set()).add(colour == "transparent")
    assert by_symbol["circle"] == {True, False}
    assert len(by_symbol) == 4, "circle, triangle, diamond and cross: never colour alone"


def test_a_line_at_the_last_report(screen):
    screen.open("view=timeline")
    frame(screen)
    labels = options(screen, ".series.flatMap(one => one.markLine?.data ?? []).map(one => one.label.formatter)")
    assert labels[0].startswith("last report, ")


def test_a_zoomed_window_is_a_link(screen):
    screen.open("view=timeline&window_from=2015-01-01&window_to=2015-12-31")
    frame(screen)
    zoom = options(screen, ".dataZoom[0]")
    assert _days(zoom["endValue"] - zoom["startValue"]) == 365
    screen.press("button", "Zoom in")
    first, last = screen.asked["window_from"][0], screen.asked["window_to"][0]
    assert "2015-01-01" < first < last < "2015-12-31"
    screen.press("button", "Whole time")
    assert screen.asked["window_from"][0] < "2013"


def _days(milliseconds):
    return round(milliseconds / 86_400_000)


def test_a_few_old_events_do_not_squeeze_the_rest(screen):
    screen.open("view=timeline")
    frame(screen)
    zoom, axis = options(screen, ".dataZoom[0]"), options(screen, ".xAxis[1]")
    assert zoom["endValue"] - zoom["startValue"] < (axis["max"] - axis["min"]) / 2
    assert "outside this window" in screen.text


def test_walking_by_arrow_keys_and_opening_an_event(screen):
    screen.open("view=timeline&type=ACCUSE")
    chart = frame(screen)
    chart.focus()
    for _ in range(3):
        chart.press("ArrowRight")
    spoken = screen.page.locator(".spoken").inner_text()
    assert "ACCUSE" in spoken
    assert "3 of" in spoken
    chart.press("Enter")
    screen.settle()
    third = screen.api("/timeline?type=ACCUSE")["points"][2]
    assert screen.asked["event"] == [third["event_id"]]
    assert screen.page.get_by_role("complementary", name="Chosen event").is_visible()


def test_a_click_on_a_mark_chooses_it(screen):
    screen.open("view=timeline&type=ACCUSE&window_from=2013-01-01&window_to=2016-12-31")
    chart = frame(screen)
    x, y, event = screen.page.evaluate(
        """() => {
          const chart = document.querySelector('.chart').chart;
          const marks = chart.getOption().series.filter(one => one.type === 'scatter').flatMap(one => one.data ?? []);
          const mark = marks.find(one => typeof one[2] === 'string');
          return [...chart.convertToPixel({ xAxisIndex: 1, yAxisIndex: 1 }, mark.slice(0, 2)), mark[2]];
        }"""
    )
    chart.click(position={"x": x, "y": y})
    screen.settle()
    assert screen.page.get_by_role("complementary", name="Chosen event").is_visible()
    assert screen.asked["event"][0]
    assert event


def test_choosing_days_by_dragging_filters(screen):
    screen.open("view=timeline")
    chart = frame(screen)
    screen.find("button", "Choose days").click()
    box = chart.bounding_box()
    assert box
    height = box["y"] + 200
    screen.page.mouse.move(box["x"] + 400, height)
    screen.page.mouse.down()
    screen.page.mouse.move(box["x"] + 600, height, steps=5)
    screen.page.mouse.up()
    screen.page.wait_for_function("() => location.search.includes('from=')")
    screen.settle()
    assert screen.asked["from"][0] < screen.asked["to"][0]


def test_undated_events_are_told_of(screen):
    undated = screen.api("/facets")["undated"]
    screen.open("view=timeline")
    frame(screen)
    assert (f"{undated} event" in screen.text) == (undated > 0)


def test_the_twin_has_every_event_of_the_chart(screen):
    screen.open("view=timeline&type=ACCUSE&twin=1")
    assert len(screen.rows(".twin table")) == len(screen.api("/timeline?type=ACCUSE")["points"])
