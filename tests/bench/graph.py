"""The nodes and constants of a TensorFlow graph, in the JSON that TensorFlow.js reads."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np


class Graph:
    """Nodes as TensorFlow writes them in JSON, with the values of their constants."""

    def __init__(self):
        self.nodes: list[dict] = []
        self.specs: list[dict] = []
        self.values: list[bytes] = []
        self.known: set[str] = set()

    def add(self, op: str, name: str, inputs=(), **attributes) -> str:
        """Add one node under a name that is not taken yet; its name."""
        name = next(free for free in (name, *(f"{name}_{turn}" for turn in range(1, 99))) if free not in self.known)
        self.known.add(name)
        attributes = {key: _attribute(value) for key, value in attributes.items()}
        self.nodes.append(
            {"name": name, "op": op, "input": list(inputs), "attr": {"T": {"type": "DT_FLOAT"}, **attributes}}
        )
        return name

    def constant(self, name: str, value) -> str:
        """Add a constant; numbers without a point are whole numbers."""
        value = np.asarray(value)
        value = value.astype("<i4" if value.dtype.kind == "i" else "<f4")
        kind = "int32" if value.dtype.kind == "i" else "float32"
        tensor = {"dtype": f"DT_{'INT32' if kind == 'int32' else 'FLOAT'}", "tensorShape": shape_of(value.shape)}
        name = self.add("Const", name)
        self.nodes[-1]["attr"] = {"dtype": {"type": tensor["dtype"]}, "value": {"tensor": tensor}}
        self.specs.append({"name": name, "shape": list(value.shape), "dtype": kind})
        self.values.append(np.ascontiguousarray(value).tobytes())
        return name

    def write(self, folder: Path) -> None:
        """Write graph.json and graph.bin, for `tf.loadGraphModel`."""
        content = {
            "format": "graph-model",
            "modelTopology": {"node": self.nodes, "library": {}, "versions": {"producer": 1882}},
            "weightsManifest": [{"paths": ["graph.bin"], "weights": self.specs}],
        }
        (folder / "graph.json").write_text(json.dumps(content))
        (folder / "graph.bin").write_bytes(b"".join(self.values))


def shape_of(sides) -> dict:
    """The sides of a tensor as TensorFlow's JSON has them."""
    return {"dim": [{"size": str(side)} for side in sides]}


def _attribute(value) -> dict:
    """A value as TensorFlow's JSON has it: words in base64, whole numbers as words."""
    if isinstance(value, list):
        (kind,) = {key for one in value for key in _attribute(one)}
        return {"list": {kind: [_attribute(one)[kind] for one in value]}}
    if isinstance(value, bool):
        return {"b": value}
    return {"i": str(value)} if isinstance(value, int) else {"s": base64.b64encode(value.encode()).decode()}
