"""One answer in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starlette.responses import Response, StreamingResponse

from dateline.exploring import formats
from dateline.storing.schema import Column

_KEPT_NOWHERE = {"cache-control": "no-store"}


def json_answer(value: object, status: int = 200) -> Response:
    """Return plain values as JSON."""
    return Response(formats.as_json(value), status, media_type=formats.JSON, headers=_KEPT_NOWHERE)


def ready_answer(content: bytes) -> Response:
    """Return JSON that is made already."""
    return Response(content, media_type=formats.JSON, headers=_KEPT_NOWHERE)


def file_answer(content: bytes, media_type: str, name: str) -> Response:
    """Return a whole file to be saved under a name."""
    return Response(content, media_type=media_type, headers=_saved_as(name))


def csv_answer(columns: Sequence[str], pages: Iterable[Iterable[Mapping[str, Any]]], name: str) -> Response:
    """Return a table as CSV, sent as it is read."""
    return StreamingResponse(formats.as_csv(columns, pages), media_type=formats.CSV, headers=_saved_as(f"{name}.csv"))


def parquet_answer(columns: Sequence[Column], records: Iterable[Mapping[str, Any]], name: str) -> Response:
    """Return a table as Parquet."""
    return file_answer(formats.as_parquet(columns, records), formats.PARQUET, f"{name}.parquet")


def table_answer(form: str, names: Sequence[str], records: Sequence[Mapping[str, Any]], name: str) -> Response:
    """Return a small table as CSV or Parquet."""
    if form == "csv":
        return csv_answer(names, [records], name)
    return parquet_answer(formats.columns_of(records, names), records, name)


def _saved_as(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"', **_KEPT_NOWHERE}
