import pytest

from dateline.parsing.phrases import conjuncts, phrase_span


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("The Kenyan foreign minister resigned.", "minister", "The Kenyan foreign minister"),
        ("The president of Chile spoke.", "president", "The president of Chile"),
        ("The general, who lost the war, fled.", "general", "The general"),
        ("Leaders of the union and their lawyers marched.", "Leaders", "Leaders of the union"),
    ],
)
def test_a_phrase_holds_what_says_who_it_is(token_in, text, head, phrase):
    token = token_in(text, head)
    start, end = phrase_span(token)
    assert text[start:end] == phrase


def test_coordinated_heads_come_in_reading_order(token_in):
    head = token_in("Kenya, Uganda and Rwanda signed the treaty.", "Kenya")
    assert [token.text for token in conjuncts(head)] == ["Kenya", "Uganda", "Rwanda"]
