"""How far readers agree, on the example of the paper that the measure comes from."""

from math import isclose

from dateline.running.golden import Judgement
from dateline.running.readers import agree, alpha


def test_alpha_is_that_of_the_paper() -> None:
    # K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section A: two observers, binary data, 0.095.
    one, other = "0100000010", "1110010000"
    found = alpha(list(zip(one, other, strict=True)))
    assert found is not None and isclose(found, 0.095, abs_tol=0.0005)


def test_full_agreement_is_one_and_a_single_value_says_nothing() -> None:
    assert alpha([["a", "a"], ["b", "b"], ["a"]]) == 1
    assert alpha([["a", "a"], ["a", "a"]]) is None


def test_fields_are_compared_among_those_who_keep_the_event() -> None:
    agreement = agree(
        [
            Judgement("e1", "ann", True, status="planned"),
            Judgement("e1", "bob", True, status="occurred"),
            Judgement("e2", "ann", True, status="planned"),
            Judgement("e2", "bob", False),
            Judgement("e3", "ann", True, status="planned"),
        ]
    )
    assert agreement is not None
    assert (agreement.readers, agreement.events) == (("ann", "bob"), 2)
    assert (agreement.kept.share.right, agreement.kept.share.total) == (1, 2)
    assert (agreement.fields["status"].share.right, agreement.fields["status"].share.total) == (0, 1)
    assert agree([Judgement("e1", "ann", True)]) is None
