"""The smallest coder there can be: every word "met" is an event. It shows what the engine asks of a coder."""

import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.errors import DatelineError, InputError
from dateline.records import Article, Event, EventSpan, EventType, Skip, SkipKind, SpanRole, Status


@dataclass(frozen=True, slots=True)
class WordReport:
    article: Article
    events: tuple[Event, ...]


class WordCoder:
    def code_many(self, articles: Iterable[Article | Skip]) -> Iterator[WordReport | Skip]:
        for item in articles:
            if isinstance(item, Skip):
                yield item
            elif "copy" in item.text:
                yield Skip(SkipKind.COPY, "cleaning", "near copy", "as another", item.article_id, item.origin)
            else:
                yield WordReport(item, tuple(_events(item)))


class Fragile(WordCoder):
    """Breaks off at articles that say so, as a coder with a fault would."""

    def code_many(self, articles: Iterable[Article | Skip]) -> Iterator[WordReport | Skip]:
        for item in articles:
            if isinstance(item, Article) and "fault" in item.text:
                raise ZeroDivisionError("division by zero")
            if isinstance(item, Article) and "unreadable" in item.text:
                raise InputError("nobody can read this")
            if isinstance(item, Article) and "dies" in item.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if isinstance(item, Article) and "forgotten" in item.text:
                continue
            yield from super().code_many([item])


class ModelGone(DatelineError):
    code = "DL-P001"


def broken() -> WordCoder:
    raise ModelGone("the model is gone", where="here", next_step="install it")


def article(number: int, text: str) -> Article:
    return Article(f"a{number:03}", text, origin=f"wire.jsonl:{number}")


def _events(item: Article) -> Iterator[Event]:
    start = item.text.find("met")
    while start >= 0:
        yield Event(
            event_id=f"{item.article_id}-{start}",
            article_id=item.article_id,
            sentence=0,
            event_type=EventType.CONSULT,
            act=EventType.CONSULT,
            status=Status.DENIED if "not met" in item.text else Status.OCCURRED,
            actors=(),
            recipients=(),
            trigger="met",
            text=item.text,
            spans=(EventSpan(SpanRole.TRIGGER, start, start + 3),),
        )
        start = item.text.find("met", start + 3)
