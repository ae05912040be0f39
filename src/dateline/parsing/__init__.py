"""Articles to parses: the lean spaCy pipeline, sentences, noun phrases."""

from dateline.parsing.pipeline import DEFAULT_MODEL, ParsedArticle, Sentence, load_pipeline, parse

__all__ = ["DEFAULT_MODEL", "ParsedArticle", "Sentence", "load_pipeline", "parse"]
