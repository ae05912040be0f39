import pytest

from dateline.coding.status import Written, written_status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Rebels *attacked the port.", Written.OCCURRED),
        ("The minister has *met his counterpart.", Written.OCCURRED),
        ("The chancellor will *visit Ankara.", Written.PLANNED),
        ("The chancellor is going to *visit Ankara.", Written.PLANNED),
        ("The two leaders are expected to *meet in May.", Written.PLANNED),
        ("The army might *attack the convoy.", Written.HYPOTHETICAL),
        ("The union would *back the plan.", Written.HYPOTHETICAL),
        ("The army must *leave the town.", Written.HYPOTHETICAL),
        ("The army did not *attack the convoy.", Written.NEGATED),
        ("There were no *talks.", Written.NEGATED),
        ("The rebels agreed to *leave the bridge.", Written.UNSPECIFIED),
        ("The *attack surprised the town.", Written.UNSPECIFIED),
        ("The army *patrols the harbour.", Written.UNSPECIFIED),
    ],
)
def test_grammar_alone(starred, sentence, status):
    assert written_status(starred(sentence)) is status
