"""Turn a Keras model into the one file that ships: LiteRT, with the signatures `predict` and `inside`."""

from __future__ import annotations

import os
from pathlib import Path

import keras
import numpy as np

from ..experiment import Experiment
from . import archive, steps
from .slim import slim


def shipped_model(experiment: Experiment, model: keras.Model) -> keras.Model:
    """The trained model with the named outputs that ship: probabilities, where the experiment says nothing else."""
    if experiment.ships:
        return experiment.ships(model)
    return keras.Model(model.inputs, {"probabilities": model.outputs[0]})


def inside_model(experiment: Experiment, model: keras.Model) -> keras.Model:
    """The same weights with more outputs: every layer that the experiment names, and the answer."""
    named = {name: model.get_layer(name).output for name in experiment.layers}
    return keras.Model(model.inputs, named | shipped_model(experiment, model).output)


def round_to_float16(model: keras.Model) -> None:
    """Give every kernel a value that float16 holds exactly, so that Keras and the shipped file agree."""
    for weight in model.weights:
        weight.assign(keras.ops.convert_to_numpy(weight).astype(np.float16).astype(np.float32))


def convert(experiment: Experiment, model: keras.Model) -> bytes:
    """The model as a LiteRT file with float16 weights and a batch of one."""
    if steps.carries_state(model):
        return steps.convert(experiment, model)
    shipped, inside = shipped_model(experiment, model), inside_model(experiment, model)
    inputs = [(one.name, (1, *one.shape[1:]), "int32" if one.name == "tokens" else one.dtype) for one in model.inputs]
    signatures = {
        "predict": lambda *x: shipped(list(x), training=False),
        "inside": lambda *x: inside(list(x), training=False),
    }
    return slim(archive.convert([shipped, inside], signatures, inputs))


class Predictor:
    """The shipped file in Python.

    Calling it with inputs (n, ...) gives probabilities (n, ..., classes).
    """

    def __init__(self, file: Path):
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
        from ai_edge_litert.interpreter import Interpreter

        self.interpreter = Interpreter(model_content=Path(file).read_bytes(), num_threads=1)
        self.predict = self.interpreter.get_signature_runner("predict")
        self.inside = self.interpreter.get_signature_runner("inside")
        (self.input_name, details), *_rest = self.predict.get_input_details().items()
        self.dtype = details["dtype"]

    def __call__(self, inputs: np.ndarray) -> np.ndarray:
        return np.stack([self.one(self.predict, sample)["probabilities"][0] for sample in inputs])

    def one(self, signature, sample: np.ndarray) -> dict[str, np.ndarray]:
        """Every output of a signature for one sample: an array, or arrays by name where there are several inputs."""
        if isinstance(sample, dict):
            return signature(**{name: np.asarray(value)[None] for name, value in sample.items()})
        return signature(**{self.input_name: sample[None].astype(self.dtype)})

    def signatures(self) -> dict:
        """Names, shapes and types of what goes in and comes out, for the manifest."""
        return {
            key: {
                "inputs": _specs(runner.get_input_details()),
                "outputs": _specs(runner.get_output_details()),
            }
            for key, runner in (("predict", self.predict), ("inside", self.inside))
        }


def _specs(details: dict) -> dict:
    return {
        name: {"shape": [int(size) for size in value["shape"]], "dtype": np.dtype(value["dtype"]).name}
        for name, value in sorted(details.items())
    }
