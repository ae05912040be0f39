import pytest

from dateline.coding.pooling import Tier, load_pooling

SURE, NOTHING = [0.05, *[0.0] * 15, 0.95], [0.95, *[0.0] * 15, 0.05]


def test_one_reader_alone_answers_and_none_gives_none():
    pooling = load_pooling()
    assert pooling.chances(None, None) is None
    assert pooling.chances(None, SURE) == SURE
    alone = pooling.chances(SURE, None)
    assert alone.index(max(alone[1:])) == 16


def test_chances_sum_to_one():
    assert sum(load_pooling().chances(SURE, NOTHING)) == pytest.approx(1)


def test_two_readers_that_agree_are_surer_than_two_that_do_not():
    pooling = load_pooling()
    agreed, torn, denied = (pooling.chances(SURE, other)[16] for other in (SURE, [0.5, *[0.0] * 15, 0.5], NOTHING))
    assert agreed > torn > denied


def test_thresholds_are_chances():
    pooling = load_pooling()
    assert 0 < pooling.least <= min(pooling.threshold_of(tier) for tier in Tier) < 1
    assert 0 <= pooling.doubtful[0] < pooling.doubtful[1] <= 1
    assert 0 <= pooling.status <= 1
