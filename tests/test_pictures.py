"""Photos become the square that a network reads, and new views of them for training."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from glassbox.drawing.sketches import epoch_of_sketches, samples_of_epoch
from glassbox.evaluation.statistics import balanced_share
from glassbox.experiment import Part
from glassbox.hands.drawn import drawn_hand
from glassbox.images.augmentation import Views, views
from glassbox.images.fitting import Fit, fitted, opened, pattern, region
from glassbox.training.folds import best_epoch

sides = st.integers(1, 5_000)


@given(sides, sides, st.sampled_from([1.0, 1.5]))
def test_cover_takes_the_middle_and_fills_the_square(width, height, widest):
    (left, top, right, bottom), square = region(width, height, Fit(64, "cover", widest))
    assert square == (0, 0, 64, 64)
    assert left == pytest.approx(width - right) and top == pytest.approx(height - bottom)
    wide, high = right - left, bottom - top
    assert max(wide, high) <= min(wide, high) * widest * (1 + 1e-9)
    assert wide == pytest.approx(width) or high == pytest.approx(height)


@given(sides, sides)
def test_contain_shows_everything_and_stretches_nothing(width, height):
    source, (left, top, right, bottom) = region(width, height, Fit(64, "contain"))
    assert source == (0, 0, width, height)
    assert max(right - left, bottom - top) == 64
    assert abs((right - left) * height - (bottom - top) * width) <= max(width, height)


def test_bars_are_grey_and_a_photo_is_turned_as_the_camera_says(tmp_path):
    photo = Image.new("RGB", (40, 20), (255, 0, 0))
    exif = photo.getexif()
    exif[0x0112] = 6  # the camera was held upright
    photo.save(tmp_path / "photo.jpg", exif=exif)
    turned = opened(tmp_path / "photo.jpg")
    assert turned.size == (20, 40)
    square = fitted(turned, Fit(32, "contain"))
    assert (square[:, :8] == 114).all() and (square[:, 24:] == 114).all() and (square[:, 8:24, 0] > 200).all()


def test_a_view_is_the_same_for_the_same_generator_and_keeps_what_is_covered():
    photos = np.stack([pattern(number, 48) for number in range(5)])
    first, again = (views(photos, np.random.default_rng(3), Views()) for _ in range(2))
    assert (first == again).all() and first.shape == photos.shape and (first != photos).any()
    still = Views(smallest=1, largest=1, stretch=0, turn=0, mirrored=False, light=0.5)
    hands = np.dstack([photos[0], np.full((48, 48, 1), 200, np.uint8)])[None]
    assert (views(hands, np.random.default_rng(3), still)[0, 2:-2, 2:-2, 3] == 200).all()


def test_drawn_hands_differ_by_move():
    rock, paper, scissors = (drawn_hand(move, 96)[..., 3] > 127 for move in ("rock", "paper", "scissors"))
    assert rock.sum() < scissors.sum() < paper.sum()


def test_rare_words_come_more_often_and_scribbles_have_no_right_answer():
    part = Part(np.zeros((1_100, 28, 28, 1), np.uint8), np.array([0] * 1_000 + [1] * 100))
    inputs, targets = epoch_of_sketches(part, np.random.default_rng(1), classes=2)
    assert len(inputs) == len(targets) == samples_of_epoch(1_100)
    sure = targets[targets.max(1) == 1]
    assert len(sure) == 1_100 and 0.2 < sure[:, 1].mean() < 0.3  # 9 % of the drawings, 24 % of the epoch
    assert (targets[targets.max(1) < 1] == 0.5).all()


def test_every_class_counts_alike_in_a_balanced_share():
    targets = np.array([0] * 900 + [1] * 10)
    one = balanced_share(targets == 0, targets, "", "", "")
    assert one["value"] == 0.5 and one["low"] < 0.5 < one["high"]


def test_the_best_epoch_is_not_a_lucky_one():
    assert best_epoch([[0.1, 0.9, 0.2, 0.7, 0.8, 0.8]]) == 6
