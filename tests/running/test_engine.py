from collections.abc import Iterable

import pytest
from wordcoder import Fragile, ModelGone, WordCoder, article, broken

from dateline.records import Skip, SkipKind
from dateline.running.engine import code_batches, cut_batches
from dateline.running.outcomes import Coded, Item, Outcome, StartCoder

SKIP = Skip(SkipKind.QUARANTINED, "reading", "DL-R005", "the file is empty", origin="empty.txt")


def code(items: Iterable[Item], start: StartCoder, processes: int, size: int = 4) -> list[Outcome]:
    stream = code_batches(cut_batches(items, size), start, processes)
    return [outcome for batch in stream for outcome in batch.outcomes]


def texts(*words: str) -> list[Item]:
    return [article(number, text) for number, text in enumerate(words)]


def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    items = [*texts(*("they met" * (number % 3) for number in range(23))), SKIP]
    alone = code(items, WordCoder, 1)
    assert code(items, WordCoder, 2) == alone
    assert alone[-1] == SKIP
    assert [len(outcome.events) for outcome in alone[:3] if isinstance(outcome, Coded)] == [0, 1, 2]


def test_a_fault_costs_only_its_own_article() -> None:
    good, bad, unreadable, last = code(texts("they met", "a fault", "unreadable", "met"), Fragile, 1)
    assert isinstance(good, Coded)
    assert isinstance(last, Coded)
    assert isinstance(bad, Skip)
    assert (bad.kind, bad.stage, bad.code, bad.article_id, bad.origin) == (
        SkipKind.QUARANTINED, "coding", "DL-N001", "a001", "wire.jsonl:1",
    )  # fmt: skip
    assert bad.reason.startswith("ZeroDivisionError: division by zero (in running/wordcoder.py:")
    assert isinstance(unreadable, Skip)
    assert (unreadable.code, unreadable.reason) == ("DL-R001", "nobody can read this")


def test_a_worker_that_dies_costs_only_the_article_it_died_at() -> None:
    outcomes = code(texts("met", "met", "it dies", "met", "met", "met"), Fragile, 2, size=2)
    assert [outcome.code if isinstance(outcome, Skip) else "coded" for outcome in outcomes] == [
        "coded", "coded", "DL-N002", "coded", "coded", "coded",
    ]  # fmt: skip


@pytest.mark.parametrize("processes", [1, 2])
def test_a_coder_that_cannot_start_says_so_itself(processes: int) -> None:
    with pytest.raises(ModelGone) as caught:
        code(texts("met"), broken, processes)
    assert (caught.value.where, caught.value.next_step) == ("here", "install it")


def test_no_articles_need_no_coder() -> None:
    assert code([], broken, 1) == []
    assert code([], broken, 2) == []


def test_reading_stays_only_a_little_ahead_of_coding() -> None:
    taken = 0

    def endless() -> Iterable[Item]:
        nonlocal taken
        while True:
            taken += 1
            yield article(taken, "they met")

    stream = code_batches(cut_batches(endless(), 4), WordCoder, 2)
    next(stream)
    stream.close()
    assert taken <= 20


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_no_article_needs_no_model(processes: int) -> None:
    assert code([SKIP, SKIP], broken, processes) == [SKIP, SKIP]
