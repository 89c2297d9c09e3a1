"""What a detector is taught and judged by, on cases that can be checked by hand, and the network that learns it."""

import numpy as np
import pytest
from inventing import boxes

from glassbox.detection import names
from glassbox.detection.anchors import Things, anchors, decode
from glassbox.detection.composer import Composer
from glassbox.detection.lessons import SURE_BY_NAME, by_teacher
from glassbox.detection.precision import Found, average_precision, bootstrap, judge, judged_all, mean_average_precision


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
    from glassbox.detection.decoding import Boxes

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
