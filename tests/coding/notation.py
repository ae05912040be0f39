"""Events in one line each, as the coding rules write them."""

from dateline.records import Actor, Event


def in_short(event: Event) -> str:
    """Return "TYPE mode status: ACTORS > RECIPIENTS", the parties as countries, ? where none is known.

    The status is left out where the act occurred; "of ACT" is added where the act has another type than the event.
    """
    act = f"of {event.act}" if event.act != event.event_type else ""
    status = event.status if event.status != "occurred" else ""
    head = " ".join(filter(None, (event.event_type, act, event.event_mode, status)))
    actors, recipients = _side(event.actors), _side(event.recipients)
    return f"{head}:" + (f" {actors}" if actors else "") + (f" > {recipients}" if recipients else "")


def _side(parties: tuple[Actor, ...]) -> str:
    return " ".join(dict.fromkeys(party.country or "?" for party in parties))
