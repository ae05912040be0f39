"""What becomes of each article: coded, or left out with a reason. One bad article never costs the others."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from dateline.errors import DatelineError, InputError
from dateline.records import Article, Event, Skip, SkipKind
from dateline.settings import Settings


class CodingFailed(InputError):
    """DL-N001: the coder broke off at one article; the article is quarantined, the others are coded."""

    code = "DL-N001"


class WorkerLost(InputError):
    """DL-N002: a worker process died at one article (mostly for want of memory); the article is quarantined."""

    code = "DL-N002"


class CodedArticle(Protocol):
    """What a coder returns for one article."""

    @property
    def article(self) -> Article:
        """The article as it was coded."""

    @property
    def events(self) -> Sequence[Event]:
        """Its events, none or more."""


class Coder(Protocol):
    """What the engine asks of a coder: one answer for each article, in order."""

    def code_many(self, articles: Iterable[Article | Skip], /) -> Iterator[CodedArticle | Skip]:
        """Code articles, and hand back what is already a Skip."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One article with its events: what travels back from a worker."""

    article: Article
    events: tuple[Event, ...]


Item = Article | Skip
Outcome = Coded | Skip
StartCoder = Callable[[], Coder]


def code_items(coder: Coder, items: Sequence[Item]) -> Iterator[Outcome]:
    """Yield an outcome for each item, in order; where the coder breaks off, the rest is coded one by one.

    An item at which it breaks off again is quarantined. Raises what is no fault of an article: a missing model,
    bad knowledge files.
    """
    done = 0
    try:
        for answer in coder.code_many(items):
            yield _outcome(answer)
            done += 1
        return
    except DatelineError as error:
        if not isinstance(error, InputError):
            raise
    except Exception:  # noqa: BLE001 - the cause is found again, and kept, when the item is coded alone
        pass
    for item in items[done:]:
        yield from _code_alone(coder, item)


def _code_alone(coder: Coder, item: Item) -> tuple[Outcome, ...]:
    try:
        return tuple(_outcome(answer) for answer in coder.code_many([item]))
    except InputError as error:
        return (quarantine(item, error),)
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad article must not cost the run; the reason is kept in its row
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno}"
        return (quarantine(item, CodingFailed(f"{type(error).__name__}: {error} (in {place})")),)


def _outcome(answer: CodedArticle | Skip) -> Outcome:
    return answer if isinstance(answer, Skip) else Coded(answer.article, tuple(answer.events))


def is_wanted(event: Event, settings: Settings) -> bool:
    """Say whether the settings keep an event; the coder itself has left out those of too low confidence."""
    return (not settings.statuses or event.status in settings.statuses) and (
        not settings.types or event.event_type in settings.types
    )


def quarantine(item: Item, error: InputError) -> Skip:
    """Return the quarantine row of an article that could not be coded."""
    return Skip(SkipKind.QUARANTINED, "coding", error.code, error.what, item.article_id, item.origin)
