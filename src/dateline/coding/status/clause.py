"""The verb group of a clause: tense, modal, perfect, progressive, passive, and what negates it."""

from __future__ import annotations

from typing import NamedTuple

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
_NOBODY = frozenset({"nobody", "none", "noone"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_NEGATIVE_WORDS = frozenset({"no", "none", "nobody", "nothing", "neither", "nor"})
_FINITE_TAGS = {"VBD": "past", "VBP": "present", "VBZ": "present"}
_BARE_TAGS = {"VBG": "gerund", "VBN": "participle", "VB": "bare"}
_MAX_SHARED = 4


# The direct dependents of a word, each with its relation and its lower-case form: read once, looked at often.
Parts = list[tuple[Token, str, str]]


class Clause(NamedTuple):
    """What the verb group says.

    `tense` is past, present, future, would, could, can, may, might, should, must, infinitive, gerund, participle,
    bare, or none (no verb). `marker` is the word that says so. `negation` is the word that negates the act itself:
    "not", or "no" in the subject ("no side agreed"), or nobody as the object ("arrested nobody"); `emptied` is "no" in
    the object ("reached no deal").
    """

    verb: Token
    tense: str
    marker: Token
    parts: Parts
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negation: Token | None = None
    emptied: Token | None = None

    @property
    def form(self) -> str:
        """Return tense and aspect in one word: "past", "present.perfect", "future.progressive"."""
        aspect = ".perfect" if self.perfect else ""
        return f"{self.tense}{aspect}.progressive" if self.progressive else self.tense + aspect


def read_parts(word: Token) -> Parts:
    """Return the direct dependents of a word in reading order."""
    return [(child, child.dep_, child.lower_) for child in word.children]


def read_clause(verb: Token) -> Clause:
    """Read the verb group that `verb` heads; a coordinated verb without words of its own shares its partner's."""
    return _read(verb, 0)


def _read(verb: Token, depth: int) -> Clause:
    tag = verb.tag_
    tense, marker = "", verb
    perfect = progressive = passive = own_words = own_subject = being = False
    negation: Token | None = None
    emptied: Token | None = None
    parts = read_parts(verb)
    for child, relation, word in parts:
        if relation in ("aux", "auxpass"):
            own_words = True
            child_tag = child.tag_
            passive = passive or relation == "auxpass"
            stem = word
            if len(word) > 3 and word.endswith(("n't", "n’t", "not")) and not _adds(child):
                negation, stem = child, word.removesuffix("not").removesuffix("n't").removesuffix("n’t")
            if child_tag == "MD" or stem in ("can", "ca") or (stem in _MODALS and child_tag not in _VERBAL):
                tense, marker = _MODALS.get(stem, "would"), child
            elif child_tag == "TO":
                tense, marker = tense or "infinitive", child
            elif not tense and child_tag in _FINITE_TAGS:
                tense, marker = _FINITE_TAGS[child_tag], child
            if stem in _HAVE or (stem in ("'s", "’s", "'d", "’d") and tag == "VBN" and relation == "aux"):
                perfect = True
            being = being or stem in _BE
            progressive = progressive or stem == "being"
            if negation is None:
                negation = _negation_below(child)
        elif relation == "neg" or word in _NEGATIONS or word in _NEGATIVE_ADVERBS:
            if _adds(child):
                continue
            if child.i < verb.i or relation == "neg":
                negation = negation or child
        elif relation in ("nsubj", "nsubjpass", "expl"):
            own_subject = True
            negation = negation or phrase_negation(child)
        elif relation in ("dobj", "attr"):
            emptied = emptied or phrase_negation(child)
            if relation == "dobj" and (word in _NOBODY or (word == "one" and emptied is not None)):
                # Whoever arrests nobody arrests not at all; who reaches no deal has tried.
                negation = negation or emptied
        elif relation == "advmod" and word in ("longer", "more"):
            negation = negation or _negation_below(child)
    if not own_words:
        shared = _shared(verb, tag, own_subject, depth)
        if shared is not None:
            return Clause(
                verb, shared.tense, shared.marker, parts, shared.perfect, shared.progressive,
                shared.passive and tag == "VBN", negation or (shared.negation if not own_subject else None), emptied,
            )  # fmt: skip
        tense = _FINITE_TAGS.get(tag) or _BARE_TAGS.get(tag, "none")
        passive = tag == "VBN"
        if negation is None and verb.dep_ == "conj":
            negation = _nor(verb)
    elif not tense:
        tense = _FINITE_TAGS.get(tag) or _BARE_TAGS.get(tag, "none")
    return Clause(
        verb, tense, marker, parts, perfect, progressive or (tag == "VBG" and being), passive, negation, emptied
    )


def _adds(negation: Token) -> bool:
    """Say whether "not" goes on with "only" and the like: what is not only done is done."""
    following = negation.i + 1
    return following < len(negation.doc) and negation.doc[following].lower_ in _ONLY


def _nor(verb: Token) -> Token | None:
    """Return "nor" where it joins this verb to its partner."""
    for child in verb.head.children:
        if child.dep_ == "cc" and child.i < verb.i and child.lower_ == "nor":
            return child
    return None


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
        if (child.dep_ == "neg" or child.lower_ in _NEGATIONS) and not _adds(child):
            return child
    return None


def phrase_negation(noun: Token) -> Token | None:
    """Return the word that empties a noun phrase: "no" in "no troops", "nobody", "none of them"; else None."""
    if noun.lower_ in _NEGATIVE_WORDS:
        return noun
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep_ in ("det", "neg", "preconj") and child.lower_ in _NEGATIVE_WORDS:
            return child
    return None
