"""Draw docs/images/demo.svg from a real run of `dateline demo`: the table as it is printed, some of its reports.

    python docs/make_pictures.py

Nothing is typed in by hand: the command runs, its coloured output is read back, and rich writes it as SVG. Run it again
after every change that moves an event of these reports.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from dateline.demo import reports

PICTURE = Path(__file__).parent / "images" / "demo.svg"
# Between them these hold every status, a mode or two, named and anonymous speakers, and a date that is not known.
SHOWN = ("iran-talks-13", "iran-talks-17", "iran-talks-23")
# The narrowest width at which the table has the column "according to".
WIDTH = 130

# Dark ground with colours bright enough to read at half size on a light or a dark page.
_INK = (220, 225, 232)
_GROUND = (22, 27, 34)
THEME = TerminalTheme(
    _GROUND,
    _INK,
    [
        _GROUND,
        (255, 140, 130),
        (126, 231, 135),
        (240, 200, 90),
        (121, 184, 255),
        (214, 160, 255),
        (118, 227, 234),
        _INK,
    ],
)

# rich's own frame loads a typeface from the network; this one takes what the reader's system has.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>Events as dateline demo prints them: when, who, did what, to whom, status, where, according to</title>
<style>
.{unique_id}-matrix {{
  white-space: pre;
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def run_demo() -> str:
    """Return what `dateline demo` prints on a wide terminal with colours; raise CalledProcessError if it fails."""
    terminal = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "dateline", "demo", "-o", str(Path(folder) / "demo.duckdb")],
            env={**os.environ, **terminal},
            stdout=subprocess.PIPE,
            check=True,
        )
    return done.stdout.decode("utf-8")


def choose(lines: Iterable[Text], titles: frozenset[str]) -> Iterator[Text]:
    """Yield the column heads and the blocks of the reports with these titles."""
    shown = True
    for line in lines:
        if not line.plain.strip():
            continue
        if line.plain[0] not in "0123456789? " and not line.plain.startswith("when "):
            shown = any(line.plain.startswith(title) for title in titles)
            if shown:
                yield Text()
        if shown:
            line.rstrip()
            yield line


def main() -> None:
    """Draw the picture."""
    titles = frozenset(article.title or "" for article in reports() if article.article_id in SHOWN)
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor")
    lines = list(choose(Text.from_ansi(run_demo()).split("\n"), titles))
    if sum(any(line.plain.startswith(title) for title in titles) for line in lines) != len(SHOWN):
        raise SystemExit(f"the table does not show all of {', '.join(SHOWN)}")
    for line in lines:
        console.print(line, soft_wrap=True)
    PICTURE.parent.mkdir(exist_ok=True)
    # A fixed id keeps the file the same when the events are.
    console.save_svg(str(PICTURE), title="$ dateline demo", theme=THEME, code_format=FRAME, unique_id="demo")
    sys.stderr.write(f"{PICTURE}: {len(lines)} lines\n")


if __name__ == "__main__":
    main()
