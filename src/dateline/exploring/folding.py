"""How text is compared in filters: without letter case and accents, the same in SQL and for what a user types."""

from __future__ import annotations

import re

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


def folded(expression: str) -> str:
    """Return the SQL that folds a text expression."""
    return f"lower(strip_accents({expression}))"


def terms_of(search: str) -> list[str]:
    """Return the words and "quoted phrases" of a search; each must be found somewhere."""
    return [term for phrase, word in _TERM.findall(search) if (term := (phrase or word).strip())]
