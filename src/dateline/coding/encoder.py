"""The relation model at work: one pass of the encoder over a sentence, and what its heads say of words and pairs.

Trained by `training/relation`; docs/model-cards/relation.md says on what. The files are ONNX and JSON, and each must
have the sha256 that was shipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import msgspec
import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from dateline.coding.encoding import Cutter
from dateline.errors import DatelineError
from dateline.records import EventType, Status

Floats = npt.NDArray[np.float32]

FOLDER = "dateline.coding"
NETWORK, NUMBERS, TOKENIZER, DIGESTS = "relation.onnx", "relation.json", "tokenizer.json", "relation.sha256"
_BATCH = 8
_WORD_OUTPUTS = ["kinds", "modes", "statuses", "acts", "parties"]


class RelationModelAltered(DatelineError):
    """DL-C002: a file of the relation model is missing or is not the one that was shipped."""

    code = "DL-C002"


class RoleWeights(msgspec.Struct, frozen=True):
    """What joins an act's vector to a party's: by distance in words, by the path of the parse, and the last layer.

    Shapes: `distance` (2 * `farthest` + 1, size), `output` (size, 3), `bias` (3), each of `paths` (3): the three are
    no party, actor, recipient.
    """

    farthest: int
    distance: list[list[float]]
    output: list[list[float]]
    bias: list[float]
    paths: dict[str, list[float]]


class Numbers(msgspec.Struct, frozen=True):
    """What stands beside the network: the names of its answers, the role weights, and its temperatures."""

    model_id: str
    modes: tuple[str, ...]
    roles: RoleWeights
    pair_temperature: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder read in one sentence of n words.

    `kinds` (n, 17) are chances, "no event" first, then the types in the order of EventType; `modes` (n, 1 + modes) and
    `statuses` (n, 5) are chances given that the word is a trigger; `acts` and `parties` (n, size) are for `roles`.
    `vectors` (n, 384), there where they were asked for, are what the types of a user's own codebook are learned from.
    Words past the longest sentence that the encoder reads are no events.
    """

    kinds: Floats
    modes: Floats
    statuses: Floats
    acts: Floats
    parties: Floats
    vectors: Floats | None = None


class Encoder:
    """The network with its tokenizer. One thread: work is spread over processes, not inside a sentence."""

    def __init__(self, network: bytes, numbers: Numbers, tokenizer: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Its own pool of memory keeps the largest batch ever read; the system's allocator is as fast here.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self._cutter = Cutter(Tokenizer.from_str(tokenizer))
        self._numbers = numbers
        self._distance = np.array(numbers.roles.distance, dtype=np.float32)
        self._output = np.array(numbers.roles.output, dtype=np.float32)
        self._bias = np.array(numbers.roles.bias, dtype=np.float32)
        self._paths = {path: np.array(row, dtype=np.float32) for path, row in numbers.roles.paths.items()}

    @property
    def model_id(self) -> str:
        """The name of the weights, written into every event."""
        return self._numbers.model_id

    def mode_name(self, number: int) -> str | None:
        """Return the mode of a column of `Reading.modes`; None is "no mode"."""
        return self._numbers.modes[number - 1] if number else None

    def mode_columns(self, modes: Sequence[str]) -> list[int]:
        """Return the columns of `Reading.modes` for "no mode" and those of `modes` that the model knows."""
        return [0, *(i for i, mode in enumerate(self._numbers.modes, 1) if mode in modes)]

    def read(self, sentences: Sequence[Sequence[str]], *, vectors: bool = False) -> list[Reading]:
        """Return a reading for each sentence, given as its words. Sentences of like length are read together."""
        outputs = [*_WORD_OUTPUTS, "vectors"] if vectors else _WORD_OUTPUTS
        cut = [self._cutter.sentence(words) for words in sentences]
        order = sorted(range(len(cut)), key=lambda i: len(cut[i].numbers))
        found: dict[int, Reading] = {}
        for start in range(0, len(order), _BATCH):
            part = order[start : start + _BATCH]
            answers = self._run(outputs, [cut[i].numbers for i in part])
            for row, i in enumerate(part):
                found[i] = _reading([answer[row] for answer in answers], cut[i].places)
        return [found[i] for i in range(len(cut))]

    def roles(self, reading: Reading, act: int, parties: Sequence[int], paths: Sequence[str]) -> Floats:
        """Return (parties, 3) chances that each word of `parties` is none, actor or recipient of the act at word `act`.

        `paths` are those of `path_between`.
        """
        farthest = self._numbers.roles.farthest
        distances = np.clip(np.array(parties) - act, -farthest, farthest) + farthest
        joined = np.maximum(reading.acts[act] + reading.parties[list(parties)] + self._distance[distances], 0)
        scores = joined @ self._output + self._bias
        for row, path in enumerate(paths):
            lift = self._paths.get(path)
            if lift is not None:
                scores[row] += lift
        return _softmax(scores)

    def pair(self, words: Sequence[str], actor: tuple[int, int], recipient: tuple[int, int]) -> Floats:
        """Return 17 chances of what the words `actor` do to the words `recipient` (runs of words, ends exclusive)."""
        cut = self._cutter.pair(words, actor, recipient)
        answer = self._run(["pair"], [cut.numbers], [cut.actor], [cut.recipient])[0][0]
        return _softmax(answer / self._numbers.pair_temperature)

    def _run(
        self,
        outputs: list[str],
        rows: Sequence[list[int]],
        actors: Sequence[int] | None = None,
        recipients: Sequence[int] | None = None,
    ) -> list[Floats]:
        longest = max(map(len, rows))
        numbers = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for i, row in enumerate(rows):
            numbers[i, : len(row)] = row
            mask[i, : len(row)] = 1
        nowhere = [0] * len(rows)
        asked = {
            "numbers": numbers,
            "mask": mask,
            "actor": np.array(actors or nowhere, dtype=np.int64),
            "recipient": np.array(recipients or nowhere, dtype=np.int64),
        }
        answers: list[Floats] = self._session.run(outputs, asked)
        return answers


def _reading(answers: Sequence[Floats], places: Sequence[int | None]) -> Reading:
    rows = np.array([place if place is not None else 0 for place in places], dtype=np.int64)
    scores, modes, statuses, acts, parties, *vectors = (answer[rows] for answer in answers)
    kinds = _softmax(scores)
    unread = [i for i, place in enumerate(places) if place is None]
    if unread:
        kinds[unread] = 0
        kinds[unread, 0] = 1
    return Reading(kinds, _softmax(modes), _softmax(statuses), acts, parties, *vectors)


def _softmax(scores: Floats) -> Floats:
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return (shares / shares.sum(axis=-1, keepdims=True)).astype(np.float32, copy=False)


TYPE_COLUMNS = {event_type: i for i, event_type in enumerate(EventType, 1)}
"""The columns of the types in `Reading.kinds`; column 0 is "no event"."""
STATUS_COLUMNS = {status: i for i, status in enumerate(Status)}


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """Load the shipped model, once per process.

    Raises RelationModelAltered (DL-C002) if a file is missing or its sha256 is another.
    """
    folder = files(FOLDER).joinpath("data")
    try:
        raw = {name: folder.joinpath(name).read_bytes() for name in (NETWORK, NUMBERS, TOKENIZER)}
        listed = folder.joinpath(DIGESTS).read_text(encoding="ascii").splitlines()
    except FileNotFoundError as error:
        raise RelationModelAltered(
            "a file of the relation model is not there",
            where=str(error.filename),
            next_step="pip install --force-reinstall dateline",
        ) from error
    digests = {name: digest for digest, name in (line.split() for line in listed)}
    for name, content in raw.items():
        if hashlib.sha256(content).hexdigest() != digests.get(name):
            raise RelationModelAltered(
                "a file of the relation model is not the one that was shipped",
                where=f"coding/data/{name}",
                next_step="pip install --force-reinstall dateline",
            )
    return Encoder(raw[NETWORK], msgspec.json.decode(raw[NUMBERS], type=Numbers), raw[TOKENIZER].decode("utf-8"))
