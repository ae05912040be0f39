"""The signals of a trigger's status, each with the word that gives it: what the model weighs and `why` tells."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.coding.status.assertion import rule_value
from dateline.coding.status.clause import Clause, phrase_negation, read_clause
from dateline.coding.status.governors import Link, read_links
from dateline.coding.status.words import ADVERB, LINK, MODIFIER, NOUN, VERB, look_up

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_PRONOUN_CLASS = {
    "i": "I", "we": "we", "you": "you", "he": "he", "she": "he", "it": "it", "they": "they", "who": "who",
    "which": "which", "that": "that", "there": "there", "this": "this", "anyone": "any", "everyone": "every",
    "someone": "some", "somebody": "some", "nobody": "no", "nothing": "no", "none": "no",
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "e")
_SHORTEST_STEM = 3
_QUOTE_REACH = 12


class Signals:
    """Names of the signals that fire, and for each the index of the word that gives it (-1: no single word)."""

    __slots__ = ("names", "tokens")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.tokens: list[int] = []

    def add(self, name: str, token: Token | None) -> None:
        """Note that a signal fires because of a word."""
        self.names.append(name)
        self.tokens.append(token.i if token is not None else -1)


def stem(form: str) -> str:
    """Return a lower-case word without its commonest ending: "visited", "visits" and "visiting" give "visit"."""
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            return form[: -len(ending)]
    return form


def read_signals(trigger: Token, act_words: range = range(0)) -> Signals:
    """Return every signal of a trigger: its own clause or phrase, its governing words, its lexical shape, its sentence.

    A negation among the `act_words` (token indices) belongs to the act ("would not allow", read as a refusal).
    """
    signals = Signals()
    tag = trigger.tag_
    links = read_links(trigger)
    if tag in _VERBAL:
        kind, own = "v", read_clause(trigger)
        if own.negation is not None and own.negation.i in act_words:
            own = replace(own, negation=None)
        _clause_signals(signals, own, "own")
    elif tag in _NOMINAL:
        kind, own = "n", None
        _phrase_signals(signals, trigger)
    else:
        kind = "a"
        own = read_clause(trigger.head) if trigger.head.tag_ in _VERBAL else None
        if own is not None:
            _clause_signals(signals, own, "own")
    rule = rule_value(own, links)
    _lexical_signals(signals, trigger, tag, kind, rule, own)
    for step, link in enumerate(links):
        _link_signals(signals, link, step, kind)
    if links:
        _pair_signals(signals, own, links, kind, rule)
    else:
        signals.add(f"{kind}.main", None)
    _sentence_signals(signals, trigger, own, links, kind)
    return signals


def _clause_signals(signals: Signals, clause: Clause, where: str) -> None:
    form, negation = clause.form, clause.negation
    signals.add(f"{where}.form={form}", clause.marker)
    if clause.passive:
        signals.add(f"{where}.passive={clause.tense}", clause.marker)
    if negation is not None:
        signals.add(f"{where}.neg", negation)
        signals.add(f"{where}.neg={clause.tense}", negation)
        signals.add(f"{where}.negword={negation.lower_}", negation)
    for child in clause.verb.children:
        relation, word = child.dep_, child.lower_
        if relation in ("advmod", "npadvmod", "neg"):
            found = look_up(word, ADVERB)
            if found is not None:
                signals.add(f"{where}.adv={found[0]}", child)
                signals.add(f"{where}.adverb={word}|{clause.tense}", child)
        elif where == "own":
            _argument_signals(signals, clause, child, relation, word)


def _argument_signals(signals: Signals, clause: Clause, child: Token, relation: str, word: str) -> None:
    if relation == "mark":
        found = look_up(word, LINK)
        signals.add(f"own.mark={word}", child)
        if found is not None:
            signals.add(f"own.markclass={found[0]}", child)
    elif relation in ("nsubj", "nsubjpass"):
        shape = _PRONOUN_CLASS.get(word) or ("name" if child.ent_type_ else child.tag_)
        signals.add(f"own.subj={shape}", child)
        signals.add(f"own.subj={shape}|{clause.tense}", child)
    elif relation in ("dobj", "attr", "acomp", "dative", "oprd", "prt", "agent", "ccomp", "xcomp"):
        signals.add(f"own.has={relation}", child)
        if relation in ("dobj", "attr", "acomp"):
            signals.add(f"own.{relation}={stem(word)}", child)
            for lower in child.children:
                if lower.dep_ == "amod" and (found := look_up(lower.lower_, MODIFIER)) is not None:
                    signals.add(f"own.objmod={found[0]}", lower)
    elif relation == "prep":
        signals.add(f"own.prep={word}", child)
        _time_signals(signals, child, clause.tense)
    elif relation == "advcl":
        for lower in child.children:
            if lower.dep_ == "mark":
                signals.add(f"own.under={lower.lower_}", lower)


def _time_signals(signals: Signals, preposition: Token, tense: str) -> None:
    for child in preposition.children:
        if child.ent_type_ in ("DATE", "TIME"):
            signals.add(f"own.time={preposition.lower_}", child)
            signals.add(f"own.timed={tense}", child)
            for lower in child.children:
                if lower.lower_ in ("next", "last", "this", "coming", "past", "every", "each"):
                    signals.add(f"own.timeword={lower.lower_}", lower)
            return


def _phrase_signals(signals: Signals, noun: Token) -> None:
    negation = phrase_negation(noun)
    if negation is not None:
        signals.add("noun.neg", negation)
    determiner = "none"
    for child in noun.children:
        relation, word = child.dep_, child.lower_
        if relation in ("det", "poss"):
            determiner = "poss" if relation == "poss" else word
            signals.add(f"noun.det={determiner}", child)
        elif relation in ("amod", "compound", "nmod", "advmod", "nummod"):
            found = look_up(word, MODIFIER)
            if found is not None:
                signals.add(f"noun.mod={found[0]}", child)
            signals.add(f"noun.modword={word if relation != 'nummod' else '#'}", child)
            if child.ent_type_ in ("DATE", "TIME"):
                signals.add("noun.dated", child)
        elif relation in ("prep", "acl", "relcl"):
            signals.add(f"noun.{relation}={word if relation == 'prep' else child.tag_}", child)
            if relation == "prep":
                _time_signals(signals, child, "noun")
            else:
                _described_signals(signals, child, relation)
    if determiner == "none":
        signals.add(f"noun.bare={noun.tag_}", noun)


def _described_signals(signals: Signals, verb: Token, relation: str) -> None:
    """Signals of a clause that describes an act noun: "talks scheduled for May", "a raid that killed five"."""
    clause = read_clause(verb)
    found = look_up(verb.lower_, VERB)
    signals.add(f"noun.{relation}form={clause.form}", clause.marker)
    if found is not None:
        signals.add(f"noun.{relation}class={found[0]}", verb)
    if clause.negation is not None:
        signals.add(f"noun.{relation}neg", clause.negation)


def _lexical_signals(signals: Signals, trigger: Token, tag: str, kind: str, rule: str, own: Clause | None) -> None:
    form = trigger.lower_
    root = stem(form)
    signals.add(f"{kind}.tag={tag}", trigger)
    signals.add(f"lex={root}", trigger)
    signals.add(f"{kind}.lex={root}|{own.tense if own is not None else tag}", trigger)
    signals.add(f"end={form[-3:]}", trigger)
    signals.add(f"{kind}.dep={trigger.dep_}", trigger)
    signals.add(f"{kind}.dep={trigger.dep_}|{tag}", trigger)
    if own is not None and own.progressive:
        signals.add(f"prog={root}", own.marker)
    found = look_up(form, VERB if kind == "v" else NOUN)
    if found is not None:
        signals.add(f"{kind}.self={found[0]}", trigger)
        if own is not None:
            signals.add(f"{kind}.self={found[0]}|{own.tense}", trigger)
            signals.add(f"{kind}.self={found[0]}|{rule}", trigger)


def _link_signals(signals: Signals, link: Link, step: int, kind: str) -> None:
    where = f"{kind}{step}"
    meaning, frame, word = link.meaning or "unlisted", link.frame, link.word
    signals.add(f"{where}.frame={frame}", word)
    signals.add(f"{where}.class={meaning}|{frame}", word)
    if step < 2:
        signals.add(f"gov.class={meaning}", word)
        signals.add(f"{where}.lemma={stem(link.lemma)}|{frame}", word)
    clause = link.clause
    if clause is not None:
        signals.add(f"{where}.tense={clause.tense}", clause.marker)
        signals.add(f"{where}.form={clause.form}|{frame}", clause.marker)
        signals.add(f"{where}.class={meaning}|{frame}|{clause.tense}", clause.marker if meaning == "unlisted" else word)
        if clause.negation is not None:
            signals.add(f"{where}.neg", clause.negation)
            signals.add(f"{where}.neg={meaning}|{frame}", clause.negation)
        if step == 0:
            for child in word.children:
                if child.dep_ == "advmod" and (found := look_up(child.lower_, ADVERB)) is not None:
                    signals.add(f"{where}.adv={found[0]}", child)
    if link.joint is not None:
        joint = link.joint.lower_
        signals.add(f"{where}.joint={joint}", link.joint)
        signals.add(f"{where}.joint={joint}|{meaning}", link.joint)
        if link.joint_meaning is not None:
            signals.add(f"{where}.jointclass={link.joint_meaning}", link.joint)
    if word.tag_ in _NOMINAL:
        for child in word.children:
            if child.dep_ == "amod" and (found := look_up(child.lower_, MODIFIER)) is not None:
                signals.add(f"{where}.govmod={found[0]}", child)


def _pair_signals(signals: Signals, own: Clause | None, links: list[Link], kind: str, rule: str) -> None:
    first = links[0]
    decider = first.joint if first.joint_meaning is not None else first.word
    signals.add(f"{kind}.rule={rule}", decider)
    signals.add(f"{kind}.rule={rule}|{first.frame}", decider)
    if own is not None:
        signals.add(f"{kind}.rule={rule}|{own.tense}", decider)
        signals.add(f"{kind}.{own.tense}<{first.meaning}|{first.frame}", decider)
    if len(links) > 1:
        second = links[1]
        signals.add(f"{kind}.path={first.meaning}|{first.frame}<{second.meaning}|{second.frame}", first.word)
        signals.add(f"{kind}.frames={first.frame}<{second.frame}", None)


def _sentence_signals(signals: Signals, trigger: Token, own: Clause | None, links: list[Link], kind: str) -> None:
    sentence = trigger.sent
    last = trigger.doc[sentence.end - 1]
    if last.text == "?" or (sentence.end - sentence.start > 1 and trigger.doc[sentence.end - 2].text == "?"):
        signals.add("question", last)
    top = links[-1].clause if links and links[-1].clause is not None else own
    if top is not None:
        signals.add(f"{kind}.top={top.tense}", top.marker)
        if top.negation is not None:
            signals.add(f"{kind}.topneg", top.negation)
    left = trigger.i - sentence.start
    if left < 3:
        signals.add("early", None)
    doc = trigger.doc
    for back in range(1, min(left, _QUOTE_REACH) + 1):
        if doc[trigger.i - back].text in _QUOTES:
            signals.add("quoted", doc[trigger.i - back])
            break
    if left:
        signals.add(f"prev={doc[trigger.i - 1].lower_}", doc[trigger.i - 1])
    if trigger.i + 1 < sentence.end:
        signals.add(f"next={doc[trigger.i + 1].lower_}", doc[trigger.i + 1])
