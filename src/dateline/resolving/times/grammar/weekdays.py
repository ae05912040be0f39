"""Weekdays, days counted from today, and their parts: "Tuesday", "last Friday", "early tomorrow", "Monday night"."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.records import TimeKind
from dateline.resolving.times.anchors import NARRATIVE, PUBLISHED, Anchors
from dateline.resolving.times.arithmetic import move, weekday_after, weekday_before
from dateline.resolving.times.found import Found
from dateline.resolving.times.grammar.dates import part_of
from dateline.resolving.times.meanings import Meaning, Reading, counted, open_date, repeated
from dateline.resolving.times.patterns import Pattern


def on_day(found: Found, day: date, anchor: str, alternatives: tuple[str, ...] = ()) -> Meaning:
    """Return the meaning of a day, with the part of the day ("night") that stands beside it."""
    code = day_part(found)
    return counted(day.isoformat() + code, anchor, part_of(found), tuple(value + code for value in alternatives))


def day_part(found: Found) -> str:
    """Return the TIMEX3 code of the part of the day beside a date: "TNI", "T12:00" for noon, "T24:00", or ""."""
    code = found.value("daypart", "PARTOFDAY")
    if found.word("daypart") in ("noon", "midday"):
        return "T12:00"
    return {"": "", "MN": "T24:00"}.get(code, "T" + code)


def read_weekday(found: Found, anchors: Anchors) -> Reading:
    """A weekday: the nearest one past, unless its words point ahead."""
    weekday = int(found.value("weekday", "WEEKDAY", "WEEKDAYABBR"))
    turn = found.word("turn")
    base = anchors.base()
    if turn in ("previous", "preceding", "following") and not (turn == "following" and anchors.mentioned_day is None):
        told = anchors.mentioned_day or (anchors.published if anchors.published else None)
        if told is not None:
            away = (
                weekday_after(told, weekday) if turn == "following" else weekday_before(told, weekday, inclusive=False)
            )
            return on_day(found, away, NARRATIVE if anchors.mentioned_day else PUBLISHED)
    if base is None:
        return open_date(f"XXXX-WXX-{weekday}{day_part(found)}")
    near, anchor = base
    before = weekday_before(near, weekday)
    after = weekday_after(near, weekday)
    if turn in ("next", "coming", "following", "upcoming"):
        return on_day(found, after, anchor, ((after + timedelta(7)).isoformat(),))
    if turn in ("last", "past"):
        strictly = weekday_before(near, weekday, inclusive=False)
        return on_day(found, strictly, anchor, ((strictly - timedelta(7)).isoformat(),))
    if turn == "this":
        ahead = weekday_after(near, weekday, inclusive=True)
        chosen = before if (near - before).days < (ahead - near).days and found.tense() == "past" else ahead
        return on_day(found, chosen, anchor, ((before if chosen == ahead else ahead).isoformat(),))
    future = found.before() in ("for", "until", "till", "by", "beginning", "starting") or found.tense() == "future"
    if future and before != near:
        return on_day(found, after, anchor, (before.isoformat(),))
    return on_day(found, before, anchor, (after.isoformat(),))


def read_today(found: Found, anchors: Anchors) -> Reading:
    """Today, yesterday, tomorrow, and the days before and after them."""
    shift = int(found.value("today", "TODAY"))
    if found.has("beyond"):
        shift += 1 if found.word("beyond") == "after" else -1
    if anchors.published is None:
        return open_date("XXXX-XX-XX" + day_part(found))
    day = move(anchors.published, shift, "D")
    return on_day(found, day, PUBLISHED) if day else None


def _tonight(found: Found, anchors: Anchors) -> Reading:
    if anchors.published is None:
        return open_date("XXXX-XX-XXTNI")
    return counted(anchors.published.isoformat() + "TNI", PUBLISHED)


def _last_night(found: Found, anchors: Anchors) -> Reading:
    """Last night and overnight: the night before publication."""
    if anchors.published is None:
        return open_date("XXXX-XX-XXTNI")
    day = move(anchors.published, -1, "D")
    return counted(f"{day}T{found.value('daypart', 'PARTOFDAY') or 'NI'}", PUBLISHED) if day else None


def _part_of_this_day(found: Found, anchors: Anchors) -> Reading:
    """This morning, that afternoon, the next evening, the morning: a part of the day that is being told of."""
    code = day_part(found)
    turn = found.words("turn")[-1] if found.has("turn") else ""
    if turn in ("the", "") and found.before() not in _DURING:
        return None
    running = anchors.running()
    if turn == "this" and anchors.published and not anchors.history:
        return counted(anchors.published.isoformat() + code, PUBLISHED, part_of(found))
    day = anchors.mentioned_day
    anchor = NARRATIVE
    if day is None and running is not None:
        day, anchor = running
    if day is None:
        return open_date("XXXX-XX-XX" + code)
    if turn in ("next", "following"):
        moved = move(day, 1, "D")
        return counted(moved.isoformat() + code, anchor) if moved else None
    if turn == "previous":
        moved = move(day, -1, "D")
        return counted(moved.isoformat() + code, anchor) if moved else None
    return counted(day.isoformat() + code, anchor, part_of(found))


def _time_of_day(found: Found, anchors: Anchors) -> Reading:
    """Around dawn, since midnight; "at night" is no single time."""
    if found.before() not in _AT and found.match.length == 1:
        return None
    if found.word("daypart") == "night":
        return Meaning(TimeKind.TIME, "XXXX-XX-XXTNI")
    base = (anchors.mentioned_day, NARRATIVE) if anchors.mentioned_day else anchors.running()
    if base is None:
        return open_date("XXXX-XX-XX" + day_part(found))
    return counted(base[0].isoformat() + day_part(found), base[1])


# "In the night" is a time, "the night sky" is none.
_AT = frozenset({"around", "at", "since", "until", "by", "before", "after"})
_DURING = frozenset({"in", "during", "throughout", "by", "into", "until", "through", "of"})


def _weekdays(found: Found, anchors: Anchors) -> Reading:
    """Mondays, Tuesday nights: every week."""
    weekday = found.value("day", "WEEKDAYS", "WEEKDAY")
    code = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}.get(found.word("parts"), "")
    return repeated(f"XXXX-WXX-{weekday}{code}")


RULES = (
    Pattern(
        "weekday",
        "part:<part>? (the | this)? turn:(this | last | past | next | coming | following | previous"
        " | preceding | upcoming)?"
        " (past | coming)? PART? weekday:(WEEKDAY | WEEKDAYABBR PERIOD) daypart:PARTOFDAY?",
        read_weekday,
    ),
    Pattern("noon-weekday", "part:(PART DASH?)? daypart:PARTOFDAY (on | of)? weekday:WEEKDAY", read_weekday),
    Pattern("weekday-last", "weekday:WEEKDAY turn:last", read_weekday),
    Pattern(
        "today",
        "part:<part>? ((the day beyond:(before | after)) | the (morning | evening) of)? today:TODAY daypart:PARTOFDAY?",
        read_today,
    ),
    Pattern("noon-today", "part:(PART DASH?)? daypart:PARTOFDAY today:TODAY", read_today),
    Pattern("tonight", "part:<part>? tonight", _tonight),
    Pattern("last-night", "part:<part>? last daypart:(night | evening)", _last_night),
    Pattern("overnight", "overnight", _last_night),
    Pattern(
        "part-of-this-day",
        "part:<part>? (turn:(this | that | the | next | the next | the following | the previous | the same)"
        " | PART DASH?) daypart:PARTOFDAY",
        _part_of_this_day,
    ),
    Pattern("time-of-day", "(shortly (before | after))? daypart:PARTOFDAY", _time_of_day),
    Pattern("weekdays", "day:WEEKDAYS", _weekdays),
    Pattern("weekday-nights", "day:WEEKDAY parts:PARTSOFDAY", _weekdays),
)
