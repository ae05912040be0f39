from datetime import date

import pytest

from dateline.records import (
    Actor,
    Article,
    Attribution,
    AttributionKind,
    DateBasis,
    DatePrecision,
    Directness,
    Event,
    EventFigure,
    EventSpan,
    EventType,
    FigureKind,
    GeoPrecision,
    Place,
    PublishedBasis,
    SpanRole,
    Status,
)

TEXT = "The foreign ministers of Peru and Chile will meet in Lima on Friday, an official said."


@pytest.fixture
def article() -> Article:
    return Article(
        "a1",
        TEXT,
        title='Talks; "soon"',
        outlet="The Example",
        published=date(2024, 3, 5),
        published_basis=PublishedBasis.RECORD,
        language="en",
        origin="wire.jsonl:1",
    )


@pytest.fixture
def event(article: Article) -> Event:
    def actor(name: str, country: str, wikidata: str | None) -> Actor:
        start = TEXT.index(name)
        return Actor(f"Foreign minister of {name}", name, start, start + len(name), country, "GOV", wikidata=wikidata)

    lima, friday = TEXT.index("Lima"), TEXT.index("Friday")
    return Event(
        event_id="e1",
        article_id="a1",
        sentence=0,
        event_type=EventType.AGREE,
        act=EventType.CONSULT,
        status=Status.PLANNED,
        actors=(actor("Peru", "PER", "Q1"), actor("Chile", "CHL", None)),
        recipients=(),
        trigger="meet",
        text=TEXT,
        spans=(
            EventSpan(SpanRole.TIME, friday, friday + 6),
            EventSpan(SpanRole.TRIGGER, TEXT.index("meet"), TEXT.index("meet") + 4),
        ),
        contexts=("diplomatic", "economic"),
        quad_class=1,
        score=2.5,
        cameo_code="036",
        date_start=date(2024, 3, 8),
        date_end=date(2024, 3, 8),
        date_precision=DatePrecision.DAY,
        date_basis=DateBasis.RELATIVE,
        date_text="on Friday",
        place=Place("Lima", "Lima", lima, lima + 4, "PER", "Lima", -12.04, -77.03, GeoPrecision.CITY, 3936456),
        status_cue="will",
        attribution=Attribution(
            TEXT.index("an official"),
            len(TEXT),
            AttributionKind.ANONYMOUS,
            Directness.INDIRECT,
            cue="said",
            speaker_text="an official",
        ),
        figures=(EventFigure(FigureKind.CROWD, 2, None, "ministers", 12, 21),),
        confidence=0.75,
        coder_version="0.1.0",
        model_id="sm",
        codebook="plover",
    )
