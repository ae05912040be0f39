"""Every hostile input ends in articles, quarantine rows or one numbered error; never in a crash, never in silence."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from inputs import HOSTILE, Hostile, Outcome

from dateline.cleaning import clean
from dateline.errors import DatelineError, InputError, UsageError
from dateline.reading import read
from dateline.records import Article, Skip, SkipKind

# Far above what any of them takes (the slowest reads 17 MB); a quadratic step takes minutes.
LONGEST_SECONDS = 20


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_hostile_input(hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(hostile.stdin)))
    inputs = hostile.prepare(tmp_path)
    started = time.monotonic()
    articles: list[Article] = []
    skips: list[Skip] = []
    error: DatelineError | None = None
    try:
        for found in clean(read(inputs, columns=hostile.columns, input_format=hostile.input_format)):
            (articles if isinstance(found, Article) else skips).append(found)  # type: ignore[arg-type]
    except DatelineError as raised:
        error = raised
    assert time.monotonic() - started < LONGEST_SECONDS
    quarantined = [skip for skip in skips if skip.kind is SkipKind.QUARANTINED]
    assert len(articles) == hostile.articles, (articles, skips, error)
    for article in articles:
        article.text.encode("utf-8")
        assert "\0" not in article.text
        assert all(0 <= omission.start < omission.end <= len(article.text) for omission in article.omitted)
    if hostile.outcome is Outcome.CODED:
        assert error is None
        assert not quarantined
    elif hostile.outcome in (Outcome.PARTLY, Outcome.QUARANTINED):
        assert error is None
        assert hostile.code in {skip.code for skip in quarantined}
        assert all(skip.reason and skip.origin for skip in quarantined)
    else:
        assert error is not None
        assert error.code == hostile.code
        assert isinstance(error, UsageError if hostile.outcome is Outcome.MISUSED else InputError)
        assert error.where or error.next_step


def test_there_are_a_hundred_of_them() -> None:
    assert len(HOSTILE) >= 100
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE)
