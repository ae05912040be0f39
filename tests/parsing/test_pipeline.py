import pytest

from dateline.parsing import load_pipeline
from dateline.parsing.pipeline import (
    DEFAULT_MODEL,
    MODEL_DIGESTS,
    ModelAltered,
    ModelMissing,
    parse,
    readable_text,
    weights_digest,
)
from dateline.records import Article, Omission


def sentences(parsed):
    return [parsed.article.text[sentence.start : sentence.end] for sentence in parsed.sentences]


def test_a_headline_does_not_run_into_the_text_below_it(parse_text):
    assert sentences(parse_text("Ministers meet in Oslo\nThe talks began on Monday.")) == [
        "Ministers meet in Oslo",
        "The talks began on Monday.",
    ]


def test_a_lost_space_after_a_full_stop_still_ends_the_sentence(parse_text):
    assert sentences(parse_text("The talks ended.The president left.")) == ["The talks ended.", "The president left."]


def test_the_dateline_is_no_part_of_the_first_sentence(parse_text):
    parsed = parse_text("LIMA, June 3 (Andes Wire) -- Workers marched through the capital.")
    assert sentences(parsed)[-1] == "Workers marched through the capital."


def test_what_cleaning_left_out_has_no_tokens_and_moves_no_offset():
    text = "Troops crossed the river. Read more\nThey met no resistance."
    start = text.index("Read")
    article = Article("a", text, omitted=(Omission(start, start + 9, "teaser"),))
    assert len(readable_text(article)) == len(text)
    parsed = next(parse([article]))
    assert sentences(parsed) == ["Troops crossed the river.", "They met no resistance."]


def test_offsets_count_code_points_also_after_an_emoji(parse_text):
    parsed = parse_text("😀 Chile’s president visited Peru.")
    token = next(token for token in parsed.doc if token.text == "visited")
    assert parsed.article.text[token.idx :].startswith("visited Peru")


def test_sentence_at_finds_the_sentence_that_holds_an_offset(parse_text):
    parsed = parse_text("One man left. Two men stayed.")
    assert parsed.sentence_at(0).index == 0
    assert parsed.sentence_at(len("One man left. Tw")).index == 1


def test_articles_come_back_in_order():
    articles = [Article(str(number), f"Minister number {number} resigned.") for number in range(70)]
    assert [parsed.article.article_id for parsed in parse(articles)] == [str(number) for number in range(70)]


def test_a_missing_model_says_what_to_install():
    with pytest.raises(ModelMissing, match="not installed") as raised:
        weights_digest("en_core_web_nowhere")
    assert "pip install" in raised.value.next_step


def test_altered_weights_are_refused(monkeypatch):
    monkeypatch.setitem(MODEL_DIGESTS, DEFAULT_MODEL, "0" * 64)
    load_pipeline.cache_clear()
    with pytest.raises(ModelAltered):
        load_pipeline()
    monkeypatch.undo()
    load_pipeline.cache_clear()
    load_pipeline()


def test_the_lean_pipeline_leaves_out_what_nobody_reads():
    assert not {"lemmatizer", "attribute_ruler"} & set(load_pipeline().pipe_names)
