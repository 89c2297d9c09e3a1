"""What ships as the inside of a network is what Keras computes, and costs next to nothing."""

import json

import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

from glassbox import discovery as experiments
from glassbox.export.slim import ALIGNED, packed, read, slim
from glassbox.release import golden_activations
from glassbox.release.golden_inputs import answer_of, sample_of
from glassbox.runtime import Predictor

pytestmark = pytest.mark.every_experiment

SHIPPED = experiments.shipped()
MOST_BYTES = 0.05  # that the activations may add to a model


@pytest.mark.parametrize("name", SHIPPED)
def test_every_layer_is_what_keras_computes(name, experiments_folder):
    """At most a thousandth of the layer's largest absolute value away, on 20 inputs."""
    folder = experiments_folder / name / "model"
    golden = json.loads((folder / golden_activations.FILE).read_text())
    shown = [
        layer["inside"] for layer in json.loads((folder / "manifest.json").read_text())["layers"] if layer["inside"]
    ]
    assert len(golden["inputs"]) == 20 and shown and set(shown) <= set(golden["layers"])
    assert (folder / golden_activations.FILE).stat().st_size <= 10_000 * max(6, len(golden["layers"]))
    # Over all values, when it was made; and over those that were recorded, of the file as it lies here.
    assert max(layer["furthest"] for layer in golden["layers"].values()) <= 1e-3
    found = golden_activations.differences(folder, Predictor(folder / "model.tflite"))
    assert {layer: apart for layer, apart in found.items() if apart > 1e-3} == {}


def test_a_layer_that_is_wrong_is_noticed(experiments_folder):
    """Maps in another order, one map too weak, the layer of another input: each is far outside of what is allowed."""
    folder = experiments_folder / "digits_cnn" / "model"
    golden, predictor = json.loads((folder / golden_activations.FILE).read_text()), Predictor(folder / "model.tflite")
    specs = predictor.signatures()["inside"]["inputs"]
    told = [answer_of(predictor, predictor.inside, sample_of(one, specs)) for one in golden["inputs"]]

    def furthest(layer, change):
        cases = golden["layers"][layer]["cases"]
        return max(
            golden_activations.difference(case, change(number, told[number][layer]), number)
            for number, case in enumerate(cases)
        )

    def weaker(_number, values):
        return np.concatenate([values[..., :9] * 0.99, values[..., 9:]], -1)

    for layer in ("edges", "strokes", "wholes"):
        assert furthest(layer, lambda _number, values: values) <= 1e-3
        assert furthest(layer, lambda _number, values: np.roll(values, 1, -1)) > 0.05
        assert furthest(layer, lambda number, _values, layer=layer: told[number - 1][layer]) > 0.05
        assert furthest(layer, weaker) > 1e-3


def test_folding_changes_nothing_but_the_last_digits():
    """Of layers that stand alone, that are shared, and that a scaling comes before."""
    keras = pytest.importorskip("keras")
    from keras import layers

    from glassbox.export.folding import folded

    keras.utils.set_random_seed(3)
    shared = layers.DepthwiseConv2D(3, padding="same", name="shared")
    x = start = layers.Input((12, 12, 3), name="image")
    x = layers.Rescaling(1 / 255)(x)
    x = layers.ReLU()(layers.BatchNormalization(name="one")(layers.Conv2D(8, 3, padding="same")(x)))
    both = [layers.ReLU()(layers.BatchNormalization(name=f"norm_{number}")(shared(x))) for number in range(2)]
    x = layers.Flatten()(layers.Add(name="both")(both))
    x = layers.BatchNormalization(scale=False, name="list")(layers.Dense(6, use_bias=False)(x))
    model = keras.Model(start, layers.Dense(4, activation="softmax", name="answer")(x))
    generator = np.random.default_rng(5)
    for layer in model.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.set_weights([generator.uniform(0.5, 2, weight.shape) for weight in layer.weights])
    before = [weight.copy() for weight in model.get_weights()]
    made = folded(model)
    assert not any(isinstance(layer, layers.BatchNormalization) for layer in made.layers)
    assert all((one == other).all() for one, other in zip(before, model.get_weights(), strict=True))
    given = generator.uniform(0, 255, (4, 12, 12, 3)).astype("float32")
    for name in ("one", "norm_0", "norm_1", "both", "list", "answer"):
        one, other = (
            np.asarray(keras.Model(each.inputs, each.get_layer(name).output)(given)) for each in (model, made)
        )
        assert np.abs(one - other).max() <= 0.01 * np.abs(one).max()


def without_inside(raw: bytes):
    """The same model without its second signature, and without the weights that only that one would need."""
    model = read(raw)
    model.signatureDefs = [one for one in model.signatureDefs if one.signatureKey == b"predict"]
    (kept,) = (one.subgraphIndex for one in model.signatureDefs)
    model.subgraphs = [model.subgraphs[kept]]
    model.signatureDefs[0].subgraphIndex = 0
    needed = {tensor.buffer for tensor in model.subgraphs[0].tensors} | {one.buffer for one in model.metadata or []}
    for number, buffer in enumerate(model.buffers):
        if number not in needed:
            buffer.data = None
    return model


def answers(raw: bytes, signature="predict") -> dict:
    """What a file gives for an input of threes."""
    runner = Interpreter(model_content=raw, num_threads=1).get_signature_runner(signature)
    return runner(**{name: np.full(one["shape"], 3, one["dtype"]) for name, one in runner.get_input_details().items()})


@pytest.mark.parametrize("name", SHIPPED)
def test_the_inside_adds_little_to_the_bytes(name, experiments_folder):
    """The file is written once more as it is and once without `inside`; what is left must still answer the same."""
    raw = (experiments_folder / name / "model" / "model.tflite").read_bytes()
    whole, less = packed(read(raw)), packed(without_inside(raw))
    assert abs(len(whole) / len(raw) - 1) < 0.01  # writing it anew is no change by itself
    assert len(whole) / len(less) - 1 <= MOST_BYTES
    before, after = answers(raw), answers(less)
    assert all((before[key] == after[key]).all() for key in before)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_taken_out_of_a_file_changes_no_answer(name, experiments_folder):
    raw = (experiments_folder / name / "model" / "model.tflite").read_bytes()
    less = slim(raw)
    assert len(less) <= len(raw) and slim(less) == less
    for signature in ("predict", "inside"):
        before, after = answers(raw, signature), answers(less, signature)
        assert set(before) == set(after) and all((before[key] == after[key]).all() for key in before)
    file = schema.Model.GetRootAs(less, 0)
    for buffer in (file.Buffers(number) for number in range(file.BuffersLength())):
        place = buffer._tab.Vector(buffer._tab.Offset(4)) if buffer.DataLength() else 0
        assert place % ALIGNED == 0
