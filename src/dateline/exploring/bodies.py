"""What may be sent to the API: a text to be coded, a review."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

LONGEST_TEXT = 200_000


class CodeBody(BaseModel):
    """A text to be coded, and what is known of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1, max_length=LONGEST_TEXT, description="The report.")
    published: date | None = Field(None, description="Publication day; without it relative dates may stay open.")
    title: str | None = Field(None, max_length=1_000, description="Headline.")


class ReviewBody(BaseModel):
    """One decision on one event."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    event_id: str = Field(max_length=200, description="The event.")
    decision: str = Field(max_length=20, description="accept, reject, correct or undo.")
    changes: dict[str, Any] = Field({}, description="With correct: new values of columns.")
    spans: dict[str, Any] = Field(
        {}, description="With correct: new stretches, role to [start, end] or a list of such pairs, in code points."
    )
    reviewer: str = Field(
        min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$", description="Who decides."
    )
