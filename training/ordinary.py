"""Choose the ordinary sentences that every own codebook is learned against, from the sentences of this project.

    python training/ordinary.py

Writes src/dateline/coding/own/data/ordinary.txt, one sentence a line: every thirtieth of `training/data`, as it is.
"""

from __future__ import annotations

from pathlib import Path

from sentences import read_sentences

FOLDER = Path(__file__).parent
TARGET = FOLDER.parent / "src/dateline/coding/own/data/ordinary.txt"
EVERY = 30


def main() -> None:
    """Write the file."""
    texts = [one.text for path in sorted((FOLDER / "data").glob("*.jsonl")) for one in read_sentences(path)]
    lines = [" ".join(text.split()) for text in texts[::EVERY]]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} sentences in {TARGET}")


if __name__ == "__main__":
    main()
