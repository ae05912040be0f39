"""The event lexicon: which word in which construction reports which type.

An entry is one line of `data/lexicon.tsv`: lemma, part of speech (v, n, a), conditions, type, mode, where the actor and
the recipient stand, and an example. Conditions all must hold; alternatives inside one stand with a bar:

    obj=talk|@accord   the object's head is one of these nouns or of that word set      obj     has an object
    subj=worker|union  the same for the subject                                         passive
    prep=with|to       has that preposition        part=up  has that particle           xcomp, that  has that clause
    on=strike          that preposition has that object (also of=, to=, in=, from=, as=, oprd= for a predicate)
    obj~place          the object is a place or a person (also to~place)                comp=air  has that modifier
    word=fire|gas      that word stands in the clause
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from dateline.codebook.tables import CodebookBroken, read_table
from dateline.parsing.inflection import noun_forms, verb_forms
from dateline.records import EventType

VERB, NOUN, ADJECTIVE = "v", "n", "a"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an entry: `slot` says where to look, `words` (lower-case forms) what for."""

    slot: str
    words: frozenset[str]
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon. `key` names it in explanations and in the model's weights."""

    key: str
    lemma: str
    pos: str
    conditions: tuple[Condition, ...]
    event_type: EventType
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Lexicon:
    """All entries by inflected form and part of speech, the most conditioned of a word first."""

    by_form: dict[tuple[str, str], tuple[Entry, ...]]
    entries: tuple[Entry, ...]

    def entries_for(self, form: str, pos: str) -> tuple[Entry, ...]:
        """Return the entries that a lower-case form may stand for, in the order in which they are tried."""
        return self.by_form.get((form, pos), ())


@lru_cache(maxsize=1)
def word_sets() -> dict[str, frozenset[str]]:
    """Return the named sets of nouns (with @) as lower-case forms, singular and plural."""
    return {row["set"]: _forms(row["lemmas"].split()) for row in read_table("word_sets.tsv")}


def _forms(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in noun_forms(lemma))


def read_conditions(text: str, key: str) -> tuple[Condition, ...]:
    """Return the conditions of a `when` cell. Raises CodebookBroken (DL-B001), which names `key`, for one unknown."""
    return tuple(_condition(part, key) for part in text.split())


def _condition(text: str, key: str) -> Condition:
    if "~" in text:
        slot, kind = text.split("~", 1)
        return Condition(slot, frozenset(), kind)
    slot, _, values = text.partition("=")
    if not values:
        return Condition(slot, frozenset())
    words: set[str] = set()
    for value in values.split("|"):
        if value.startswith("@"):
            if value not in word_sets():
                raise CodebookBroken(f"unknown word set {value}", where=f"codebook entry {key}")
            words |= word_sets()[value]
        elif slot in ("prep", "part", "comp"):
            words.add(value)
        else:
            words.update(noun_forms(value))
            words.update(verb_forms(value) if slot == "word" else ())
    return Condition(slot, frozenset(words))


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Load the lexicon, once per process. Raises CodebookBroken (DL-B001) for an entry that cannot be read."""
    by_form: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    entries: list[Entry] = []
    for row in read_table("lexicon.tsv"):
        key = " ".join(filter(None, (row["lemma"] + "." + row["pos"], row["when"])))
        entry = Entry(
            key,
            row["lemma"],
            row["pos"],
            read_conditions(row["when"], key),
            EventType(row["type"]),
            row["mode"] or None,
            tuple(row["actor"].split(",")),
            tuple(filter(None, row["recipient"].split(","))),
            row["example"],
        )
        entries.append(entry)
        forms = {VERB: verb_forms, NOUN: noun_forms}.get(entry.pos)
        for form in forms(entry.lemma) if forms else (entry.lemma,):
            by_form[form, entry.pos].append(entry)
    ordered = {form: tuple(sorted(found, key=lambda entry: -len(entry.conditions))) for form, found in by_form.items()}
    return Lexicon(ordered, tuple(entries))
