"""Boxes, anchors, suppression, matching and average precision, on cases that can be checked by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glassbox.data.picture import Fit
from glassbox.detection import names
from glassbox.detection.anchors import PER_CELL, Things, anchors, decode, encode, maps, matched, targets
from glassbox.detection.boxes import area, from_square, overlap, to_square
from glassbox.detection.lessons import SURE_BY_NAME, by_teacher
from glassbox.detection.precision import Found, average_precision, bootstrap, judge, judged_all, mean_average_precision
from glassbox.detection.scenes import Composer
from glassbox.detection.suppression import candidates, found, suppressed


def boxes(*rows):
    return np.array(rows, np.float32).reshape(-1, 4)


def test_overlap_of_the_same_of_halves_and_of_strangers():
    whole = boxes([0, 0, 1, 1])
    others = boxes([0, 0, 1, 1], [0, 0, 0.5, 1], [2, 2, 3, 3], [0.5, 0, 1.5, 1])
    np.testing.assert_allclose(overlap(whole, others)[0], [1, 0.5, 0, 1 / 3], atol=1e-6)


def test_a_box_turned_inside_out_has_no_area():
    assert area(boxes([0.6, 0.1, 0.4, 0.9]))[0] == 0


@given(st.integers(1, 900), st.integers(1, 900))
@settings(max_examples=40, deadline=None)
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
@settings(max_examples=40, deadline=None)
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


def answers(*rows):
    """(box, class, score) rows of one photo."""
    return Found(
        boxes(*[row[0] for row in rows]), np.array([row[1] for row in rows], int), np.array([row[2] for row in rows])
    )


LARGE, OTHER, TINY = [0, 0, 0.5, 0.5], [0.5, 0.5, 1, 1], [0.8, 0.1, 0.9, 0.2]


def test_the_second_box_on_one_thing_is_wrong_and_small_things_are_ignored():
    truth = answers((LARGE, 0, 1), (TINY, 0, 1))
    judged = judge([answers((LARGE, 0, 0.9), (LARGE, 0, 0.8), (TINY, 0, 0.7), (OTHER, 0, 0.6))], [truth], 0)
    assert judged.true.tolist() == [1]
    assert judged.right.tolist() == [True, False, False]  # the tiny one is in neither list
    assert average_precision(judged) == pytest.approx(1.0)


def test_average_precision_by_hand():
    truth = [answers((LARGE, 0, 1)), answers((LARGE, 0, 1))]
    first_wrong = judge([answers((OTHER, 0, 0.9), (LARGE, 0, 0.8)), answers()], truth, 0)
    assert average_precision(first_wrong) == pytest.approx(0.5 * 51 / 101)  # half right, up to half found
    nothing = judge([answers(), answers()], truth, 0)
    assert average_precision(nothing) == 0
    assert np.isnan(average_precision(judge([answers()], [answers()], 0)))


def test_the_mean_is_over_classes_that_are_there():
    truth = [answers((LARGE, 0, 1))]
    judged = judged_all([answers((LARGE, 0, 0.9), (LARGE, 1, 0.9))], truth, 3)
    assert mean_average_precision(judged) == pytest.approx(1.0)
    assert (bootstrap([judged, judged], draws=5) == 1).all()


def test_a_name_by_people_overrules_the_teacher():
    labels = ("person", "cup", "bird")
    box, teacher = boxes([0.2, 0.2, 0.8, 0.8], [0, 0, 0.1, 0.1]), np.array([[0, 0.2, 0.5], [0.9, 0, 0]], np.float32)
    cup = by_teacher(box, teacher, labels, "cup")
    assert cup.scores[0].argmax() == 1
    assert cup.scores[0, 1] == pytest.approx(SURE_BY_NAME)
    nothing = by_teacher(box, teacher, labels, "")
    assert nothing.scores.argmax(1).tolist() == [0]  # the person beside it stays, the bird goes
    assert by_teacher(box, teacher, labels, names.OPEN).unsure.tolist() == [False, True]


def test_names_of_folders_and_of_imagenet():
    imagenet = ["n0"] * 151 + ["n02085620"] + ["n0"] * 246 + ["n02666196", "n03063599"]
    assert names.of_photo("caltech-101/bonsai/image_0001", imagenet) == "potted plant"
    assert names.of_photo("caltech-101/llama/image_0001", imagenet) == ""
    assert names.of_photo("imagenet-samples/n02085620_Chihuahua", imagenet) == "dog"
    assert names.of_photo("imagenet-samples/n03063599_coffee_mug", imagenet) == "cup"
    assert names.of_photo("imagenet-samples/n02666196_abacus", imagenet) is None
    assert names.of_photo("coco-256/000000000009", imagenet) is None


def test_a_scene_is_a_function_of_its_seed_and_its_boxes_follow_the_pixels():
    picture = np.zeros((60, 80, 3), np.uint8)
    picture[15:45, 20:60] = 250
    thing = Things(boxes([0.25, 0.25, 0.75, 0.75]), np.array([[1.0]], np.float32), np.array([False]))
    composer = Composer([picture], [thing], np.ones(1), 64)
    for seed in range(12):
        pixels, things = composer.scene(seed)
        again, _things = composer.scene(seed)
        assert (pixels == again).all()
        assert pixels.shape == (64, 64, 3)
        assert (things.boxes >= 0).all()
        assert (things.boxes <= 1).all()
        for left, top, right, bottom in things.boxes[~things.unsure][-1:] * 64:  # what was laid on last is on top
            inside = pixels[int(top) + 2 : int(bottom) - 2, int(left) + 2 : int(right) - 2]
            assert inside.mean() > pixels.min() + 40


def test_the_layer_that_ships_decodes_as_the_arithmetic_does():
    from glassbox.detection.answer import Boxes

    offsets = np.random.default_rng(1).normal(0, 2, (1, len(anchors(64)), 4)).astype(np.float32)
    np.testing.assert_allclose(
        np.asarray(Boxes(64)(offsets))[0], np.clip(decode(offsets[0], anchors(64)), 0, 1), atol=1e-5
    )


def test_the_loss_is_nothing_for_the_right_answer_and_leaves_open_anchors_alone():
    from glassbox.detection.loss import DetectionLoss

    truth = np.zeros((1, 3, 4 + 1 + 2), np.float32)
    truth[0, 0] = [0.5, -0.5, 0.1, 0.2, 1, 1, 1]  # a thing
    truth[0, 1, -1] = 1  # nothing; the third anchor is left open
    right = np.array([[[0.5, -0.5, 0.1, 0.2, 20], [9, 9, 9, 9, -20], [9, 9, 9, 9, 20]]], np.float32)
    wrong = right.copy()
    wrong[0, 1, 4] = 20
    assert float(DetectionLoss()(truth, right)) == pytest.approx(0, abs=1e-4)
    assert float(DetectionLoss()(truth, wrong)) == pytest.approx(20, rel=0.01)


def test_fixed_layers_and_those_that_learn_are_the_whole_network():
    import keras

    from glassbox.detection.stem import Stem, learner

    image = keras.layers.Input((16, 16, 3), name="image")
    fixed = keras.layers.Conv2D(4, 3, strides=2, activation="relu", name="fixed")(image)
    model = keras.Model(image, keras.layers.Dense(2)(keras.layers.Flatten()(fixed)))
    picture = np.random.default_rng(2).integers(0, 255, (16, 16, 3)).astype(np.uint8)
    behind = learner(model, "fixed")(Stem(model, "fixed")(picture)[None])
    np.testing.assert_allclose(behind, model(picture[None].astype(np.float32)), rtol=1e-3, atol=1e-2)
    assert len(learner(model, "fixed").trainable_weights) == 2


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
