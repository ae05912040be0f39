"""The signals of a trigger's status, each with the word that gives it: what the model weighs and `why` tells."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from dateline.coding.status.assertion import NO, rule_value
from dateline.coding.status.clause import Clause, Parts, phrase_negation, read_clause, read_parts
from dateline.coding.status.governors import Link, complement_frame, read_links
from dateline.coding.status.words import ADVERB, LINK, MODIFIER, NOUN, VERB, look_up

# Each signal's name and the index of the word that gives it, -1 where no single word does.
Signals = list[tuple[str, int]]

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PRONOUN_CLASS = {
    "i": "I", "we": "we", "you": "you", "he": "he", "she": "he", "it": "it", "they": "they", "who": "who",
    "which": "which", "that": "that", "there": "there", "this": "this", "anyone": "any", "everyone": "every",
    "someone": "some", "somebody": "some", "nobody": "no", "nothing": "no", "none": "no",
}  # fmt: skip
# Words that place a sentence in time, by the way they point.
_TIME_WORDS = {
    word: pointing
    for pointing, words in (
        ("ahead", "next tomorrow upcoming coming forthcoming soon"),
        ("later", "later"),
        ("back", "last ago yesterday earlier previous past"),
        ("since", "since"),
        ("now", "currently now"),
        ("today", "today"),
        ("each", "every each"),
    )
    for word in words.split()
}
_TIME_REACH, _TIME_NEAR = 12, 6
_TELLING_OBJECTS = frozenset({"dobj", "attr", "acomp"})
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "e")
_SHORTEST_STEM = 3
_STEMS_KEPT = 65536


@lru_cache(maxsize=_STEMS_KEPT)
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
    signals: Signals = []
    tag, form = trigger.tag_, trigger.lower_
    links = read_links(trigger)
    own: Clause | None = None
    if tag in _VERBAL:
        kind, own = "v", read_clause(trigger)
        if own.negation is not None and own.negation.i in act_words:
            own = own._replace(negation=None)
    elif tag in _NOMINAL:
        kind = "n"
    else:
        kind = "a"
        own = read_clause(trigger.head) if trigger.head.tag_ in _VERBAL else None
    if own is not None:
        rule = rule_value(own, links)
        _clause_signals(signals, own)
    else:
        emptied = phrase_negation(trigger) is not None
        rule = NO if emptied else rule_value(None, links)
        _phrase_signals(signals, trigger)
    _lexical_signals(signals, trigger, form, tag, kind, own)
    for step, link in enumerate(links):
        _link_signals(signals, link, f"{kind}{step}", step)
    _chain_signals(signals, own, links, kind, rule)
    _place_signals(signals, trigger, own, links, kind)
    return signals


def _clause_signals(signals: Signals, clause: Clause) -> None:
    """Tense, aspect, negation and the direct dependents of the trigger's verb."""
    tense, marker = clause.tense, clause.marker.i
    signals.append((f"own.form={clause.form}", marker))
    if clause.passive:
        signals.append((f"own.passive={tense}", marker))
    if clause.negation is not None:
        index = clause.negation.i
        signals.append(("own.neg", index))
        signals.append((f"own.neg={tense}", index))
    if clause.emptied is not None:
        index = clause.emptied.i
        signals.append(("own.emptied", index))
        signals.append((f"own.emptied={tense}", index))
    for child, relation, word in clause.parts:
        if relation in ("punct", "aux", "auxpass", "cc", "conj"):
            continue
        if relation in ("advmod", "npadvmod", "neg"):
            found = look_up(word, ADVERB)
            if found is not None:
                signals.append((f"own.adv={found[0]}", child.i))
                signals.append((f"own.adverb={word}|{tense}", child.i))
        elif relation == "mark":
            signals.append((f"own.mark={word}", child.i))
            found = look_up(word, LINK)
            if found is not None:
                signals.append((f"own.markclass={found[0]}", child.i))
        elif relation in ("nsubj", "nsubjpass"):
            shape = _PRONOUN_CLASS.get(word) or ("name" if child.ent_type_ else child.tag_)
            signals.append((f"own.subj={shape}|{tense}", child.i))
        elif relation == "prep":
            signals.append((f"own.prep={word}", child.i))
            _time_signals(signals, child, tense)
        elif relation == "advcl":
            for lower in child.children:
                if lower.dep_ == "mark":
                    signals.append((f"own.under={lower.lower_}", lower.i))
        else:
            signals.append((f"own.has={relation}", child.i))
            if relation in _TELLING_OBJECTS:
                signals.append((f"own.{relation}={stem(word)}", child.i))
                _modifier_signals(signals, child, "own.objmod=")


def _modifier_signals(signals: Signals, noun: Token, name: str) -> None:
    for child in noun.children:
        if child.dep_ == "amod" and (found := look_up(child.lower_, MODIFIER)) is not None:
            signals.append((name + found[0], child.i))


def _time_signals(signals: Signals, preposition: Token, tense: str) -> None:
    for child in preposition.children:
        if child.ent_type_ in ("DATE", "TIME"):
            signals.append((f"own.time={preposition.lower_}", child.i))
            signals.append((f"own.timed={tense}", child.i))
            return


def _phrase_signals(signals: Signals, noun: Token) -> None:
    """Determiner, modifiers and describing clauses of an act noun."""
    if (negation := phrase_negation(noun)) is not None:
        signals.append(("noun.neg", negation.i))
    bare = True
    for child, relation, word in read_parts(noun):
        if relation in ("det", "poss"):
            bare = False
            signals.append((f"noun.det={'poss' if relation == 'poss' else word}", child.i))
        elif relation in ("amod", "compound", "nmod", "advmod", "nummod"):
            found = look_up(word, MODIFIER)
            if found is not None:
                signals.append((f"noun.mod={found[0]}", child.i))
            signals.append((f"noun.modword={word if relation != 'nummod' else '#'}", child.i))
            if child.ent_type_ in ("DATE", "TIME"):
                signals.append(("noun.dated", child.i))
        elif relation == "prep":
            signals.append((f"noun.prep={word}", child.i))
            _time_signals(signals, child, "noun")
        elif relation in ("acl", "relcl"):
            _describing_signals(signals, child, relation, word)
    if bare:
        signals.append((f"noun.bare={noun.tag_}", noun.i))


def _describing_signals(signals: Signals, verb: Token, relation: str, word: str) -> None:
    """Signals of a clause that describes an act noun: "talks scheduled for May", "a raid that killed five"."""
    clause = read_clause(verb)
    signals.append((f"noun.{relation}form={clause.form}", clause.marker.i))
    if (found := look_up(word, VERB)) is not None:
        signals.append((f"noun.{relation}class={found[0]}", verb.i))
    if clause.negation is not None:
        signals.append((f"noun.{relation}neg", clause.negation.i))


def _lexical_signals(signals: Signals, trigger: Token, form: str, tag: str, kind: str, own: Clause | None) -> None:
    """The trigger's own word, and what it would say of its complement: "planned to visit" is itself a plan."""
    index, root, tense = trigger.i, stem(form), own.tense if own is not None else tag
    signals.append((f"{kind}.tag={tag}", index))
    signals.append((f"lex={root}", index))
    signals.append((f"{kind}.lex={root}|{tense}", index))
    signals.append((f"{kind}.dep={trigger.dep_}", index))
    if own is not None and own.progressive:
        signals.append((f"prog={root}", own.marker.i))
    frame = _complement(own.parts if own is not None else read_parts(trigger))
    if (found := look_up(form, VERB if kind == "v" else NOUN, frame)) is not None:
        signals.append((f"{kind}.self={found[0]}", index))
        signals.append((f"{kind}.self={found[0]}|{tense}", index))
        if frame:
            signals.append((f"{kind}.self={found[0]}+{frame}", index))
            signals.append((f"{kind}.self={found[0]}+{frame}|{tense}", index))


def _complement(parts: Parts) -> str:
    for child, relation, _ in parts:
        if relation in ("xcomp", "acl", "ccomp"):
            return complement_frame(child)
    return ""


def _link_signals(signals: Signals, link: Link, where: str, step: int) -> None:
    meaning, frame, word = link.meaning or "unlisted", link.frame, link.word
    index, clause = word.i, link.clause
    signals.append((f"{where}.frame={frame}", index))
    signals.append((f"{where}.class={meaning}|{frame}", index))
    signals.append((f"gov.class={meaning}", index))
    signals.append((f"{where}.lemma={stem(link.lemma)}|{frame}", index))
    if clause is not None:
        signals.append((f"{where}.tense={clause.tense}", clause.marker.i))
        decider = clause.marker.i if meaning == "unlisted" else index
        signals.append((f"{where}.class={meaning}|{frame}|{clause.tense}", decider))
        if step == 0:
            signals.append((f"{where}.form={clause.form}|{frame}", clause.marker.i))
            for child, relation, form in clause.parts:
                if relation == "advmod" and (found := look_up(form, ADVERB)) is not None:
                    signals.append((f"{where}.adv={found[0]}", child.i))
    else:
        _modifier_signals(signals, word, f"{where}.govmod=")
    if link.negation is not None:
        signals.append((f"{where}.neg", link.negation.i))
        signals.append((f"{where}.neg={meaning}|{frame}", link.negation.i))
    if link.joint is not None:
        signals.append((f"{where}.joint={link.joint.lower_}", link.joint.i))
        if link.joint_meaning is not None:
            signals.append((f"{where}.jointclass={link.joint_meaning}", link.joint.i))


def _chain_signals(signals: Signals, own: Clause | None, links: list[Link], kind: str, rule: str) -> None:
    """What the rules make of the whole chain, alone and with its nearest parts."""
    if not links:
        signals.append((f"{kind}.main", -1))
        decider = -1 if own is None else (own.negation or own.marker).i
        signals.append((f"{kind}.rule={rule}", decider))
        return
    first = links[0]
    near = first.joint if first.joint_meaning is not None and first.joint is not None else first.word
    signals.append((f"{kind}.rule={rule}", near.i))
    signals.append((f"{kind}.rule={rule}|{first.frame}", near.i))
    if own is not None:
        signals.append((f"{kind}.rule={rule}|{own.tense}", near.i))
        signals.append((f"{kind}.{own.tense}<{first.meaning}|{first.frame}", near.i))
    if len(links) > 1:
        second = links[1]
        signals.append((f"{kind}.path={first.meaning}|{first.frame}<{second.meaning}|{second.frame}", first.word.i))


def _place_signals(signals: Signals, trigger: Token, own: Clause | None, links: list[Link], kind: str) -> None:
    """The words beside the trigger, the top clause that was reached, a question mark."""
    top = links[-1].clause if links and links[-1].clause is not None else own
    if top is not None:
        signals.append((f"{kind}.top={top.tense}", top.marker.i))
    root = links[-1].word if links else trigger
    while root.head.i != root.i:
        root = root.head
    doc, index, edge = trigger.doc, trigger.i, root.right_edge
    if edge.lower_ == "?" or (edge.i > 0 and doc[edge.i - 1].lower_ == "?"):
        signals.append(("question", edge.i))
    tense = own.tense if own is not None else "noun"
    first = max(root.left_edge.i, index - _TIME_REACH)
    for near, word in enumerate(doc[first : min(edge.i, index + _TIME_REACH) + 1], first):
        if (pointing := _TIME_WORDS.get(word.lower_)) is not None:
            signals.append((f"{kind}.time={pointing}", near))
            if abs(near - index) <= _TIME_NEAR:
                signals.append((f"{kind}.near={pointing}", near))
                signals.append((f"{kind}.near={pointing}|{tense}", near))
    if index > 0:
        signals.append((f"prev={doc[index - 1].lower_}", index - 1))
    if index + 1 < len(doc):
        signals.append((f"next={doc[index + 1].lower_}", index + 1))
