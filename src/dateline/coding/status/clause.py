"""The verb group of a clause: tense, modal, perfect, progressive, passive, and what negates it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_MODALS = {
    "will": "future", "wo": "future", "'ll": "future", "’ll": "future", "ll": "future", "shall": "future",
    "would": "would", "'d": "would", "’d": "would", "could": "could", "can": "can", "ca": "can", "may": "may",
    "might": "might", "should": "should", "must": "must", "ought": "should", "need": "should", "cannot": "can",
}  # fmt: skip
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "'t", "’t"})
_NEGATIVE_ADVERBS = frozenset({"hardly", "barely", "scarcely", "neither", "nor", "nowhere"})
_NEGATIVE_WORDS = frozenset({"no", "none", "nobody", "nothing", "neither", "nor"})
_FINITE_TAGS = {"VBD": "past", "VBP": "present", "VBZ": "present"}
_BARE_TAGS = {"VBG": "gerund", "VBN": "participle", "VB": "bare"}
_MAX_SHARED = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """What the verb group says.

    `tense` is past, present, future, would, could, can, may, might, should, must, infinitive, gerund, participle,
    bare, or none (no verb). `marker` is the word that says so, `negation` the word that negates, if any.
    """

    verb: Token
    tense: str
    marker: Token
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negation: Token | None = None

    @property
    def form(self) -> str:
        """Return tense and aspect in one word: "past", "present.perfect", "future.progressive"."""
        aspect = ".perfect" if self.perfect else ""
        return f"{self.tense}{aspect}.progressive" if self.progressive else self.tense + aspect


def read_clause(verb: Token) -> Clause:
    """Read the verb group that `verb` heads; a coordinated verb without words of its own shares its partner's."""
    return _read(verb, 0)


def _read(verb: Token, depth: int) -> Clause:
    tag = verb.tag_
    tense, marker = "", verb
    perfect = passive = own_words = own_subject = being = False
    negation: Token | None = None
    for child in verb.children:
        relation = child.dep_
        if relation in ("aux", "auxpass"):
            own_words = True
            word, child_tag = child.lower_, child.tag_
            passive = passive or relation == "auxpass"
            if child_tag == "MD" or (word in _MODALS and child_tag not in _VERBAL):
                tense, marker = _MODALS.get(word, "would"), child
            elif child_tag == "TO":
                tense, marker = tense or "infinitive", child
            elif not tense and child_tag in _FINITE_TAGS:
                tense, marker = _FINITE_TAGS[child_tag], child
            if word in _HAVE or (word in ("'s", "’s", "'d", "’d") and tag == "VBN" and relation == "aux"):
                perfect = True
            being = being or word in _BE
            if negation is None:
                negation = _negation_below(child)
        elif relation == "neg" or child.lower_ in _NEGATIONS or child.lower_ in _NEGATIVE_ADVERBS:
            if child.i < verb.i or relation == "neg":
                negation = negation or child
        elif relation in ("nsubj", "nsubjpass", "dobj", "attr", "expl"):
            own_subject = own_subject or relation not in ("dobj", "attr")
            negation = negation or _negative_phrase(child)
    if not own_words:
        shared = _shared(verb, tag, own_subject, depth)
        if shared is not None:
            return Clause(
                verb, shared.tense, shared.marker, shared.perfect, shared.progressive,
                shared.passive and tag == "VBN", negation or (shared.negation if not own_subject else None),
            )  # fmt: skip
        tense = _FINITE_TAGS.get(tag) or _BARE_TAGS.get(tag, "none")
        passive = tag == "VBN"
    elif not tense:
        tense = _FINITE_TAGS.get(tag) or _BARE_TAGS.get(tag, "none")
    return Clause(verb, tense, marker, perfect, tag == "VBG" and being, passive, negation)


def _shared(verb: Token, tag: str, own_subject: bool, depth: int) -> Clause | None:
    """Return the partner's verb group if this coordinated verb stands under it: "will meet leaders and sign"."""
    if verb.dep_ != "conj" or own_subject or depth >= _MAX_SHARED or tag in _FINITE_TAGS:
        return None
    partner = verb.head
    if partner.tag_ not in _VERBAL:
        return None
    clause = _read(partner, depth + 1)
    if partner.tag_ == tag or (tag == "VB" and clause.tense not in ("past", "present")):
        return clause
    return None


def _negation_below(word: Token) -> Token | None:
    """Return "not" where the parser hangs it on the auxiliary."""
    for child in word.children:
        if child.dep_ == "neg" or child.lower_ in _NEGATIONS:
            return child
    return None


def _negative_phrase(noun: Token) -> Token | None:
    """Return the word that empties a subject or object: "no" in "no troops", "nobody", "none of them"."""
    if noun.lower_ in _NEGATIVE_WORDS:
        return noun
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep_ in ("det", "neg", "preconj") and child.lower_ in _NEGATIVE_WORDS:
            return child
    return None


def phrase_negation(noun: Token) -> Token | None:
    """Return the word that empties a noun phrase ("no talks", "neither attack"), or None."""
    return _negative_phrase(noun)
