"""What single units look for: whose samples, which weights; and that it is true of the shipped files."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from inventing import invented
from PIL import Image

from glassbox import Data, Draw, Experiment, Part, Splits, Text
from glassbox.data import text as texts
from glassbox.drawing.rendering import MNIST
from glassbox.interpret import max_activations

keras = pytest.importorskip("keras")

from glassbox.export import litert  # noqa: E402
from glassbox.interpret import facts, sheet  # noqa: E402
from glassbox.interpret.first_weights import on_pixels  # noqa: E402
from glassbox.release import (  # noqa: E402
    golden_activations,
    inside,
)
from glassbox.runtime import Predictor  # noqa: E402
from glassbox.text.network import recurrent  # noqa: E402


def exported(experiment: Experiment, folder) -> tuple[Experiment, keras.Model, Predictor]:
    """The experiment in a folder, with a file of its untrained network."""
    keras.utils.set_random_seed(3)
    model = experiment.build()
    litert.round_to_float16(model)
    found = replace(experiment, folder=folder)
    found.model_folder.mkdir()
    file = found.model_folder / "model.tflite"
    file.write_bytes(litert.convert(found, model))
    return found, model, Predictor(file)


def squares() -> Splits:
    """Bright squares in one of four corners, which is their class."""
    pictures = np.random.default_rng(0).integers(0, 40, (80, 12, 12, 1)).astype(np.uint8)
    targets = np.arange(80) % 4
    for picture, target in zip(pictures, targets, strict=True):
        top, left = divmod(int(target), 2)
        picture[1 + 6 * top : 5 + 6 * top, 1 + 6 * left : 5 + 6 * left] = 250
    part = Part(pictures, targets)
    return Splits(part, part, part)


def looker():
    image = keras.layers.Input((12, 12, 1), name="image")
    x = keras.layers.Rescaling(1 / 255)(image)
    x = keras.layers.Conv2D(5, 3, padding="same", use_bias=False, name="windows")(x)
    x = keras.layers.BatchNormalization(name="norm")(x)
    x = keras.layers.ReLU(name="maps")(x)
    x = keras.layers.Dense(6, activation="relu", name="few", bias_initializer=keras.initializers.Constant(-50))(
        keras.layers.Flatten()(x)
    )
    return keras.Model(image, keras.layers.Dense(4, activation="softmax", name="probabilities")(x))


CORNERS = invented(
    build=looker,
    page=Draw(("a", "b", "c", "d"), "", MNIST, {"medium": 0.05}),
    load=squares,
    layers={"maps": "five maps", "few": "units that are always silent"},
)


def test_units_of_a_small_network_are_asked_on_its_own_file(tmp_path):
    found, model, predictor = exported(CORNERS, tmp_path)
    told = inside.look_inside(found, predictor)
    assert inside.read(found.model_folder) == told
    assert told["layers"]["few"]["excites"] == [[]] * 6  # none is lifted above 0, and none is made up
    maps = keras.Model(model.input, model.get_layer("maps").output)
    with Image.open(found.model_folder / told["pool"]["file"]) as picture:
        samples = sheet.cut(picture, 12, told["pool"]["across"], len(told["pool"]["labels"]))
    answers = maps(squares().train.inputs.astype("float32")).numpy()
    for unit, row in enumerate(told["layers"]["maps"]["excites"]):
        best = answers[..., unit].max()
        assert row == [] if best <= 0 else row[0]["value"] == pytest.approx(best, rel=2e-3)
        for one in row:
            shown = samples[one["sample"]][..., 0].astype(int)
            nearest = np.abs(squares().train.inputs[..., 0].astype(int) - shown).max((1, 2)).argmin()
            assert told["pool"]["labels"][one["sample"]] == "abcd"[nearest % 4]
            assert answers[(nearest, *one["at"], unit)] == pytest.approx(one["value"], rel=2e-3)
    assert inside.differences(found, predictor) == []


def test_weights_are_what_a_white_pixel_adds(tmp_path):
    """Against Keras, with a normalisation between, which the file has folded in."""
    found, model, _predictor = exported(CORNERS, tmp_path)
    name, weights = on_pixels((found.model_folder / "model.tflite").read_bytes())
    assert (name, weights.shape) == ("maps", (5, 3, 3, 1))
    before = keras.Model(model.input, model.get_layer("norm").output)
    picture = np.zeros((1, 12, 12, 1), "float32")
    black = before(picture).numpy()
    picture[0, 6, 6] = 255
    added = (before(picture).numpy() - black)[0]
    # The window looks at pixel 6, 6 with its right lower corner where it stands at 5, 5.
    ours = np.stack([added[5:8, 5:8, unit][::-1, ::-1] for unit in range(5)])
    assert np.abs(ours - weights[..., 0]).max() < 2e-3


def test_of_a_wide_layer_the_units_that_vary_most_are_kept():
    table = facts._weights(np.ones((4, 2, 2, 1)), np.array([0.1, 3, 2, 0.2]), room=int(8.5 * facts.BYTES_OF_WEIGHT))
    assert [row is not None for row in table["values"]] == [False, True, True, False]


def test_pictures_that_may_not_be_shown_have_only_their_names(tmp_path):
    found, _model, predictor = exported(replace(CORNERS, data=Data("", "", "", False)), tmp_path)
    told = inside.look_inside(found, predictor)
    assert told["pool"] is None and told["why_no_pool"]
    assert sorted(file.name for file in found.model_folder.iterdir()) == ["inside.json", "model.tflite"]
    rows = [one for row in told["layers"]["maps"]["excites"] for one in row]
    assert rows and all(one["sample"] is None and one["label"] in "abcd" for one in rows)


def lines(shown: bool) -> Experiment:
    def load():
        alphabet = texts.SHAKESPEARE_ALPHABET
        play = "".join(
            f"KING {'AB'[i % 2]}:\nSo says the king, and {'no' if i % 3 else 'yes'}.\n\n" for i in range(600)
        )
        return Splits(*(texts.rows(play, alphabet, 32) for _part in range(3)))

    return invented(
        build=lambda: recurrent(texts.SHAKESPEARE_ALPHABET, 8, 24, 2, 0.1),
        page=Text(texts.SHAKESPEARE_ALPHABET, ("KING",)),
        load=load,
        layers={"memory_1": "", "memory_2": "", "logits": ""},
        data=Data("", "", "", shown),
    )


@pytest.mark.thorough
def test_the_memory_of_a_text_is_carried_along(tmp_path):
    found, model, predictor = exported(lines(shown=True), tmp_path)
    told = inside.look_inside(found, predictor)
    memory = told["layers"]["memory_2"]
    assert len(memory["excites"]) == 24 and "tracks" in memory and "tracks" not in told["layers"]["logits"]
    (passage, *_more) = next(row for row in memory["excites"] if row)
    assert len(passage["label"]) == max_activations.EXCERPT
    play = "".join(texts.SHAKESPEARE_ALPHABET[token] for token in found.splits.train.inputs.ravel())
    assert passage["label"] in play
    # Keras, reading the same stretch from its beginning, has the same memory after each character.
    tokens = facts._stretches(found.splits.train.inputs, 40)
    ours = facts._memories(predictor, ["memory_1"], tokens)["memory_1"]
    theirs = model.get_layer("memory_1")(model.get_layer("characters")(tokens))[0]
    assert np.abs(ours - keras.ops.convert_to_numpy(theirs)).max() < 1e-3
    assert inside.differences(found, predictor) == []


def test_a_text_network_is_inside_what_keras_computes(tmp_path):
    found, model, predictor = exported(lines(shown=True), tmp_path)
    told = golden_activations.make(found, model, predictor)  # raises where a layer is not
    assert {"memory_1", "memory_2", "logits", "state"} == set(told["layers"]) and len(told["inputs"]) == 20
    golden_activations.write(tmp_path, told)
    assert max(golden_activations.differences(tmp_path, predictor).values()) <= 1e-4


def test_a_text_that_may_not_be_shown_is_not_quoted(tmp_path):
    found, _model, predictor = exported(lines(shown=False), tmp_path)
    told = inside.look_inside(found, predictor)
    assert all(layer["excites"] == [] for layer in told["layers"].values())
    assert "king" not in (found.model_folder / "inside.json").read_text()


def test_of_equal_places_the_one_in_their_middle():
    output = np.zeros((7, 7, 2), np.float32)
    output[1:4, 2:5, 0] = 6.0
    values, places, totals = max_activations.peak(output)
    assert values.tolist() == [6.0, 0.0] and places.tolist() == [[2, 3], [3, 3]] and totals.tolist() == [54.0, 0.0]


def test_of_equal_samples_the_one_that_is_excited_in_more_places():
    peaks = max_activations.Peaks(
        np.array([[6.0], [6.0], [5.0]]), np.zeros((3, 1, 2), int), np.array([[6.0], [60.0], [90.0]])
    )
    assert [sample for sample, *_rest in max_activations.strongest(peaks)[0]] == [1, 0, 2]


@given(arrays(np.int64, st.integers(1, 300), elements=st.integers(0, 5)), st.integers(6, 80))
def test_as_many_of_each_class_and_the_same_every_time(targets, most):
    which = max_activations.spread(targets, most)
    assert len(set(which.tolist())) == len(which) <= most
    assert which.tolist() == max_activations.spread(targets, most).tolist()
    _classes, counts = np.unique(targets, return_counts=True)
    each = most // len(counts)
    assert np.bincount(targets[which])[np.unique(targets)].tolist() == np.minimum(counts, each).tolist()


def test_a_sheet_and_back():
    generator = np.random.default_rng(0)
    drawings = generator.integers(0, 256, (23, 9, 9, 1)).astype(np.uint8)
    ending, raw, side = sheet.sheet(drawings)
    with Image.open(BytesIO(raw)) as picture:
        again = np.stack(sheet.cut(picture, side, sheet.ACROSS, 23))
    assert (ending, side) == ("png", 9)
    assert np.abs(again[..., :1].astype(int) - drawings).max() <= 255 / (sheet.GREYS - 1) / 2 + 1
    noise = generator.integers(0, 256, (250, 96, 96, 3)).astype(np.uint8)
    ending, raw, side = sheet.sheet(noise)
    assert ending == "jpg" and side in dict(sheet.PHOTOS)
    assert len(raw) <= sheet.MOST_BYTES or side == sheet.PHOTOS[-1][0]
