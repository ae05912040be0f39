"""An index from folded names to what they name, searched for the longest name at a place in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.knowledge.facts import CountryName, Organisation, Person
from dateline.knowledge.folding import fold_name, is_acronym

Entry = CountryName | Organisation | Person


class NameIndex:
    """Names, folded to tuples of words, and the entries that go by them; the first entry added to a name wins."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], list[Entry]] = {}
        self._longest: dict[str, int] = {}
        self._capitals_only: set[tuple[str, ...]] = set()

    def add(self, name: str, entry: Entry) -> None:
        """Let `name` lead to `entry`, after the entries that it leads to already."""
        key = fold_name(name)
        if not key:
            return
        held = self._entries.get(key)
        if held is None:
            self._entries[key] = [entry]
            if is_acronym(name):
                self._capitals_only.add(key)
            if self._longest.get(key[0], 0) < len(key):
                self._longest[key[0]] = len(key)
        else:
            if entry not in held:
                held.append(entry)
            if not is_acronym(name):
                self._capitals_only.discard(key)

    def add_all(self, names: Iterable[str], entry: Entry) -> None:
        """Let each of `names` lead to `entry`."""
        for name in names:
            self.add(name, entry)

    def get(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of a name written out, best first; () if nothing goes by it."""
        return tuple(self._entries.get(fold_name(name), ()))

    def longest_at(self, words: Sequence[str], position: int) -> tuple[int, tuple[Entry, ...], bool]:
        """Return how many of the folded `words` from `position` on make up the longest known name, and its entries.

        (0, (), False) if none does; the last value says that only capitals may stand for the name.
        """
        reach = self._longest.get(words[position], 0)
        for length in range(min(reach, len(words) - position), 0, -1):
            key = tuple(words[position : position + length])
            held = self._entries.get(key)
            if held is not None:
                return length, tuple(held), key in self._capitals_only
        return 0, (), False

    def __len__(self) -> int:
        return len(self._entries)
