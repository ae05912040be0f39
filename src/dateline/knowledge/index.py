"""Names searched for the longest one at a place in a text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from dateline.knowledge.facts import CountryName, Organisation, Person
from dateline.knowledge.folding import fold_name

Entry = CountryName | Organisation | Person


class NameIndex:
    """Folded names, words joined by spaces, and the entries that go by them, best first."""

    def __init__(
        self,
        names: Mapping[str, Sequence[int]],
        longest: Mapping[str, int],
        capitals_only: Collection[str],
        entry_at: Callable[[int], Entry],
    ) -> None:
        self._names = names
        self._longest = longest
        self._capitals_only = capitals_only
        self._entries: Callable[[str], tuple[Entry, ...]] = cache(
            lambda key: tuple(entry_at(number) for number in names[key])
        )

    def get(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of a name written out, best first; () if nothing goes by it."""
        key = " ".join(fold_name(name))
        return self._entries(key) if key in self._names else ()

    def longest_at(self, words: Sequence[str], position: int) -> tuple[int, tuple[Entry, ...], bool]:
        """Return how many of the folded `words` from `position` on make up the longest known name, and its entries.

        (0, (), False) if none does; the last value says that only capitals may stand for the name.
        """
        reach = self._longest.get(words[position], 0)
        for length in range(min(reach, len(words) - position), 0, -1):
            key = " ".join(words[position : position + length])
            if key in self._names:
                return length, self._entries(key), key in self._capitals_only
        return 0, (), False

    def __len__(self) -> int:
        return len(self._names)
