"""Intervals and calibration say what they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbox.evaluation.statistics import calibration, class_rows, confusion, wilson


@given(st.integers(1, 20_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_0_and_1(case):
    right, n = case
    low, high = wilson(right, n)
    assert 0 <= low <= right / n + 1e-6 and right / n - 1e-6 <= high <= 1


def test_the_interval_is_the_published_one():
    # Newcombe (1998), table I: 81 of 263, and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_the_interval_covers_the_truth_19_times_in_20():
    generator = np.random.default_rng(1)
    for share in (0.5, 0.9, 0.996):
        inside = [
            low <= share <= high for low, high in (wilson(k, 1_000) for k in generator.binomial(1_000, share, 2_000))
        ]
        assert np.mean(inside) == pytest.approx(0.95, abs=0.025)


def test_confusion_and_classes():
    counts = confusion(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1]), 3)
    assert counts == [[1, 1, 0], [0, 1, 0], [0, 1, 0]]
    rows = class_rows(counts, ("a", "b", "c"))
    assert [(row["n"], row["recall"]) for row in rows] == [(2, 0.5), (1, 1.0), (1, 0.0)]


def test_an_honest_network_is_calibrated_and_a_boaster_is_not():
    generator = np.random.default_rng(2)
    sure = generator.uniform(0.5, 1, 20_000)
    assert calibration(sure, generator.random(20_000) < sure)["error"] < 0.02
    assert calibration(np.full(1_000, 0.99), generator.random(1_000) < 0.6)["error"] > 0.3
