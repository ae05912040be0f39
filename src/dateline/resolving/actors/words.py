"""The words of a parsed article in plain lists: asking a spaCy token again and again costs too much time."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.folding import BREAK, fold_parts
from dateline.parsing import ParsedArticle

# Punctuation that stands inside names ("al-Qaeda", "Hamas'") and so does not part them.
_JOINING = frozenset("-–.'’‘`´&")
_NOT_INSIDE = frozenset({"punct", "cc", "preconj", "predet", "advcl", "relcl", "nsubj", "mark", "prep", "advmod"})


@dataclass(frozen=True, slots=True)
class Words:
    """One entry a token in every list; `children` are in reading order, `sentence` counts in the article."""

    article_text: str
    text: list[str]
    start: list[int]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    children: list[list[int]]
    sentence: list[int]
    parts: list[tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.text)

    def end(self, token: int) -> int:
        """Return the code point after a token."""
        return self.start[token] + len(self.text[token])

    def is_capital(self, token: int) -> bool:
        """Say whether a token begins with a capital letter."""
        return self.text[token][:1].isupper()

    def is_noun(self, token: int) -> bool:
        """Say whether a token can head a noun phrase."""
        return self.tag[token].startswith("NN")

    def is_proper(self, token: int) -> bool:
        """Say whether a token is tagged as a proper noun."""
        return self.tag[token].startswith("NNP")

    def left_edge(self, head: int) -> int:
        """Return the first token of what stands before `head` and belongs to it."""
        edge = head
        while True:
            lefts = [child for child in self.children[edge] if child < edge and self.dep[child] not in _NOT_INSIDE]
            if not lefts:
                return edge
            edge = lefts[0]

    def coordination_root(self, token: int) -> int:
        """Return the first of the phrases that `token`'s phrase is coordinated with, itself if with none."""
        while self.dep[token] == "conj" and self.head[token] != token:
            token = self.head[token]
        return token

    def span_text(self, first: int, last: int) -> str:
        """Return the article's own words from token `first` to before token `last`, on one line."""
        return " ".join(self.article_text[self.start[first] : self.end(last - 1)].split())


def read_words(parsed: ParsedArticle) -> Words:
    """Return the words of a parsed article."""
    text: list[str] = []
    start: list[int] = []
    tag: list[str] = []
    dep: list[str] = []
    head: list[int] = []
    entity: list[str] = []
    for token in parsed.doc:
        text.append(token.text)
        start.append(token.idx)
        tag.append(token.tag_)
        dep.append(token.dep_)
        head.append(token.head.i)
        entity.append(token.ent_type_)
    children: list[list[int]] = [[] for _ in text]
    for index, parent in enumerate(head):
        if parent != index:
            children[parent].append(index)
    sentence = [0] * len(text)
    for entry in parsed.sentences:
        for index in range(entry.first_token, entry.last_token):
            sentence[index] = entry.index
    parts = [fold_token(word) for word in text]
    return Words(parsed.article.text, text, start, tag, dep, head, entity, children, sentence, parts)


def fold_token(word: str) -> tuple[str, ...]:
    """Return the folded words of a token: none for a hyphen or an apostrophe, BREAK for what parts names."""
    parts = fold_parts(word)
    if parts:
        return parts
    return () if word[:1] in _JOINING else (BREAK,)
