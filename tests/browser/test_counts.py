"""Counts: the same grids as `dateline counts`, zeros included."""

import csv
import io
from urllib.request import urlopen

import pytest

from dateline.storing.grids import count_events


def test_the_grid_is_that_of_the_command_line(screen, demo_store):
    answer = screen.open("view=counts").api("/counts?by=dyad,month")
    grid = count_events(demo_store, ["dyad", "month"], ["occurred", "ongoing"])
    assert [tuple(row) for row in answer["rows"]] == list(grid.rows)
    assert f"{grid.events} events in {len(grid.rows):,} cells" in screen.text


def test_cells_show_the_counts(screen):
    answer = screen.open("view=counts&by=type,year").api("/counts?by=type,year")
    counts = {(kind, year): events for kind, year, events in answer["rows"]}
    years = sorted({year for _, year in counts})
    for name, total, *cells in screen.rows("table.heat"):
        assert [int(cell or 0) for cell in cells] == [counts[name, year] for year in years]
        assert int(total) == sum(counts[name, year] for year in years)


def test_a_press_of_a_cell_shows_its_events(screen):
    screen.open("view=counts")
    cell = screen.page.locator(".cell:not(.shade-0)").first
    events = int(cell.inner_text())
    cell.click()
    screen.settle()
    assert screen.asked["view"] == ["table"]
    assert {"actor_country", "recipient_country", "from", "to", "status"} <= set(screen.asked)
    assert len(screen.rows()) >= events


def test_cells_by_keyboard(screen):
    screen.open("view=counts")
    cells = screen.page.locator(".cell")
    periods = screen.page.locator(".heat .period").count()
    cells.first.focus()
    screen.page.keyboard.press("ArrowDown")
    screen.page.keyboard.press("ArrowRight")
    focused = screen.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == cells.nth(periods + 1).get_attribute("aria-label")


def test_lines_have_dashes_marks_and_names(screen):
    screen.open("view=counts").find("radio", "lines").check()
    screen.settle()
    assert screen.asked["draw"] == ["lines"]
    series = screen.page.locator(".lines .series")
    assert series.count() == 6
    dashes = series.locator(".line").evaluate_all("all => all.map(line => line.getAttribute('stroke-dasharray'))")
    assert len(set(dashes)) == 6
    names = series.locator("text").all_text_contents()
    assert "USA → IRN" in names


def test_quad_classes_add_up(screen):
    answer = screen.open("view=counts").api("/counts?by=quad,month")
    legend = screen.page.get_by_role("list", name="Quad classes").inner_text()
    names = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
    for quad, words in enumerate(names, 1):
        assert f"{words} {sum(row[-1] for row in answer['rows'] if row[0] == quad)}" in " ".join(legend.split())


@pytest.mark.parametrize("period", ["week", "quarter", "year"])
def test_other_periods(screen, period):
    screen.open("view=counts").page.locator("[data-key=counts-period]").select_option(period)
    screen.settle()
    assert screen.asked["by"] == [f"dyad,{period}"]
    shown = screen.page.locator(".heat .period").all_inner_texts()
    assert shown == sorted({row[2] for row in screen.api(f"/counts?by=dyad,{period}")["rows"]})[-240:]


def test_more_rows(screen):
    screen.open("view=counts")
    before = len(screen.rows("table.heat"))
    screen.press("button", "more rows")
    assert len(screen.rows("table.heat")) > before


def test_the_whole_grid_as_csv(screen):
    screen.open("view=counts&by=dyad,year")
    address = screen.page.get_by_role("link", name="CSV").get_attribute("href")
    with urlopen(address) as answer:
        columns, *rows = csv.reader(io.TextIOWrapper(answer, encoding="utf-8"))
    assert columns == ["actor_country", "recipient_country", "year", "events"]
    assert len(rows) == len(screen.api("/counts?by=dyad,year")["rows"])
    screen.press("button", "As a table")
    assert len(screen.rows(".twin table")) == len(rows)
