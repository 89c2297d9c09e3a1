"""What Keras says inside a network, layer by layer: for the shipped file, and for every page, to meet.

Differences are shares of the largest absolute value that the layer has on the same input. A single number is no
measure: many activations are near 0, and a share of nearly nothing says nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np

from ..errors import Problem
from ..evaluation import tolerance
from ..experiment import Experiment
from ..export import steps
from ..export.folding import folded, rounded
from ..export.int8 import round_kernels
from ..export.litert import inside_model
from ..export.temperature import divided, temperature_of
from ..files import read_json, write_json
from ..runtime import Predictor
from .golden_inputs import answer_of, sample_of

FILE = "inside_golden.json"
CASES = 20
PLACES = 64  # recorded of each layer and input, others for each input: a thousand and more of every layer
WHOLE = 100_000  # numbers are kept as whole hundred-thousandths of the layer's largest


def make(experiment: Experiment, model: keras.Model, predictor: Predictor) -> dict:
    """Activations of every inside layer for `CASES` inputs, as Keras computes them with the weights that ship.

    Args:
        model: with the weights that training left, not rounded.

    Returns:
        {"signature": "inside", "inputs": [{"inputs": as in golden.json}], "layers": name -> {"furthest": the largest
        difference between the file and Keras with the same weights, over all values of all inputs, "rounding": the same
        with the weights before they were rounded, "cases": [{"largest": the largest absolute value, "values": some of
        them as whole hundred-thousandths of it}]}}

    Raises:
        Problem: Keras and the file differ by more than `tolerance.LAYER`, or have other layers.
    """
    specs = predictor.signatures()["inside"]["inputs"]
    inputs = [{"inputs": one} for one in experiment.page.golden_inputs(lambda: experiment.splits, CASES, short=True)]
    samples = [sample_of(one, specs) for one in inputs]
    temperature = temperature_of(predictor.raw)
    ours, trained = (
        [divided(_in_keras(experiment, one, sample), temperature) for sample in samples]
        for one in (as_shipped(experiment, model), model)
    )
    theirs = [answer_of(predictor, predictor.inside, sample) for sample in samples]
    if set(ours[0]) != set(theirs[0]):
        raise Problem(f"Keras has the layers {sorted(ours[0])}, but the file {sorted(theirs[0])}.")
    layers: dict[str, dict[str, Any]] = {}
    for name in sorted(ours[0]):
        cases = [{"largest": _largest(one[name]), "values": recorded(one[name], i)} for i, one in enumerate(ours)]
        apart = {"furthest": _furthest(name, ours, theirs), "rounding": _furthest(name, trained, theirs)}
        layers[name] = {**apart, "cases": cases}
    wrong = {name: layer["furthest"] for name, layer in layers.items() if layer["furthest"] > tolerance.LAYER}
    if wrong:
        raise Problem(
            f"Inside, the exported file disagrees with Keras, as shares of each layer's largest value: {wrong}."
        )
    return {"signature": "inside", "inputs": inputs, "layers": layers}


def write(folder: Path, golden: dict) -> None:
    """Write the golden file of a model folder."""
    write_json(folder / FILE, golden)


def differences(folder: Path, predictor: Predictor) -> dict[str, float]:
    """By layer, how far the shipped file is from what Keras said: the furthest of all recorded places and inputs."""
    golden = read_json(folder / FILE)
    specs = predictor.signatures()["inside"]["inputs"]
    furthest = dict.fromkeys(golden["layers"], 0.0)
    for number, one in enumerate(golden["inputs"]):
        told = answer_of(predictor, predictor.inside, sample_of(one, specs))
        for name, layer in golden["layers"].items():
            furthest[name] = max(furthest[name], difference(layer["cases"][number], told[name], number))
    return furthest


def difference(case: dict, values: np.ndarray, number: int) -> float:
    """How far the values of a layer are from a recorded case, the `number`-th; its largest value counts as well."""
    values = np.asarray(values, float).ravel()
    at_places = np.abs(values[places(values.size, number)] / case["largest"] - np.array(case["values"]) / WHOLE).max()
    return float(max(at_places, abs(_largest(values) / case["largest"] - 1)))


def places(size: int, number: int) -> slice:
    """Which values of a layer of so many are recorded of the `number`-th input: other ones for each, spread evenly."""
    step = max(1, size // PLACES) | 1  # odd, so that it meets every map of a layer
    return slice(number * 7 % step, None, step)


def recorded(values: np.ndarray, number: int) -> list[int]:
    """The values at those places, as whole hundred-thousandths of the layer's largest absolute value."""
    shares = np.asarray(values, float).ravel()[places(values.size, number)] / _largest(values)
    return np.round(shares * WHOLE).astype(int).tolist()


def as_shipped(experiment: Experiment, model: keras.Model) -> keras.Model:
    """The network with the weights of the file: folded, unless it is one that goes step by step, and rounded."""
    if experiment.precision == "int8":  # a network without normalisations (`litert.convert`)
        made = keras.models.clone_model(model)
        made.set_weights(model.get_weights())
        round_kernels(made)
        return made
    if not steps.carries_state(model):
        return folded(model)
    made = keras.models.clone_model(model)
    made.set_weights([rounded(weight) for weight in model.weights])
    return made


def _furthest(name: str, ours: list[dict], theirs: list[dict]) -> float:
    """The largest difference in a layer, as a share of its largest absolute value on the same input; two digits."""
    apart = [
        np.abs(one[name] - other[name]).max() / _largest(one[name]) for one, other in zip(ours, theirs, strict=True)
    ]
    return float(f"{max(apart):.2g}")


def _largest(values: np.ndarray) -> float:
    return float(f"{np.abs(values).max() or 1.0:.8g}")


def _in_keras(experiment: Experiment, model: keras.Model, sample: Any) -> dict[str, np.ndarray]:
    if steps.carries_state(model):
        named = [name for name in experiment.layers if name != "logits"]
        told = steps.one_step(model, sample["tokens"], sample["state"], named)
    else:
        inside = inside_model(experiment, model)
        given = sample if isinstance(sample, dict) else {inside.inputs[0].name: sample.astype("float32")}
        told = inside([given[one.name][None] for one in inside.inputs], training=False)
    return {name: keras.ops.convert_to_numpy(value) for name, value in told.items()}
