"""Dated events as a calendar (iCalendar, RFC 5545): whole days, a plan tentative, what was called off cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from dateline.version import __version__

# RFC 5545, section 3.1: lines of at most 75 octets, longer ones are folded.
_OCTETS = 75
_STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED"}
_BY_STATUS = {"occurred": "CONFIRMED", "ongoing": "CONFIRMED", "denied": "CANCELLED"}


def as_calendar(entries: Iterable[Mapping[str, Any]], stamped: date) -> bytes:
    """Return the entries that have a day as a calendar. `stamped` is the day of its making where none is published."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Dateline//dateline {__version__}//EN", "CALSCALE:GREGORIAN"]
    for entry in entries:
        if entry["date_start"] is not None:
            lines += _event(entry, stamped)
    lines.append("END:VCALENDAR")
    return "".join(folded + "\r\n" for line in lines for folded in _folded(line)).encode("utf-8")


def _event(entry: Mapping[str, Any], stamped: date) -> list[str]:
    first, last = entry["date_start"], entry["date_end"] or entry["date_start"]
    act, mode = entry.get("act"), entry.get("mode") or entry.get("event_mode")
    what = f"{act} ({mode})" if mode else f"{act}"
    parties = " - ".join(str(entry[side]).replace(";", ", ") for side in _sides(entry) if entry[side])
    status = _STATUS.get(str(entry.get("state")), _BY_STATUS.get(str(entry.get("status")), "TENTATIVE"))
    said = entry.get("said_by") or entry.get("attributed_to") or entry.get("outlet")
    notes = [entry.get("text"), f"Said by: {said}" if said else None, f"Published: {entry['published'] or 'unknown'}"]
    place = entry.get("place") or entry.get("place_name")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{entry['event_id']}@dateline",
        f"DTSTAMP:{(entry['published'] or stamped):%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{parties}: {what}' if parties else what)}",
        f"DESCRIPTION:{_escaped(chr(10).join(note for note in notes if note))}",
        f"STATUS:{status}",
        "TRANSP:TRANSPARENT",
    ]
    if place:
        lines.append(f"LOCATION:{_escaped(place)}")
    return [*lines, "END:VEVENT"]


def _sides(entry: Mapping[str, Any]) -> tuple[str, str]:
    return ("actor", "recipient") if "actor" in entry else ("actor_name", "recipient_name")


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    kept = "".join(letter for letter in plain if letter in "\r\n\t" or letter >= " ")
    return kept.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterable[str]:
    """Yield a content line in stretches of at most 75 octets, never inside a character."""
    held, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > _OCTETS:
            yield held
            held, size = " ", 1
        held, size = held + letter, size + octets
    yield held
