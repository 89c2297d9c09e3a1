"""Turn a Keras model into the one file that ships: LiteRT, with the signatures `predict` and `inside`."""

from __future__ import annotations

import keras
import numpy as np

from ..experiment import Experiment
from . import archive, int8, steps
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


def round_weights(experiment: Experiment, model: keras.Model) -> None:
    """Give every weight a value that the file can hold exactly, so that Keras and the shipped file agree."""
    if experiment.precision == "int8":
        int8.round_kernels(model)
    else:
        round_to_float16(model)


def round_to_float16(model: keras.Model) -> None:
    """Give every weight a value that float16 holds exactly."""
    for weight in model.weights:
        weight.assign(keras.ops.convert_to_numpy(weight).astype(np.float16).astype(np.float32))


def convert(experiment: Experiment, model: keras.Model) -> bytes:
    """The model as a LiteRT file with a batch of one, its weights kept as the experiment says."""
    if steps.carries_state(model):
        return steps.convert(experiment, model)
    shipped, inside = shipped_model(experiment, model), inside_model(experiment, model)
    inputs = [(one.name, (1, *one.shape[1:]), "int32" if one.name == "tokens" else one.dtype) for one in model.inputs]
    signatures = {
        "predict": lambda *x: shipped(list(x), training=False),
        "inside": lambda *x: inside(list(x), training=False),
    }
    if experiment.precision == "int8":
        return int8.keep_in_bytes(slim(archive.convert([shipped, inside], signatures, inputs, float16=False)))
    return slim(archive.convert([shipped, inside], signatures, inputs))
