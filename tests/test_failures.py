"""Known failures are tried on the shipped file: what it does not show is neither published nor verified."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from glassbox import Failure, discovery
from glassbox.drawing.signs import SIGNS, curve, sign, turned
from glassbox.hands.fooling import hand, rings
from glassbox.release import failures, manifest, pipeline
from glassbox.report import card
from glassbox.runtime import Predictor

S = Failure("An S is read as a 5.", sign("S"), "5")
WRONG = Failure("An S is read as a 3.", sign("S"), "3")


def report_of(one):
    return json.loads((one.model_folder / "report.json").read_text())


def test_a_failure_that_comes_about_is_published_and_one_that_does_not_keeps_its_sentence(copied):
    one = copied("digits_cnn", notes=("It knows digits.", S, WRONG))
    (outgrown,) = pipeline.write_failures(one)
    assert outgrown == "It answers 5, not 3, though a known failure says: “An S is read as a 3.”"
    plain, shown, without = report_of(one)["notes"]
    assert (plain, without) == ("It knows digits.", WRONG.says)
    assert (shown["answer"], shown["example"]["kind"]) == ("5", "drawing")
    assert "An S is read as a 5. (Its page shows an example.)" in card.text(one)


def test_what_the_report_says_must_come_about(copied):
    one = copied("digits_cnn", notes=(S,))
    pipeline.write_failures(one)
    predictor = Predictor(one.model_folder / "model.tflite")
    (note,) = report_of(one)["notes"]
    assert failures.differences(one, predictor, [note]) == []
    states, answers = failures.differences(one, predictor, [note | {"answer": "8"}])
    assert "states another answer" in states
    assert "not 8" in answers
    (unknown,) = failures.differences(one, predictor, [])
    assert "glassbox measure --only failures digits_cnn" in unknown
    (without,) = failures.differences(one, predictor, [S.says])
    assert "no example" in without


def test_a_picture_ships_beside_the_model_and_goes_with_its_failure(copied):
    shown = Failure("Rings.", lambda: rings((20, 20, 20), (255, 210, 0)), "menorah", name="some_rings")
    one = copied("image_classification_mobilenet_v2", notes=(shown,))
    assert pipeline.write_failures(one) == []
    assert "failure_some_rings.jpg" in manifest.read(one.model_folder)["files"]
    pipeline.write_failures(replace(one, notes=(replace(shown, answer="crab"),)))
    files = manifest.read(one.model_folder)["files"]
    assert not [name for name in files if name.startswith(failures.PREFIX)]
    assert not list(one.model_folder.glob("failure_*"))


def test_a_question_is_asked_even_when_the_page_would_refuse_it(copied):
    one = copied("numbers_summation_rnn", notes=(Failure("Two pluses.", "1+2+3", "57"),))
    assert pipeline.write_failures(one) == []


def test_where_every_answer_is_wrong_the_one_that_the_file_gives_is_written_down(copied):
    one = copied("numbers_summation_rnn", notes=(Failure("Two pluses.", "1+2+3", None),))
    assert pipeline.write_failures(one) == []
    (note,) = report_of(one)["notes"]
    assert note["answer"] == "57"
    assert failures.differences(one, Predictor(one.model_folder / "model.tflite"), [note]) == []


def test_what_a_detector_misses(copied):
    nothing = Failure("A grey wall.", lambda: Image.new("RGB", (80, 60), (90, 90, 90)), missed="cup", name="wall")
    other = replace(nothing, says="A cup?", answer="cup", missed="", name="other")
    one = copied("objects_detection_ssdlite_mobilenet_v2", notes=(nothing, other))
    (problem,) = pipeline.write_failures(one)
    assert problem.startswith("It answers nothing, not cup")


def test_signs_and_pictures_are_what_they_say():
    for name in SIGNS:
        points = np.concatenate(sign(name))
        assert np.isfinite(points).all()
        np.testing.assert_allclose(np.concatenate(sign(name, mirrored=True))[:, 1], points[:, 1])
    np.testing.assert_allclose(curve((0, 0), (1, 2), (3, 1))[[0, -1]], [(0, 0), (3, 1)])
    np.testing.assert_allclose(turned([np.array([[1.0, 0.0]])], 90)[0], [[0, 1]], atol=1e-9)  # to the right, then down
    assert hand("paper").size == (240, 240)


@pytest.mark.parametrize("name", discovery.shipped())
def test_every_shipped_experiment_shows_where_it_fails(name):
    one = discovery.find(name)
    least = 2
    if one.page.kind == "generate":  # as many as its judge found, up to two
        counts = report_of(one)["confusion"]["counts"]
        least = min(2, sum(n > 0 for i, row in enumerate(counts) for j, n in enumerate(row) if i != j))
    assert sum(isinstance(note, Failure) for note in one.notes) >= least
    predictor = Predictor(one.model_folder / "model.tflite")
    assert failures.differences(one, predictor, report_of(one)["notes"]) == []
