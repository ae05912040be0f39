"""A small training from data to the files of the wheel, and what the files answer."""

import hashlib
import json

import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed: pip install -e '.[training]'")

from relation import exporting  # noqa: E402
from relation.__main__ import gather, train_student  # noqa: E402
from relation.examples import TYPES, UNASKED, from_articles, labels, linked_pairs  # noqa: E402
from relation.judging import pair_figures, temperature  # noqa: E402
from relation.learning import Course, Vocabulary  # noqa: E402

from dateline.coding import encoder as room  # noqa: E402
from dateline.coding.encoder import NETWORK, load_encoder  # noqa: E402

ARTICLE = "Sudanese troops shelled a market in Omdurman on Monday. Kenya condemned the shelling. It rained."
PAIRS = [
    ("<s>Kenya</s> condemned <t>Sudan</t> over the shelling.", "ACCUSE"),
    ("<s>Norway</s> sent food to <t>Chad</t>.", "AID"),
    ("<s>Rebels</s> shelled <t>the army</t>.", "ASSAULT"),
    ("<s>The junta</s> freed <t>the reporters</t>.", "YIELD"),
    ("<s>Wildlife officers</s> opened an inquiry.", "ACCUSE"),
]
SHORT = Course(epochs=1, encoder_rate=1e-5, head_rate=1e-3, batch=8)


def event(words: str, kind: str, actor: str, recipient: str | None) -> dict:
    def span(part):
        return {"start": ARTICLE.index(part), "end": ARTICLE.index(part) + len(part), "text": part}

    where = span(words)
    return {
        "trigger_start": where["start"],
        "trigger_end": where["end"],
        "type": kind,
        "mode": "heavy-weapons" if kind == "ASSAULT" else "disapprove",
        "status": "occurred",
        "sources": [span(actor)],
        "targets": [span(recipient)] if recipient else [{"text": None}],
    }


def article(name: str) -> dict:
    events = [
        event("shelled", "ASSAULT", "Sudanese troops", "a market"),
        event("condemned", "ACCUSE", "Kenya", None),
    ]
    return {"id": name, "text": ARTICLE, "published": "2024-05-06", "title": None, "events": events}


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    (folder / "articles/dev").mkdir(parents=True)
    (folder / "events").mkdir()
    (folder / "articles/train.jsonl").write_text("".join(json.dumps(article(f"t{i}")) + "\n" for i in range(3)))
    (folder / "articles/dev/d1.json").write_text(json.dumps(article("d1")))
    rows = (json.dumps({"marked_sentence": text, "gold_root": root}) + "\n" for text, root in PAIRS)
    (folder / "events/plv_train.jsonl").write_text("".join(rows))
    return folder


@pytest.fixture(scope="module")
def made(bench, tmp_path_factory):
    torch.set_num_threads(2)
    folders = []
    for number in range(2):
        out = tmp_path_factory.mktemp(f"out{number}")
        data = gather(bench, limit=24)
        network, heat = train_student(data, None, SHORT, SHORT)
        exporting.write(network, data.vocabulary, out / "build", out / "data", model_id="small", pair_temperature=heat)
        folders.append(out)
    return folders


def test_the_same_data_and_seed_give_the_same_files(made):
    digests = [hashlib.sha256((out / "data" / NETWORK).read_bytes()).hexdigest() for out in made]
    assert digests[0] == digests[1]


def test_what_is_made_is_what_is_loaded(made, monkeypatch):
    monkeypatch.setattr(room, "files", lambda package: made[0])
    load_encoder.cache_clear()
    try:
        encoder = load_encoder()
        assert encoder.model_id == "small"
        (reading,) = encoder.read([ARTICLE.split()])
        assert reading.kinds.shape == (len(ARTICLE.split()), 17)
        assert encoder.pair(["Kenya", "condemned", "Sudan"], (0, 1), (2, 3)).shape == (17,)
    finally:
        monkeypatch.undo()
        load_encoder.cache_clear()


def test_only_the_head_of_a_trigger_bears_its_type():
    first, second, third = from_articles([article("a")])
    assert labels(first)[first.words.index("shelled")] == 1 + TYPES.index("ASSAULT")
    assert labels(second)[second.words.index("condemned")] == 1 + TYPES.index("ACCUSE")
    assert set(labels(third)) == {0}
    assert first.words[first.acts[0].actors[0]] == "troops"
    assert first.words[first.acts[0].recipients[0]] == "market"


def test_what_readers_left_open_is_not_asked():
    record = article("a")
    record["events"][0]["optional"] = True
    first, *_ = from_articles([record])
    assert labels(first)[first.words.index("shelled")] == UNASKED


def test_a_pair_for_each_act_with_two_sides():
    pairs = [pair for pair in linked_pairs(from_articles([article("a")]), seed=0) if pair.types]
    assert [(pair.types, pair.words[pair.actor[0]]) for pair in pairs] == [(("ASSAULT",), "troops")]
    assert pairs[0].turned().actor == pairs[0].recipient
    assert not pairs[0].turned().known


def test_rare_paths_are_not_told_apart():
    examples = from_articles([article(f"a{i}") for i in range(8)])
    assert {"dobj", "nsubj"} <= set(Vocabulary.of(examples).paths)
    assert Vocabulary.of(examples[:3]).paths == ()


def test_yielding_counts_as_one_type():
    chances = torch.zeros(2, 17)
    chances[0, 1 + TYPES.index("CONCEDE")] = 0.4
    chances[0, 1 + TYPES.index("RETREAT")] = 0.3
    chances[0, 1 + TYPES.index("ASSAULT")] = 0.5
    chances[1, 1 + TYPES.index("AID")] = 0.9
    assert pair_figures(chances, ["RETREAT", "AID"]) == {"root": 1.0, "quad": 1.0}


def test_a_temperature_mends_chances_that_are_too_sure():
    logits = torch.tensor([[4.0, 0.0]] * 10)
    truth = torch.tensor([0] * 6 + [1] * 4)
    assert temperature(logits, truth) > 2
