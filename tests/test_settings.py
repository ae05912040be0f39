import pickle
from datetime import date
from pathlib import Path

import pytest

from dateline.parsing import DEFAULT_MODEL
from dateline.records import EventType, Status
from dateline.settings import (
    BadConfiguration,
    BadSetting,
    Settings,
    StatusName,
    TypeName,
    UnknownSetting,
    load_settings,
)


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_flags_win_over_the_environment_over_the_file_over_defaults(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nowhere / "dateline.toml").write_text("processes = 2\nbatch_size = 8\nmin_confidence = 0.25\n")
    monkeypatch.setenv("DATELINE_BATCH_SIZE", "16")
    monkeypatch.setenv("DATELINE_MIN_CONFIDENCE", "0.5")
    settings = load_settings(min_confidence=0.75, published=None)
    assert (settings.shard_size, settings.processes, settings.batch_size, settings.min_confidence) == (960, 2, 16, 0.75)


def test_the_file_of_the_user_is_read_where_the_folder_has_none(nowhere: Path) -> None:
    (nowhere / "config" / "dateline").mkdir(parents=True)
    (nowhere / "config" / "dateline" / "dateline.toml").write_text('statuses = ["occurred"]')
    assert load_settings().statuses == ("occurred",)
    (nowhere / "dateline.toml").write_text("")
    assert load_settings().statuses == ()


def test_text_is_read_into_lists_and_columns() -> None:
    settings = load_settings(statuses="Occurred, planned", types="protest", columns="text=body, title=headline")
    assert settings.statuses == ("occurred", "planned")
    assert settings.types == ("PROTEST",)
    assert settings.columns == {"text": "body", "title": "headline"}


def test_a_misspelt_key_is_named_with_the_right_one(nowhere: Path) -> None:
    path = nowhere / "mine.toml"
    path.write_text("proceses = 4")
    with pytest.raises(UnknownSetting) as caught:
        load_settings(path)
    assert str(caught.value) == (
        f"DL-U002: there is no setting 'proceses'\n  where: {path}\n  next:  did you mean processes?"
    )


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ({"statuses": "ocurred"}, "did you mean occurred?"),
        ({"types": "PROTESTS"}, "did you mean PROTEST?"),
        ({"processes": 0}, "greater than or equal to 1"),
        ({"published": "2025-13-01"}, "no value for published"),
        ({"columns": "body"}, "field=column"),
    ],
)
def test_a_bad_value_says_what_would_be_right(flags: dict[str, object], said: str) -> None:
    with pytest.raises(BadSetting) as caught:
        load_settings(None, **flags)
    assert said in str(caught.value)
    assert "where: flags" in str(caught.value)


@pytest.mark.parametrize("content", [b"processes: 4", b"\xff\xfe"])
def test_a_file_that_is_not_toml(nowhere: Path, content: bytes) -> None:
    path = nowhere / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(BadConfiguration, match="not valid TOML"):
        load_settings(path)


def test_a_named_file_that_is_missing(nowhere: Path) -> None:
    with pytest.raises(BadConfiguration, match="cannot be read"):
        load_settings(nowhere / "none.toml")


def test_metadata_is_plain_and_leaves_out_what_changes_no_row() -> None:
    metadata = load_settings(published=date(2024, 1, 2), processes=7).metadata()
    assert metadata["published"] == "2024-01-02"
    assert "processes" not in metadata


def test_settings_travel_to_worker_processes() -> None:
    settings = load_settings(statuses="denied")
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_the_names_agree_with_the_records_and_the_parser() -> None:
    assert StatusName.__args__ == tuple(Status)
    assert TypeName.__args__ == tuple(EventType)
    assert Settings().model == DEFAULT_MODEL
