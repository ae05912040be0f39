"""What there is stands on a page, and what stands on a page is there."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from pages import PAGES, ROOT, blocks_of, commands_of, name_of, prose_of

import dateline
from dateline.codebook.rules import Rule, load_rules
from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.storing.describe import as_markdown
from dateline.storing.schema import TABLES

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z-]+)")
_PAGE_OF_ERRORS = ROOT / "docs" / "errors.md"


def _errors() -> dict[str, type[DatelineError]]:
    """Return every numbered error of the package by its number."""
    for module in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: dict[str, type[DatelineError]] = {}
    pending = [DatelineError]
    while pending:
        error = pending.pop()
        pending.extend(error.__subclasses__())
        if error.__module__.startswith("dateline."):
            assert found.setdefault(error.code, error) is error, f"{error.code} is given twice"
    return found


def test_every_error_is_explained() -> None:
    page = _PAGE_OF_ERRORS.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(DL-[\w]+)` \| `(\w+)` \|", page, re.MULTILINE))
    assert rows == {code: error.__name__ for code, error in _errors().items()}


def test_the_event_record_is_the_schema() -> None:
    page = (ROOT / "docs" / "event-record.md").read_text(encoding="utf-8")
    assert as_markdown() in page, "run: dateline schema --format md, and put it at the end of docs/event-record.md"


@pytest.mark.parametrize("column", [column.name for table in TABLES for column in table.columns])
def test_every_column_is_explained(column: str) -> None:
    assert f"`{column}`" in (ROOT / "docs" / "event-record.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_every_coding_rule_stands_with_its_example(rule: Rule) -> None:
    gives = "; ".join(f"`{event}`" for event in rule.examples[0].gives) or "no event"
    row = f"| {rule.because} | {rule.examples[0].text} {gives} |"
    page = (ROOT / "docs" / "coding-rules.md").read_text(encoding="utf-8")
    found = [line for line in page.splitlines() if line.startswith(f"| `{rule.id}` |")]
    assert found and found[0].endswith(row), row


def test_no_coding_rule_on_the_page_is_gone() -> None:
    page = (ROOT / "docs" / "coding-rules.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == {rule.id for rule in load_rules()}


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_explained(setting: str) -> None:
    assert f"| `{setting}` |" in (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def _options() -> dict[str, set[str]]:
    """Return the long options of every command; those of a group's commands by both words ("kb missing")."""
    import typer.main

    from dateline.cli.app import app

    found: dict[str, set[str]] = {}
    waiting = [("", typer.main.get_command(app))]
    while waiting:
        path, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [(f"{path} {name}".strip(), each) for name, each in inner.items()]
        if path:
            found[path] = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    return found


def _verb(words: list[str], options: dict[str, set[str]]) -> str:
    """Return the command that a line calls, of one word or two."""
    after = words[words.index("dateline") + 1 :]
    two = " ".join(after[:2])
    return two if two in options else after[0] if after else ""


def test_every_command_and_option_is_explained() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    missing = []
    for command, options in _options().items():
        marks = "###" if " " in command else "##"
        start = page.find(f"\n{marks} {command}\n")
        section = page[start : page.find("\n##", start + 4)] if start >= 0 else ""
        if start < 0:
            missing.append(command)
        missing += [
            f"{command} {option}"
            for option in options - {"--help", "--verbose"}
            if option.startswith("--") and f"`{option}" not in section
        ]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_option_named_exists(page: Path) -> None:
    options = _options()
    known = {option for names in options.values() for option in names} | {"--version"}
    for block in blocks_of(page):
        for command in commands_of(block) if block.language == "console" else ():
            words = command.line.split()
            verb = _verb(words, options)
            for option in _OPTION.findall(command.line):
                assert option in options.get(verb, known), f"{command.line}: {verb} has no {option}"
    for line in re.findall(r"`(dateline [^`]*)`", prose_of(page)):
        verb = line.split()[1].rstrip(",.")
        assert verb in options or verb.startswith("-"), f"{line}: no such command"
        for option in _OPTION.findall(line):
            assert option in options.get(verb, known), f"{line}: {verb} has no {option}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall(prose_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, part = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{name_of(page)} links to {target}"
        if part:
            anchors = {_anchor(heading) for heading in _HEADING.findall(file.read_text(encoding="utf-8"))}
            assert part in anchors, f"{name_of(page)} links to {target}; there are {sorted(anchors)}"


def _anchor(heading: str) -> str:
    words = re.sub(r"[^\w\- ]", "", heading.lower())
    return words.strip().replace(" ", "-")


def test_every_page_is_in_the_site() -> None:
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in PAGES if page.is_relative_to(ROOT / "docs")}
    assert pages == set(re.findall(r"([\w/-]+\.md)", site))


def test_the_readme_states_the_figures_of_the_figures_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|.*\| (\.\d\d) \|$", readme, re.MULTILINE)
    figures = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    assert rows
    for figure in rows:
        assert f"| {figure} |" in figures, f"{figure} is in the README and not in docs/figures.md"


def test_the_picture_is_there_and_loads_nothing_from_elsewhere() -> None:
    picture = (ROOT / "docs" / "images" / "demo.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"')\s]+", picture) == ["http://www.w3.org/2000/svg"]
