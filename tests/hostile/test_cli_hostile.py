"""Every hostile input through the real command: a clear message, the right exit code, and valid rows if any."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from inputs import HOSTILE, Hostile, Outcome

from dateline.cli import faults, main

EXIT_CODES = {
    Outcome.CODED: 0,
    Outcome.PARTLY: 3,
    Outcome.QUARANTINED: 3,
    Outcome.REFUSED: 1,
    Outcome.MISUSED: 2,
}


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_code_ends_hostile_input_with_a_message(
    hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(hostile.stdin)))
    monkeypatch.setattr(faults, "_verbosity", 0)
    options = ["--input-format", hostile.input_format] if hostile.input_format else []
    if hostile.columns:
        options += ["--columns", ",".join(f"{field}={column}" for field, column in hostile.columns.items())]
    monkeypatch.setattr(sys, "argv", ["dateline", "code", *options, "--", *hostile.prepare(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    assert ended.value.code == EXIT_CODES[hostile.outcome]
    assert "Traceback" not in err
    assert faults.Unexpected.code not in err
    assert "DL-N00" not in err
    assert "\x1b" not in err
    if hostile.code is not None:
        assert hostile.code in err
    if hostile.outcome in (Outcome.REFUSED, Outcome.MISUSED):
        assert out == ""
        assert "where:" in err
    else:
        assert " in: " in err
    for line in out.splitlines():
        assert json.loads(line)["event_type"]
