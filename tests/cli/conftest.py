import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answer, Dateline

from dateline.cli import faults, main


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, without settings of the person who runs the tests."""
    for name in os.environ:
        if name.startswith("DATELINE_") and name != "DATELINE_CACHE":
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path.parent / f"{tmp_path.name}-config"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@pytest.fixture
def dateline(shell: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Dateline:
    """Run the command line in this process, where the models are loaded once for all tests."""

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        monkeypatch.setattr(faults, "_verbosity", 0)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Answer(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def process(shell: Path) -> Dateline:
    """Run the command line in a process of its own, as a shell without terminal would."""

    def run(*arguments: str, given: str = "") -> Answer:
        command = [sys.executable, "-m", "dateline", *arguments]
        done = subprocess.run(command, input=given, encoding="utf-8", capture_output=True, timeout=120, check=False)
        return Answer(done.returncode, done.stdout, done.stderr)

    return run
