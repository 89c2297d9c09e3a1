"""Where a network looked: covers, the map, what changes its mind, and whether the map is true of the network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbox.evaluation import deletion_test
from glassbox.interpret import occlusion
from glassbox.interpret.occlusion import DRAWING, PHOTO

SIZE = 28


def answer(picture):
    """Says 1 with the more confidence the more ink lies in one small square, else 0."""
    probability = 0.02 + 0.96 * picture[4:8, 4:8].sum() / (16 * 255)
    return np.array([1 - probability, probability])


def drawing():
    picture = np.zeros((SIZE, SIZE, 1), np.uint8)
    picture[4:24, 4:8] = 255
    return picture


@pytest.mark.parametrize("size,covers", [(192, PHOTO), (128, PHOTO), (28, DRAWING)])
def test_covers_reach_every_corner_and_stay_inside(size, covers):
    squares = occlusion.squares(size, covers.side, covers.places)
    assert squares[0][:2] == (0, 0)
    left, top, side = squares[-1]
    assert (left + side, top + side) == (size, size)
    assert occlusion.mattering(np.full(covers.places**2, 0.3), covers).min() == 1


def test_the_place_that_the_answer_hangs_on_is_found():
    lost = occlusion.drops(answer, drawing(), DRAWING)
    assert lost.argmax() == 2 * DRAWING.places + 2  # left and top 4
    cells = occlusion.mattering(lost, DRAWING)
    assert cells[5, 5] == cells.max() == 1
    assert cells[20, 20] == 0


def test_covers_of_photos_have_their_mean_colour_and_change_nothing_else():
    picture = np.full((20, 20, 3), 80, np.uint8)
    picture[0, 0] = 120
    covered = occlusion.patched(picture, (0, 0, 5), occlusion.background(picture, PHOTO))
    assert (covered[:5, :5] == 80).all()
    assert (picture[0, 0] == 120).all()


def test_the_smallest_patch_that_changes_the_answer():
    erased = occlusion.change_of_mind(answer, drawing(), DRAWING)
    assert (erased["square"][2], erased["value"], erased["answer"]) == (3, "cover", 0)
    added = occlusion.change_of_mind(answer, np.zeros((SIZE, SIZE, 1), np.uint8), DRAWING)
    assert (added["square"][2], added["value"], added["answer"]) == (3, "ink", 1)
    assert occlusion.change_of_mind(lambda _: np.array([0.1, 0.9]), drawing(), DRAWING) is None


def test_what_a_digit_depends_on():
    def copy(tokens):
        return np.where(np.arange(3) == tokens[1], 0.9, 0.05)[None]

    lost = occlusion.dependence(copy, np.array([2, 0, 1]), blank=2)
    assert lost.shape == (3, 1)
    assert lost[1, 0] > 1
    assert lost[0, 0] == lost[2, 0] == 0


@given(st.lists(st.floats(-20, 20), min_size=DRAWING.places**2, max_size=DRAWING.places**2))
def test_a_map_is_shares_whatever_was_lost(lost):
    cells = occlusion.mattering(np.array(lost), DRAWING)
    assert cells.shape == (DRAWING.cells, DRAWING.cells)
    assert 0 <= cells.min() <= cells.max() <= 1


@given(st.floats(0, 1))
def test_evidence_is_finite_and_odd(probability):
    assert np.isfinite(occlusion.evidence(probability))
    assert occlusion.evidence(probability) == pytest.approx(-occlusion.evidence(1 - probability), abs=1e-3)


def test_the_deletion_test_passes_a_true_map_and_fails_an_answer_that_hangs_on_nothing():
    generator = np.random.default_rng(1)
    squares, _, pixels, _ = deletion_test.deletions(answer, drawing(), DRAWING, generator)
    assert squares and pixels
    nothing = deletion_test.deletions(lambda _: np.array([0.1, 0.9]), drawing(), DRAWING, generator)
    assert not any(nothing)
