from collections.abc import Callable

import pytest
from spacy.tokens import Token

from dateline.parsing import load_pipeline


@pytest.fixture(scope="session")
def starred() -> Callable[[str], Token]:
    """Parse a sentence and return the word behind the star: "Rebels *attacked the port." gives "attacked"."""
    nlp = load_pipeline()

    def find(sentence: str) -> Token:
        place = sentence.index("*")
        return next(token for token in nlp(sentence.replace("*", "", 1)) if token.idx == place)

    return find
