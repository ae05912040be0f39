"""A page of the explorer as tests use it: opened by address, waited for, listened to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Locator, Page, Route, sync_playwright

VIEWS = ("timeline", "article", "map", "network", "table", "diary", "counts", "review")
# Debian's Chromium runs as root in containers, where its sandbox cannot.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
PATIENCE = 60_000


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """Run the Chromium at `path` without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Screen:
    """A page, what it asked of other machines, and the errors that came up in it."""

    page: Page
    site: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser, site: str, *, scheme: str = "light", **options: Any) -> Iterator[Screen]:
        """Open an empty page that refuses and records every request to another machine; errors fail at the end."""
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": 1440, "height": 900},
            locale="en-GB",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        screen = cls(page, site)
        context.route("**/*", screen._guard)
        page.on("console", lambda message: message.type == "error" and screen.errors.append(message.text))
        page.on("pageerror", lambda error: screen.errors.append(str(error)))
        yield screen
        context.close()
        assert not screen.outside, f"asked of other machines: {screen.outside}"
        assert not screen.errors, f"in the console: {screen.errors}"

    def _guard(self, route: Route) -> None:
        if route.request.url.startswith(self.site):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def open(self, query: str) -> Screen:
        """Go to an address such as "view=map&country=IRN" and wait until it is shown."""
        self.page.goto(f"{self.site}?{query}")
        return self.wait()

    def wait(self) -> Screen:
        """Wait until what was asked for is shown."""
        self.page.wait_for_selector("main:not([aria-busy]) .head")
        return self

    def find(self, role: Any, name: str, *, exact: bool = False) -> Locator:
        """Find what a screen reader calls `name` in the view."""
        return self.page.locator("main").get_by_role(role, name=name, exact=exact)

    def press(self, role: Any, name: str, *, exact: bool = False) -> Screen:
        """Press it with the keyboard and wait for what comes."""
        stop = self.find(role, name, exact=exact).first
        stop.focus()
        stop.press("Enter")
        return self.settle()

    def settle(self) -> Screen:
        """Give the page one turn to begin what a press asked for, then wait for it."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)))")
        return self.wait()

    @property
    def asked(self) -> dict[str, list[str]]:
        """The parameters in the address bar."""
        return parse_qs(urlsplit(self.page.url).query)

    @property
    def text(self) -> str:
        """What stands on the page."""
        return self.page.locator("main").inner_text()

    def api(self, path: str) -> Any:
        """Return what the API answers under /api/v1."""
        with urlopen(f"{self.site}api/v1{path}") as answer:
            return json.load(answer)

    def rows(self, table: str = "main table") -> list[list[str]]:
        """Return the cells of the rows of a table."""
        return self.page.locator(f"{table} tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
        )
