"""Time Dateline against bare spaCy on the same texts in the same run, one core, and tell where Dateline's time goes.

    python benchmarks/speed.py [--texts FILE.jsonl] [--repeat N] [--rounds N] [--json]

Four contestants, each round in a fresh process of its own: the model package as spacy.load gives it, through nlp.pipe
with its defaults; Dateline's lean pipeline alone; Dateline from cleaning to events, in either tier. Times are seconds
of processor time, loading left out, the best of the rounds. Without --texts the bundled reports are read N times over:
words seen before are cheaper then, for spaCy's caches as for Dateline's.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from dateline.running.threads import limit_blas_threads

limit_blas_threads()  # before anything imports numpy

TIERS = ("fast", "accurate")
CONTESTANTS = ("bare", "lean", *TIERS)
NAMES = {
    "bare": "spaCy, package as it loads",
    "lean": "lean pipeline alone",
    "fast": "Dateline, tier fast",
    "accurate": "Dateline, tier accurate",
}
WARM_UP = 8
MENTIONS = "mentions"
PAIRS = "pairs"
MOST_PAIRS = 200
MOST = (1.1, 3.0)
Record = dict[str, str | None]
Given = TypeVar("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Timing:
    """Processor seconds for all texts, and how many tokens they have."""

    seconds: float
    tokens: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of this benchmark found; seconds are of processor time."""

    articles: int
    tokens: int
    seconds: dict[str, float]
    ratios_to_bare: dict[str, float]
    ratios_to_lean: dict[str, float]
    stages: dict[str, float]
    mentions: int
    pairs: int
    memory_mb: float


def read_texts(texts: Path | None, repeat: int) -> list[Record]:
    """Return id, text, publication date and title of the articles of a file, or of the bundled reports repeated."""
    if texts is not None:
        rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").split("\n") if line.strip()]
        return [{key: row.get(key) for key in ("id", "text", "published", "title")} for row in rows]
    from dateline.demo import reports

    return [
        {
            "id": f"{report.article_id}-{number}",
            "text": report.text,
            "published": report.published.isoformat() if report.published else None,
            "title": report.title,
        }
        for number in range(repeat)
        for report in reports()
    ]


def time_bare(records: list[Record]) -> Timing:
    """Time the model package with all its components and spaCy's own batches."""
    import spacy

    from dateline.parsing import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    texts = [record["text"] or "" for record in records]
    return _timed(lambda some: (len(doc) for doc in nlp.pipe(some)), texts)


def time_lean(records: list[Record]) -> Timing:
    """Time Dateline's parse alone."""
    from dateline.parsing import load_pipeline, parse
    from dateline.reading import from_mapping

    load_pipeline()
    return _timed(lambda some: (len(parsed.doc) for parsed in parse(some)), [from_mapping(each) for each in records])


def time_dateline(records: list[Record], tier: str) -> Timing:
    """Time cleaning, parsing, resolving and coding in one of the tiers."""
    from dateline.running.coder import load
    from dateline.settings import load_settings

    coder = load(load_settings(tier=tier))
    return _timed(lambda some: (0 for _ in coder.code_many(some)), records)


def _timed(work: Callable[[list[Any]], Iterator[int]], given: list[Any]) -> Timing:
    sum(work(given[:WARM_UP]))
    begun = time.process_time()
    tokens = sum(work(given))
    return Timing(time.process_time() - begun, tokens)


def time_stages(records: list[Record]) -> dict[str, float]:
    """Return Dateline's processor seconds by stage, each stage run over all articles by itself.

    Beside them, under MENTIONS, how many actor mentions the texts have, under PAIRS, how many given pairs were asked.
    """
    from dateline.cleaning import clean
    from dateline.coding.assembling import code_article
    from dateline.coding.pooling import Tier
    from dateline.parsing import parse
    from dateline.reading import from_mapping
    from dateline.records import Article
    from dateline.resolving.actors import read_actors
    from dateline.resolving.article import resolve
    from dateline.resolving.places import read_places
    from dateline.resolving.quotes import read_attributions
    from dateline.resolving.times import read_times
    from dateline.running.coder import load

    coder = load()
    for _ in coder.code_many(records[:WARM_UP]):
        pass
    spent: dict[str, float] = {}

    def stage(name: str, work: Callable[[], Any]) -> Any:
        begun = time.process_time()
        result = work()
        spent[name] = time.process_time() - begun
        return result

    cleaned = stage("cleaning", lambda: list(clean(from_mapping(record) for record in records)))
    articles = [each for each in cleaned if isinstance(each, Article)]
    parses = stage("parsing", lambda: list(parse(articles, coder.settings.model)))
    spoken = stage("quotes", lambda: [read_attributions(parsed) for parsed in parses])
    stage("times", lambda: [read_times(each.article.text, each.article.published) for each in parses])
    stage("places", lambda: [read_places(parsed, coder.knowledge) for parsed in parses])
    pairs = list(zip(parses, spoken, strict=True))
    # Who each party is, and what on the day of publication: both steps are what a mention costs.
    named = stage("actors", lambda: [read_actors(parsed, coder.knowledge, said).mentions for parsed, said in pairs])
    spent[MENTIONS] = sum(map(len, named))
    resolved = [resolve(parsed, coder.knowledge) for parsed in parses]
    for tier in Tier:
        stage(f"coding, {tier}", lambda tier=tier: [code_article(each, tier=tier) for each in resolved])
    asked = list(given_pairs(resolved))[:MOST_PAIRS]
    stage("relations", lambda: [coder.relation(text, actor, recipient) for text, actor, recipient in asked])
    spent[PAIRS] = len(asked)
    return spent


def given_pairs(resolved: list[Any]) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Yield sentences with the spans of the first two parties that each names."""
    for each in resolved:
        for sentence in each.parsed.sentences:
            inside = [one for one in each.actors.mentions if sentence.start <= one.start and one.end <= sentence.end]
            if len(inside) > 1:
                actor, recipient = ((one.start - sentence.start, one.end - sentence.start) for one in inside[:2])
                yield each.parsed.article.text[sentence.start : sentence.end], actor, recipient


def in_own_process(what: str, options: argparse.Namespace) -> dict[str, float]:
    """Run one contestant, or the stages, in a fresh process and return what it measured."""
    command = [sys.executable, __file__, "--measure", what, "--repeat", str(options.repeat)]
    if options.texts is not None:
        command += ["--texts", str(options.texts)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def measure(what: str, records: list[Record]) -> dict[str, float]:
    """Measure in this process."""
    if what == "stages":
        return time_stages(records)
    timing = (
        {"bare": time_bare, "lean": time_lean}[what](records) if what not in TIERS else time_dateline(records, what)
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {"seconds": timing.seconds, "tokens": timing.tokens, "memory_mb": peak / 1e6}


def main() -> None:
    """Time from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=Path, help="JSON lines with text and, if known, published and title")
    arguments.add_argument("--repeat", type=int, default=4, help="times that the bundled reports are read (default 4)")
    arguments.add_argument("--rounds", type=int, default=3, help="rounds of which the best counts (default 3)")
    arguments.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments.add_argument("--measure", choices=[*CONTESTANTS, "stages"], help=argparse.SUPPRESS)
    options = arguments.parse_args()
    records = read_texts(options.texts, options.repeat)
    if options.measure:
        print(json.dumps(measure(options.measure, records)))
        return
    rounds = [{each: in_own_process(each, options) for each in CONTESTANTS} for _ in range(options.rounds)]
    best = {each: min(one[each]["seconds"] for one in rounds) for each in CONTESTANTS}
    stages = in_own_process("stages", options)
    figures = Figures(
        articles=len(records),
        tokens=int(rounds[0]["lean"]["tokens"]),
        seconds=best,
        ratios_to_bare={tier: best[tier] / best["bare"] for tier in TIERS},
        ratios_to_lean={tier: best[tier] / best["lean"] for tier in TIERS},
        mentions=int(stages.pop(MENTIONS)),
        pairs=int(stages.pop(PAIRS)),
        stages=stages,
        memory_mb=max(one[tier]["memory_mb"] for one in rounds for tier in TIERS),
    )
    print(json.dumps(asdict(figures)) if options.json else "\n".join(table(figures)))


def table(figures: Figures) -> Iterator[str]:
    """Yield the lines that people read."""
    articles, tokens = figures.articles, figures.tokens
    yield f"{articles} articles, {tokens:,} tokens, one core, processor seconds"
    yield f"{'':28}{'seconds':>9}{'articles/s':>12}{'tokens/s':>11}"
    for each, seconds in figures.seconds.items():
        yield f"{NAMES[each]:28}{seconds:9.2f}{articles / seconds:12.1f}{tokens / seconds:11,.0f}"
    for tier, most in zip(TIERS, MOST, strict=True):
        yield f"{tier + ', to bare spaCy':28}{figures.ratios_to_bare[tier]:6.2f}   (must be at most {most:.1f})"
        yield f"{tier + ', to lean pipeline':28}{figures.ratios_to_lean[tier]:6.2f}"
    yield f"peak memory of the coding process {figures.memory_mb:6.0f} MB   (must be below 700)"
    if "places" in figures.stages:
        yield f"times alone       {articles / figures.stages['times']:10,.0f} articles/s   (must be at least 200)"
        yield f"places alone      {tokens / figures.stages['places']:10,.0f} tokens/s     (must be at least 100,000)"
        mentions = figures.mentions / figures.stages["actors"]
        yield f"actors alone      {mentions:10,.0f} mentions/s   (must be at least 5,000)"
    if "relations" in figures.stages:
        pairs = figures.pairs / figures.stages["relations"]
        yield f"given pairs       {pairs:10,.0f} pairs/s      (must be at least 80)"
    yield "where Dateline's time goes, each stage by itself"
    total = sum(figures.stages.values())
    for name, seconds in figures.stages.items():
        each = f"{1e6 * seconds / tokens:9.0f} us a token{articles / seconds:9.0f} articles/s"
        yield f"  {name:10}{seconds:8.2f} s{seconds / total:8.1%}{each}"


if __name__ == "__main__":
    main()
