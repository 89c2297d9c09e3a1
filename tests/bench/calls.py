"""A Keras 3 network as the list of its layers' calls, for those that write it in another form."""

from __future__ import annotations

from dataclasses import dataclass

import keras
import numpy as np

# Which call of which layer: its name, and 0 for the first call. A layer that is used at several places has several.
Key = tuple[str, int]


@dataclass(frozen=True)
class Call:
    """One call of a layer.

    Attributes:
        inputs: the calls whose results it takes.
    """

    layer: keras.Layer
    key: Key
    inputs: tuple[Key, ...]


def calls_of(model: keras.Model) -> list[Call]:
    """Every call in the network, each after those that it needs."""
    waiting = []
    for config in model.get_config()["layers"]:
        layer = model.get_layer(config["name"])
        nodes = config["inbound_nodes"] or [{"args": []}]
        waiting += [Call(layer, (layer.name, at), tuple(inputs_of(node))) for at, node in enumerate(nodes)]
    ordered: dict[Key, Call] = {}
    while waiting:
        ready = [call for call in waiting if all(key in ordered for key in call.inputs)]
        ordered |= {call.key: call for call in ready}
        waiting = [call for call in waiting if call.key not in ordered]
    return list(ordered.values())


def inputs_of(node: dict) -> list[Key]:
    """The calls whose results are among the arguments of a node, as Keras writes it in the configuration of a model."""
    return list(_found(node["args"]))


def _found(arguments):
    if isinstance(arguments, dict) and "keras_history" in arguments.get("config", {}):
        name, call, _output = arguments["config"]["keras_history"]
        yield name, call
    elif isinstance(arguments, list | tuple):
        for argument in arguments:
            yield from _found(argument)


def values_of(layer: keras.Layer) -> dict[str, np.ndarray]:
    """The weights of a layer by name. The state of a dropout is none: it is of whole numbers, and for training."""
    return {
        weight.name: keras.ops.convert_to_numpy(weight).astype("<f4")
        for weight in layer.weights
        if weight.dtype == "float32"
    }
