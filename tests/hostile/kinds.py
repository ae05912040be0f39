"""What a hostile input is, and the sound reports that the inputs are made of."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

REPORT = (
    "The foreign ministers of Norway and Kenya met in Oslo on Tuesday and signed an agreement on fishing rights. "
    "They said that their governments would send a delegation to Nairobi in the autumn, after the elections there."
)
OTHER_REPORT = (
    "Police in the capital arrested three men who had thrown stones at the ministry, and the court said that they "
    "would be tried in March. A spokesman for the union denied that its members had been there."
)
FRENCH = (
    "Le ministre des affaires étrangères a reçu mardi son homologue kenyan à Oslo pour signer un accord sur la pêche. "
    "Une délégation se rendra à Nairobi à l'automne, après les élections, a précisé son porte-parole."
)
SPANISH = (
    "El ministro de Asuntos Exteriores recibió el martes en Oslo a su homólogo de Kenia para firmar un acuerdo sobre "
    "la pesca. Una delegación viajará a Nairobi en otoño, después de las elecciones, según dijo su portavoz."
)
GERMAN = (
    "Der Außenminister empfing am Dienstag in Oslo seinen Kollegen aus Kenia und unterzeichnete ein Abkommen über die "
    "Fischerei. Eine Delegation wird nach den Wahlen im Herbst nach Nairobi reisen, sagte sein Sprecher."
)
RUSSIAN = (
    "Министр иностранных дел во вторник принял в Осло своего коллегу из Кении и подписал соглашение о рыболовстве."
)
CHINESE = "外交部长星期二在奥斯陆会见了肯尼亚外交部长，双方签署了渔业协定。"
ARABIC = "استقبل وزير الخارجية يوم الثلاثاء في أوسلو نظيره الكيني ووقعا اتفاقا بشأن الصيد."


NOISE = random.Random(7).randbytes(20_000)


class Outcome(StrEnum):
    """What must come of an input, and the exit code that the command line gives for it."""

    CODED = "coded"  # every record is an article: 0
    PARTLY = "partly"  # some records are articles, the others quarantined: 3
    QUARANTINED = "quarantined"  # no record is an article, all are quarantined: 3
    REFUSED = "refused"  # the only input cannot be read, an InputError: 1
    MISUSED = "misused"  # a UsageError: 2


@dataclass(frozen=True)
class Hostile:
    """One input: its name, how to make it, what must come of it, and the number that the trouble bears."""

    name: str
    prepare: Callable[[Path], list[str]]
    outcome: Outcome
    code: str | None = None
    articles: int = 0
    stdin: bytes = b""
    columns: dict[str, str] = field(default_factory=dict)
    input_format: str | None = None


def write_file(name: str, content: bytes | str) -> Callable[[Path], list[str]]:
    data = content.encode("utf-8") if isinstance(content, str) else content

    def prepare(folder: Path) -> list[str]:
        path = folder / name
        path.write_bytes(data)
        return [str(path)]

    return prepare


def content_input(
    name: str,
    file: str,
    content: bytes | str,
    outcome: Outcome,
    code: str | None = None,
    articles: int | None = None,
    columns: dict[str, str] | None = None,
) -> Hostile:
    count = articles if articles is not None else int(outcome is Outcome.CODED)
    return Hostile(name, write_file(file, content), outcome, code, count, columns=columns or {})


def records(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>A page</title>{head}</head><body>{body}</body></html>"


def article_markup() -> str:
    return f"<article><h1>Ministers meet</h1><p>{REPORT}</p><p>{OTHER_REPORT}</p><p>{REPORT} Again.</p></article>"


def zip_archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.txt", REPORT)
    return buffer.getvalue()
