"""A real browser on a real server: Debian's Chromium without a window, the explorer on the demo store.

Whatever a test does, it fails if the page asks anything of another machine, or if an error comes up in its console.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from screens import Screen, launched

CHROMIUM = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that `dateline demo` writes; DATELINE_DEMO_STORE names one made before, to save the time."""
    made = os.environ.get("DATELINE_DEMO_STORE")
    if made:
        return Path(made)
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    command = [sys.executable, "-m", "dateline", "demo", "--no-serve", "-o", path]
    subprocess.run(command, check=True, capture_output=True)
    return path


@pytest.fixture(scope="session")
def serving() -> Iterator[object]:
    """Return a function that serves a store and gives its address; all servers end with the tests."""
    import uvicorn

    from dateline.exploring.app import create_app
    from dateline.exploring.explorer import Explorer
    from dateline.exploring.serving import listen

    if not files("dateline.exploring").joinpath("page", "index.html").is_file():
        pytest.skip("the page is not built: make web")
    running = []

    def serve(store: Path) -> str:
        # The limit of a second on queries is tested elsewhere; here a busy machine must not decide.
        explorer = Explorer(store, 30.0)
        config = uvicorn.Config(create_app(explorer), log_level="warning", access_log=False, lifespan="off")
        server, made = uvicorn.Server(config), listen("127.0.0.1", 0)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
        thread.start()
        running.append((server, thread, explorer))
        return f"http://127.0.0.1:{made.getsockname()[1]}/"

    yield serve
    for server, thread, explorer in running:
        server.should_exit = True
        thread.join(10)
        explorer.close()


@pytest.fixture(scope="session")
def demo_site(serving, demo_store: Path) -> str:
    """The address of the explorer on the demo store, for tests that only read."""
    return serving(demo_store)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with launched(CHROMIUM) as running:
        yield running


@pytest.fixture
def screen(browser, demo_site: str) -> Iterator[Screen]:
    """A page on the demo store, 1440 by 900, light."""
    with Screen.opened(browser, demo_site) as made:
        yield made
