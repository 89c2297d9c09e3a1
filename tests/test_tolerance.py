"""What another processor does to a figure passes; what a changed file does is found, in every shipped model."""

import shutil
from dataclasses import replace

import numpy as np
import pytest

from glassbox import discovery as experiments
from glassbox.errors import Problem
from glassbox.evaluation import tolerance
from glassbox.evaluation.statistics import class_rows, metric, share
from glassbox.export import slim
from glassbox.release import pipeline

FLOAT16, INT8 = 1, 9  # as LiteRT numbers them
CHANGED = 1.01
NAMES = {0: np.float32, FLOAT16: np.float16, INT8: np.int8}


def layers_of(model):
    """buffer -> type of its numbers, for the kernels of all layers, in the order of the file."""
    tensors = [tensor for graph in model.subgraphs for tensor in graph.tensors]
    return {
        one.buffer: NAMES[int(one.type)]
        for one in tensors
        if int(one.type) in NAMES
        and model.buffers[one.buffer].data is not None
        and one.shape is not None
        and sum(size > 1 for size in one.shape) > 1
    }


def changed(raw: bytes, buffer: int, kind, which=slice(None)) -> bytes:
    """The file with some weights of one layer larger by 1 %; of weights in bytes their scales, or one weight by a step."""
    model = slim.read(raw)
    weights = np.frombuffer(bytes(model.buffers[buffer].data), kind).copy()
    if kind is not np.int8:
        weights[which] *= kind(CHANGED)
    elif which == slice(None):
        for tensor in (one for graph in model.subgraphs for one in graph.tensors if one.buffer == buffer):
            tensor.quantization.scale = tensor.quantization.scale * np.float32(CHANGED)
    else:
        weights[which] -= np.sign(weights[which])
    model.buffers[buffer].data = np.frombuffer(weights.tobytes(), np.uint8)
    return slim.packed(model)


def slow(name):
    """An experiment of which a test asks too much for every day."""
    return pytest.param(name, marks=pytest.mark.thorough)


@pytest.fixture
def writable(tmp_path):
    """Gives a shipped experiment by name, with a copy of its model folder."""

    def copy(name):
        found = experiments.find(name)
        shutil.copytree(found.model_folder, tmp_path / "model")
        return replace(found, folder=tmp_path)

    return copy


@pytest.mark.parametrize("name", [one if one == "digits_mlp" else slow(one) for one in experiments.shipped()])
def test_a_layer_changed_by_one_per_cent_is_found_by_the_recorded_vectors(name, writable):
    one = writable(name)
    raw = one.model_file.read_bytes()
    assert pipeline.check_vectors(one) == []
    layers = list(layers_of(slim.read(raw)).items())
    assert layers
    # Every layer of a small network; of a deep one, whose every layer takes a minute, some from the first to the last.
    for place in sorted({round(i) for i in np.linspace(0, len(layers) - 1, min(len(layers), 5))}):
        one.model_file.write_bytes(changed(raw, *layers[place]))
        assert pipeline.check_vectors(one), f"layer {place + 1} of {len(layers)}"


@pytest.mark.parametrize("name", experiments.shipped())
def test_a_single_weight_changed_by_one_per_cent_is_found_by_the_hash(name, writable):
    one = writable(name)
    assert pipeline.check_files(one) == []
    raw = one.model_file.read_bytes()
    buffer, kind = next(iter(layers_of(slim.read(raw)).items()))
    weights = np.frombuffer(bytes(slim.read(raw).buffers[buffer].data), kind)
    one.model_file.write_bytes(changed(raw, buffer, kind, int(np.abs(weights).argmax())))
    with pytest.raises(Problem, match="SHA-256 differs"):
        pipeline.check_files(one)


def report(right, **more):
    return {"test_accuracy": share(np.arange(10_000) < right, "Test accuracy", "right", "how")} | more


def test_a_handful_of_answers_may_tip_and_more_may_not():
    assert tolerance.metric_differences(report(9_900), report(9_905)) == []
    differences = tolerance.metric_differences(report(9_900), report(9_906))
    assert differences[0].startswith("test_accuracy.value is 0.9906, but the report says 0.99; ")
    assert tolerance.metric_differences(report(10_000), report(9_997)) == []  # the bounds at 1 move twice as far
    fewer = report(0) | {"test_accuracy": share(np.arange(9_999) < 9_899, "Test accuracy", "right", "how")}
    assert ".n is 9999" in tolerance.metric_differences(report(9_900), fewer)[-1]
    assert tolerance.metric_differences({}, report(1)) == ["test_accuracy is 0.0001, but the report does not have it."]


def test_distances_may_differ_by_a_thousandth():
    def distance(value):
        numbers = (value, value - 0.7, value + 0.7, 2_000)
        return {"frechet": metric(*numbers, "Fréchet distance", "far", "how", unit="")}

    assert tolerance.metric_differences(distance(2.918879), distance(2.91888)) == []
    assert tolerance.metric_differences(distance(2.918879), distance(2.9219))


def test_what_is_no_plain_share_of_samples_says_how_far_it_may_be_off():
    then, now = ({"m": share(np.arange(n) < n - 100, "Selective accuracy", "right", "how")} for n in (9_000, 9_003))
    assert [".n is" in one for one in tolerance.metric_differences(then, now)] == [True]
    assert tolerance.metric_differences(then, now, {"m": tolerance.OF_ANSWERS}) == []
    half, apart = ({"m": metric(value, 0.4, 0.6, 95, "AP50", "of things", "how")} for value in (0.5, 0.501))
    assert tolerance.metric_differences(half, apart) == []
    assert tolerance.metric_differences(half, apart, {"m": tolerance.AVERAGE})


def test_tables_may_hold_as_many_other_answers_as_may_tip():
    then = {"labels": ["a", "b"], "counts": [[990, 10], [20, 980]]}
    for moved, right in ((2, True), (3, False)):
        now = {"labels": ["a", "b"], "counts": [[990 - moved, 10 + moved], [20, 980]]}
        assert (tolerance.confusion_differences(then, now) == []) == right
        rows = (class_rows(one["counts"], ("a", "b")) for one in (then, now))
        assert (tolerance.class_differences(*rows) == []) == right
    other = {"labels": ["a", "b"], "counts": [[990, 9], [20, 980]]}
    assert "other numbers of samples" in tolerance.confusion_differences(then, other)[0]
    assert tolerance.confusion_differences(None, None) == []


def test_what_is_not_a_number_is_far_from_every_number():
    assert tolerance.furthest([1.0, float("nan")], [1.0, 1.0]) == float("inf")
