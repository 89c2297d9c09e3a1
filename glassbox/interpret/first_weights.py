"""The weights that look at pixels themselves, read out of the shipped file's own constants.

What ships has a layer's normalisation folded into its weights, so these are the weights that really work in the page.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np

LARGEST_VALUE = 255  # brightness of white


def on_pixels(raw: bytes) -> tuple[str | None, np.ndarray]:
    """The first layer of a network for pictures: (its output's name in `inside`, weights (units, rows, columns, channels)).

    A weight is what is added for a pixel that is white instead of black. The name is None where the layer is not among
    the outputs, or where the file does not begin with one layer of weights on one picture.

    Args:
        raw: the LiteRT file.
    """
    from ai_edge_litert import schema_py_generated as schema

    graph = _Graph(schema.Model.GetRootAs(raw, 0), schema)
    nothing = (None, np.zeros((0, 0, 0, 0), np.float32))
    if len(graph.inputs) != 1 or len(graph.shape(graph.inputs[0])) != 4:
        return nothing
    at, scale = graph.inputs[0], 1.0
    _one, rows, columns, channels = graph.shape(at)
    while True:
        users = [one for one in graph.operators if at in one[1]]
        if len(users) != 1:
            return nothing
        kind, inputs, outputs = users[0]
        if kind in ("CONV_2D", "FULLY_CONNECTED"):
            break
        if kind not in ("MUL", "ADD", "SUB", "RESHAPE", "PAD", "PADV2"):
            return nothing
        if kind == "MUL":
            factor = graph.constant(next(one for one in inputs if one != at))
            if factor is None or factor.size != 1:
                return nothing
            scale *= float(factor.ravel()[0])
        at = outputs[0]
    weights = graph.constant(inputs[1])
    if weights is None:
        return nothing
    if kind == "FULLY_CONNECTED":
        if weights.shape[1] != rows * columns * channels:
            return nothing
        weights = weights.reshape(-1, rows, columns, channels)
    return graph.named(outputs[0]), weights.astype(np.float32) * scale * LARGEST_VALUE


class _Graph:
    """The graph of the signature `inside`: its operators as (kind, inputs, outputs), by numbers of tensors."""

    PASSES = ("RELU", "RELU6", "HARD_SWISH", "LEAKY_RELU")  # what a layer may end with

    def __init__(self, model: Any, schema: ModuleType):
        self.model, self.schema = model, schema
        definitions = [model.SignatureDefs(i) for i in range(model.SignatureDefsLength())]
        inside = next(one for one in definitions if one.SignatureKey() == b"inside")
        self.graph = model.Subgraphs(inside.SubgraphIndex())
        self.inputs = [int(one) for one in self.graph.InputsAsNumpy()]
        outputs = [inside.Outputs(i) for i in range(inside.OutputsLength())]
        self.outputs = {int(one.TensorIndex()): one.Name().decode() for one in outputs}
        kinds = {value: name for name, value in vars(schema.BuiltinOperator).items() if isinstance(value, int)}
        self.operators = []
        for number in range(self.graph.OperatorsLength()):
            one = self.graph.Operators(number)
            code = model.OperatorCodes(one.OpcodeIndex())
            kind = kinds[max(code.BuiltinCode(), code.DeprecatedBuiltinCode())]
            self.operators.append((kind, one.InputsAsNumpy().tolist(), one.OutputsAsNumpy().tolist()))

    def shape(self, tensor: int) -> tuple[int, ...]:
        sizes = self.graph.Tensors(tensor).ShapeAsNumpy()
        return tuple(int(size) for size in np.atleast_1d(sizes)) if self.graph.Tensors(tensor).ShapeLength() else ()

    def constant(self, tensor: int) -> np.ndarray | None:
        """The numbers of a constant: float32, rounded to float16, or bytes times the scale of each filter; None for none."""
        for kind, inputs, outputs in self.operators:
            if kind == "DEQUANTIZE" and outputs == [tensor]:
                tensor = inputs[0]
        found = self.graph.Tensors(tensor)
        kinds = self.schema.TensorType
        types = {kinds.FLOAT32: np.float32, kinds.FLOAT16: np.float16, kinds.INT8: np.int8}
        buffer = self.model.Buffers(found.Buffer())
        if found.Type() not in types or not buffer.DataLength():
            return None
        values = np.frombuffer(buffer.DataAsNumpy().tobytes(), types[found.Type()]).reshape(self.shape(tensor))
        if found.Type() != kinds.INT8:
            return values
        along = [1] * values.ndim
        along[found.Quantization().QuantizedDimension()] = -1
        return values * found.Quantization().ScaleAsNumpy().reshape(along)

    def named(self, tensor: int) -> str | None:
        """The name that `inside` gives a layer's output, at once or after what cuts its values off; None for none."""
        while tensor not in self.outputs:
            users = [outputs[0] for kind, inputs, outputs in self.operators if tensor in inputs and kind in self.PASSES]
            users += self._through_sigmoid(tensor)
            if len(users) != 1:
                return None
            tensor = users[0]
        return self.outputs[tensor]

    def _through_sigmoid(self, tensor: int) -> list[int]:
        """What a tensor becomes when it is multiplied by its own sigmoid (SiLU); empty where it is not."""
        sigmoids = {outputs[0] for kind, inputs, outputs in self.operators if kind == "LOGISTIC" and tensor in inputs}
        return [
            outputs[0]
            for kind, inputs, outputs in self.operators
            if kind == "MUL" and tensor in inputs and sigmoids & set(inputs)
        ]
