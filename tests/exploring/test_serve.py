"""`dateline serve` and `dateline demo` as a user calls them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

SERVE = [sys.executable, "-m", "dateline", "serve"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, **environment}
    return subprocess.run([*SERVE, *arguments], env=given, capture_output=True, text=True, timeout=300, check=False)


def test_serving_until_it_is_interrupted(own_store: Path) -> None:
    command = [*SERVE, str(own_store), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        address = re.search(r"8 events at (http://127\.0\.0\.1:\d+/)$", said.strip())
        assert address, said + process.stderr.read()
        with urllib.request.urlopen(f"{address[1]}api/v1/status", timeout=60) as reply:
            assert json.load(reply)["events"] == 8
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--host", "0.0.0.0"], "DL-E012"),
        (["--host", "0.0.0.0", "--token", "short"], "DL-E012"),
        (["--host", "203.0.113.7", "--token", "a-token-of-a-good-length"], "DL-E013"),
    ],
)
def test_what_it_refuses(own_store: Path, arguments: list[str], code: str) -> None:
    done = run(str(own_store), "--no-open", *arguments)
    assert done.returncode == 2
    assert code in done.stderr


def test_no_store(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.duckdb"), "--no-open")
    assert (done.returncode, "DL-S010" in done.stderr) == (2, True)
