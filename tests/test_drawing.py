"""The renderer does what its recipe says, whatever is drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbox.drawing.augmentation import PENS, placed, scribble
from glassbox.drawing.rendering import MNIST, render

coordinates = st.floats(0, 1, allow_nan=False)
drawings = st.lists(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=12), min_size=1, max_size=4)


def centre_of_mass(picture):
    middles = np.arange(28) + 0.5
    return (picture.sum(0) * middles).sum() / picture.sum(), (picture.sum(1) * middles).sum() / picture.sum()


@given(drawings, st.sampled_from(sorted(PENS.values())))
def test_any_drawing_gives_ink_inside_the_picture(drawing, pen):
    picture = render([np.array(stroke) for stroke in drawing], pen)
    assert picture.shape == (28, 28) and picture.dtype == np.uint8 and picture.max() > 100


@given(st.floats(0.25, 1), coordinates, coordinates)
def test_size_and_place_do_not_matter(share, x, y):
    three = np.array([[0, 0], [0.6, 0], [0.3, 0.4], [0.6, 0.7], [0.2, 1], [0, 0.9]])
    pen = 0.08
    moved = render([three * share + (x, y)], pen * share)
    assert np.abs(moved.astype(int) - render([three], pen)).max() <= 1


def test_a_digit_fills_the_box_and_is_centred_like_mnist():
    picture = render([np.array([[0.1, 0.1], [0.5, 0.9], [0.9, 0.1]])], 0.05)
    rows = np.flatnonzero(picture.max(1) > 60)
    columns = np.flatnonzero(picture.max(0) > 60)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == pytest.approx(20, abs=1)
    assert centre_of_mass(picture.astype(float)) == pytest.approx((14.5, 14.5), abs=0.15)


def test_a_thick_pen_on_a_small_drawing_does_not_become_a_blob():
    small = [np.array([[0.5, 0.5], [0.6, 0.5], [0.6, 0.6], [0.5, 0.6], [0.5, 0.5]])]
    assert (render(small, 0.5) > 200).mean() < 0.35


def test_nothing_drawn_is_an_empty_picture_and_bad_points_are_refused():
    assert render([], 0.05).max() == 0
    with pytest.raises(ValueError, match="finite"):
        render([np.array([[np.nan, 0.0]])], 0.05)
    with pytest.raises(ValueError, match="pen"):
        render([np.array([[0.0, 0.0]])], 0.0)


@given(st.integers(0, 2**32 - 1))
def test_placed_drawings_and_scribbles_stay_on_the_canvas(seed):
    generator = np.random.default_rng(seed)
    strokes, pen = placed([np.array([[3.0, 4.0], [20.0, 24.0], [8.0, 11.0]])], generator)
    points = np.concatenate(strokes)
    assert pen in PENS and points.min() >= 0 and points.max() <= 1
    assert render(scribble(generator), 0.05, MNIST).max() > 0
