"""Boxes, anchors, matching and suppression, on cases that can be checked by hand, and as the page has them."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inventing import boxes

from glassbox.detection.anchors import PER_CELL, Things, anchors, decode, encode, maps, matched, targets
from glassbox.detection.boxes import area, from_square, overlap, to_square
from glassbox.detection.suppression import candidates, found, suppressed
from glassbox.images.fitting import Fit


def test_overlap_of_the_same_of_halves_and_of_strangers():
    whole = boxes([0, 0, 1, 1])
    others = boxes([0, 0, 1, 1], [0, 0, 0.5, 1], [2, 2, 3, 3], [0.5, 0, 1.5, 1])
    np.testing.assert_allclose(overlap(whole, others)[0], [1, 0.5, 0, 1 / 3], atol=1e-6)


def test_a_box_turned_inside_out_has_no_area():
    assert area(boxes([0.6, 0.1, 0.4, 0.9]))[0] == 0


@given(st.integers(1, 900), st.integers(1, 900))
@settings(max_examples=40)
def test_a_box_moves_to_the_square_and_back(width, height):
    fit = Fit(320, "contain")
    there = to_square(boxes([0.1, 0.2, 0.7, 0.9]), width, height, fit)
    np.testing.assert_allclose(from_square(there, width, height, fit), boxes([0.1, 0.2, 0.7, 0.9]), atol=1e-6)


def test_a_wide_photo_lies_between_bars():
    np.testing.assert_allclose(to_square(boxes([0, 0, 1, 1]), 640, 320, Fit(320, "contain")), boxes([0, 0.25, 1, 0.75]))


def test_anchors_cover_the_picture_and_fit_float16():
    every = anchors(256)
    assert len(every) == PER_CELL * sum(cells**2 for cells in maps(256))
    assert (every == every.astype(np.float16)).all()
    middle = (every[:, :2] + every[:, 2:]) / 2
    assert middle.min() > 0
    assert middle.max() < 1


@given(st.lists(st.floats(0.02, 0.98), min_size=4, max_size=4))
@settings(max_examples=40)
def test_offsets_lead_back_to_the_box(numbers):
    left, right = sorted(numbers[:2])
    top, bottom = sorted(numbers[2:])
    box = boxes([left, top, right + 0.01, bottom + 0.01])
    every = anchors(64)
    offsets = encode(np.repeat(box, len(every), 0), every)
    np.testing.assert_allclose(decode(offsets, every), np.repeat(box, len(every), 0), atol=1e-4)


def test_every_thing_gets_an_anchor_and_half_hearted_ones_are_not_blamed():
    every = boxes([0, 0, 0.5, 0.5], [0, 0, 0.5, 0.45], [0.5, 0.5, 1, 1], [0, 0, 0.5, 0.17])
    position, best = matched(boxes([0, 0, 0.5, 0.5], [0.9, 0.9, 0.92, 0.92]), every)
    assert position.tolist() == [0, 0, 1, -2]  # the tiny thing has the third anchor, though it hardly overlaps
    assert best[2] < 0.01


def test_targets_of_sure_and_unsure_things():
    every = anchors(128)
    sure, unsure = every[40], every[4]
    things = Things(np.stack([sure, unsure]), np.array([[0, 0.9], [0, 0]], np.float32), np.array([False, True]))
    rows = targets(things, every)
    assert rows[40, 4:].tolist() == pytest.approx([0, 0.9, 1, 1])
    np.testing.assert_allclose(rows[40, :4], 0, atol=1e-5)
    assert rows[4].tolist() == [0] * 8  # no answer counts there
    assert rows[:, -1].sum() > len(every) / 2  # elsewhere "nothing" is the right answer


def test_suppression_keeps_the_surest_of_a_crowd():
    crowd = boxes([0, 0, 1, 1], [0.02, 0, 1, 1], [0, 0, 0.4, 0.4])
    assert suppressed(crowd, np.array([0.6, 0.9, 0.3])).tolist() == [1, 2]
    assert suppressed(crowd[:2], np.array([0.5, 0.5])).tolist() == [0]  # of equals the earlier
    assert suppressed(crowd[:0], np.zeros(0)).size == 0


def test_classes_do_not_suppress_each_other():
    same_place = boxes([0, 0, 1, 1], [0, 0, 1, 1])
    got, classes, scores = found(same_place, np.array([[0.9, 0.1], [0.2, 0.8]]), above=0.5)
    assert classes.tolist() == [0, 1]
    assert scores.tolist() == [0.9, 0.8]
    assert len(found(same_place, np.array([[0.9, 0.1], [0.2, 0.8]]), above=0.5, most=1)[0]) == len(got) - 1


def fixture(name):
    return json.loads((Path(__file__).parents[1] / "web" / "src" / "kinds" / "objects" / name).read_text())


@pytest.mark.parametrize("case", fixture("nms.fixture.json"), ids=lambda case: f"{case['classes']} classes")
def test_what_was_thrown_away_is_what_the_page_says(case):
    """The same file holds TypeScript to it (nms.test.ts)."""
    places = np.array(case["boxes"]).reshape(-1, 4)
    probabilities = np.array(case["probabilities"]).reshape(len(places), -1)
    every = candidates(places, probabilities, case["above"], case["overlap"])
    for name, values in case["candidates"].items():
        assert getattr(every, name).tolist() == values
    kept = every.thrown_by < 0
    for at in np.flatnonzero(~kept):
        winner = every.thrown_by[at]
        assert kept[winner]
        assert every.classes[winner] == every.classes[at]
        assert every.scores[winner] >= every.scores[at]
        assert overlap(*places[every.anchors[[[winner], [at]]]])[0, 0] > case["overlap"]
    stay, classes, scores = found(places, probabilities, case["above"], case["overlap"], case["most"])
    assert (stay.tolist(), classes.tolist(), scores.tolist()) == tuple(case["found"].values())


@pytest.mark.parametrize("case", fixture("anchors.fixture.json"), ids=lambda case: str(case["size"]))
def test_anchors_are_where_the_page_draws_them(case):
    """The same file holds TypeScript to it (anchors.test.ts)."""
    every = anchors(case["size"])
    assert len(every) == case["count"]
    np.testing.assert_array_equal(every[case["which"]], np.array(case["boxes"], np.float32))
