"""English inflected forms, for the words that Dateline looks for: no lemmatizer runs over the whole text."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

_VOWELS = frozenset("aeiou")
_SIBILANT_ENDS = ("s", "x", "z", "ch", "sh")


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Irregular verbs: lemma to (past forms, past participles)."""
    table: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    source = files("dateline.parsing").joinpath("data/irregular_verbs.tsv").read_text(encoding="utf-8")
    for line in source.splitlines():
        if line and not line.startswith(("#", "lemma\t")):
            lemma, past, participle = line.split("\t")
            table[lemma] = (tuple(past.split("/")), tuple(participle.split("/")))
    return table


@lru_cache(maxsize=1)
def _doubling() -> frozenset[str]:
    """Verbs of several syllables that double their last consonant (refer, referred)."""
    source = files("dateline.parsing").joinpath("data/doubling_verbs.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in source.splitlines() if line and not line.startswith("#"))


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(_SIBILANT_ENDS) or lemma.endswith("o"):
        return lemma + "es"
    return lemma + "s"


def _doubles(lemma: str) -> bool:
    """Say whether the last consonant doubles before -ed and -ing: "ban", "refer", not "visit"."""
    if lemma in _doubling():
        return True
    if len(lemma) < 3 or lemma[-1] in _VOWELS or lemma[-1] in "wxy" or lemma[-2] not in _VOWELS:
        return False
    return lemma[-3] not in _VOWELS and sum(letter in _VOWELS for letter in lemma) == 1


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Return every form of a verb, lemma first: ("ban", "bans", "banned", "banning").

    Verbs in -el and -al have the British forms too: "canceled" and "cancelled".
    """
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    if lemma.endswith("ie"):
        gerund = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        gerund = lemma[:-1] + "ing"
    else:
        gerund = stem + "ing"
    past, participle = _irregular().get(lemma, ((), ()))
    if not past:
        if lemma.endswith("e"):
            past = (lemma + "d",)
        elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            past = (lemma[:-1] + "ied",)
        else:
            past = (stem + "ed",)
        participle = past
    british = (f"{lemma}led", f"{lemma}ling") if len(lemma) > 4 and lemma.endswith(("el", "al")) else ()
    return tuple(dict.fromkeys((lemma, _third_person(lemma), *past, *participle, gerund, *british)))


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Return singular and plural of a noun: ("strike", "strikes"), ("crisis", "crises")."""
    if lemma.endswith("sis"):
        return (lemma, lemma[:-2] + "es")
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies")
    if lemma.endswith("man"):
        return (lemma, lemma[:-3] + "men")
    if lemma.endswith(_SIBILANT_ENDS):
        return (lemma, lemma + "es")
    return (lemma, lemma + "s")
