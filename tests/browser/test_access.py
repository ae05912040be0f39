"""Nobody is left out: every view passes axe in light and dark, and can be reached and left by keyboard."""

from pathlib import Path

import pytest
from screens import VIEWS, Screen

AXE = Path(__file__).parents[2] / "src" / "dateline" / "exploring" / "web" / "node_modules" / "axe-core" / "axe.min.js"
# What a view shows beyond its first picture.
STATES = {
    "map": "&shade=planned&at=480,80,300&country=IRN",
    "network": "&party=John+Kerry%7CUSA&from=2015-07-01",
    "counts": "&draw=lines&by=type,quarter",
    "diary": "&today=2015-07-14&state=due",
    "timeline": "&type=CONSULT&status=planned",
}
QUERIES = [f"view={view}" for view in VIEWS] + [f"view={view}{more}" for view, more in STATES.items()]
TWINS = [f"view={view}&twin=1" for view in ("timeline", "map", "network", "counts", "diary")]

WHERE = """() => {
  const at = document.activeElement;
  return at === document.body ? "out" : at.closest("main") ? "main" : "frame";
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: npm ci in src/dateline/exploring/web")
    return AXE.read_text(encoding="utf-8")


def findings(screen: Screen, axe: str) -> list[str]:
    """Return what axe finds serious or critical, each with the element it is about."""
    # Run by the debugger, so that the content policy of the page stays what it is.
    screen.page.evaluate(f"() => {{ {axe} }}")
    violations = screen.page.evaluate("async () => (await axe.run(document)).violations")
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary'][:200]}"
        for one in violations
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", QUERIES + TWINS)
def test_axe_finds_nothing_serious(browser, demo_site, axe, query, scheme):
    with Screen.opened(browser, demo_site, scheme=scheme) as screen:
        assert findings(screen.open(query), axe) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_focus_can_leave_every_view(screen, view):
    """Going on by Tab from the navigation reaches the view and comes out of it again: no trap."""
    screen.open(f"view={view}")
    screen.page.locator("nav [aria-current]").focus()
    been = []
    for _ in range(400):
        screen.page.keyboard.press("Tab")
        at = screen.page.evaluate(WHERE)
        been.append(at)
        if at == "out" or (at == "frame" and "main" in been):
            break
    assert "main" in been
    assert been[-1] != "main"


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_off_on_a_small_screen(browser, demo_site, view):
    """At 320 pixels, WCAG 2.2's measure of reflow, the page itself needs no scrolling to the side."""
    with Screen.opened(browser, demo_site) as screen:
        screen.page.set_viewport_size({"width": 320, "height": 800})
        screen.open(f"view={view}")
        assert screen.page.evaluate("document.documentElement.scrollWidth") <= 320
