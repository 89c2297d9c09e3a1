"""Write one of our text networks as a TensorFlow.js graph model of one step, with no loop in it, as the site's own is.

TensorFlow.js' layers cannot run it: their GRU has no `reset_after`, which is how Keras computes one since version 2. A
single step in which the biases are added inside the multiplications is the fastest form that TensorFlow.js has for it.
"""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
from calls import values_of
from graph import Graph, shape_of


def write(model: keras.Model, folder: Path) -> None:
    """Write graph.json and graph.bin: `tokens` (1,) and `memory_N` (1, units) to `logits` and `memory_N_after`."""
    graph = Graph()
    _placeholder(graph, "tokens", (1,), "DT_INT32")
    table = graph.constant("characters_table", values_of(model.get_layer("characters"))["embeddings"])
    x = graph.add("GatherV2", "characters", [table, "tokens", graph.constant("rows", np.int32(0))], batch_dims=0)
    for number in range(model.get_layer("state").output.shape[1]):
        layer = model.get_layer(f"memory_{number + 1}")
        x = _unit(graph, layer, x, _placeholder(graph, layer.name, (1, layer.units), "DT_FLOAT"))
    dense = values_of(model.get_layer("logits"))
    _product(graph, "logits", x, dense["kernel"], dense["bias"])
    graph.write(folder)


def _unit(graph: Graph, layer, given: str, before: str) -> str:
    """One gated recurrent unit, for one character; the name of what it remembers after."""
    name, weights = layer.name, values_of(layer)
    seen = _product(graph, f"{name}_seen", given, weights["kernel"], weights["bias"][0])
    kept = _product(graph, f"{name}_kept", before, weights["recurrent_kernel"], weights["bias"][1])
    axis = graph.constant(f"{name}_axis", np.int32(1))
    for half in (seen, kept):
        graph.add("Split", f"{half}_split", [axis, half], num_split=3)
    update, reset, new = (
        (f"{seen}_split{part}", f"{kept}_split{part}") for part in ("", ":1", ":2")
    )  # the order in which Keras has them
    update = graph.add("Sigmoid", f"{name}_update", [graph.add("AddV2", f"{name}_update_sum", update)])
    reset = graph.add("Sigmoid", f"{name}_reset", [graph.add("AddV2", f"{name}_reset_sum", reset)])
    old = graph.add("Mul", f"{name}_old", [reset, new[1]])
    new = graph.add("Tanh", f"{name}_new", [graph.add("AddV2", f"{name}_new_sum", [new[0], old])])
    change = graph.add("Mul", f"{name}_change", [update, graph.add("Sub", f"{name}_difference", [before, new])])
    return graph.add("AddV2", f"{name}_after", [new, change])


def _product(graph: Graph, name: str, given: str, kernel, bias) -> str:
    inputs = [given, graph.constant(f"{name}_kernel", kernel), graph.constant(f"{name}_bias", bias)]
    options = {"fused_ops": ["BiasAdd"], "num_args": 1, "transpose_a": False, "transpose_b": False}
    return graph.add("_FusedMatMul", name, inputs, **options)


def _placeholder(graph: Graph, name: str, sides: tuple[int, ...], kind: str) -> str:
    graph.add("Placeholder", name)
    graph.nodes[-1]["attr"] = {"dtype": {"type": kind}, "shape": {"shape": shape_of(sides)}}
    return name
