"""Write a Keras 3 network as a TensorFlow.js graph model, as TensorFlow.js' own converter makes one.

A graph model is the fastest form that TensorFlow.js has: batch normalisation is folded into the windows before it, and
windows, bias and ReLU are one step. A layers model (see layers_model.py) takes each of them as a step of its own.
"""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
from calls import Call, Key, calls_of, values_of
from graph import Graph, shape_of

from glassbox.errors import Problem

WINDOWS = {"Conv2D": "_FusedConv2D", "DepthwiseConv2D": "FusedDepthwiseConv2dNative"}
ACTIVATIONS = {"relu": "Relu", "relu6": "Relu6", "softmax": "Softmax", "sigmoid": "Sigmoid"}


def write(model: keras.Model, folder: Path) -> None:
    """Write graph.json and graph.bin, for `tf.loadGraphModel`.

    Raises:
        Problem: the network has a layer that is not known here.
    """
    graph = Network()
    tensors: dict[Key, str] = {}
    calls = calls_of(model)
    fused = _fused(calls)
    for call in calls:
        if call.key in tensors:
            continue  # it became a part of the step before it
        inputs = [tensors[key] for key in call.inputs]
        norm, activation = fused.get(call.key, (None, None))
        name = graph.add_layer(call.layer, inputs, norm and norm.layer, activation and activation.layer)
        for part in filter(None, (call, norm, activation)):
            tensors[part.key] = name
    graph.write(folder)


def _fused(calls: list[Call]) -> dict[Key, tuple[Call | None, Call | None]]:
    """For each call of windows, the calls of a normalisation and a ReLU that can be one step with it."""
    readers: dict[Key, list[Call]] = {}
    for call in calls:
        for key in call.inputs:
            readers.setdefault(key, []).append(call)

    def only_reader(key: Key, *kinds) -> Call | None:
        found = readers.get(key, [])
        return found[0] if len(found) == 1 and isinstance(found[0].layer, kinds) else None

    fused = {}
    for call in calls:
        if (
            isinstance(call.layer, keras.layers.Conv2D | keras.layers.DepthwiseConv2D)
            and _activation(call.layer) == "linear"
        ):
            norm = only_reader(call.key, keras.layers.BatchNormalization)
            fused[call.key] = norm, only_reader((norm or call).key, keras.layers.ReLU)
    return fused


class Network(Graph):
    """A graph that knows how to add layers."""

    def add_layer(self, layer, inputs: list[str], norm=None, relu=None) -> str:
        """Add the nodes of one call of a layer; the name of the last."""
        kind, name = type(layer).__name__, layer.name
        weights = values_of(layer)
        if kind == "InputLayer":
            self.add("Placeholder", name)
            self.nodes[-1]["attr"] = {
                "dtype": {"type": "DT_FLOAT"},
                "shape": {"shape": shape_of((1, *layer.batch_shape[1:]))},
            }
            return name
        if kind == "Dropout":
            return inputs[0]
        if kind in WINDOWS:
            return self._windows(WINDOWS[kind], layer, inputs[0], norm, relu)
        if kind == "Rescaling":
            scaled = self.add(
                "Mul", f"{name}_scaled", [*inputs, self.constant(f"{name}_scale", np.float32(layer.scale))]
            )
            moved = self.constant(f"{name}_offset", np.float32(layer.offset))
            return self.add("AddV2", name, [scaled, moved])
        if kind == "BatchNormalization":
            scale, offset = _folded(layer)
            scaled = self.add("Mul", f"{name}_scaled", [*inputs, self.constant(f"{name}_scale", scale)])
            return self.add("AddV2", name, [scaled, self.constant(f"{name}_offset", offset)])
        if kind == "ReLU":
            return self.add(_relu(layer), name, inputs)
        if kind == "Activation":
            return self.add(ACTIVATIONS[_activation(layer)], name, inputs)
        if kind == "ZeroPadding2D":
            return self.add(
                "Pad", name, [*inputs, self.constant(f"{name}_by", [[0, 0], *map(list, layer.padding), [0, 0]])]
            )
        if kind == "MaxPooling2D":
            options = {
                "ksize": [1, *layer.pool_size, 1],
                "strides": [1, *layer.strides, 1],
                "padding": layer.padding.upper(),
            }
            return self.add("MaxPool", name, inputs, data_format="NHWC", **options)
        if kind == "GlobalAveragePooling2D":
            return self.add("Mean", name, [*inputs, self.constant(f"{name}_axes", [1, 2])], keep_dims=False)
        if kind == "UpSampling2D":
            sides = [side * times for side, times in zip(layer.input.shape[1:3], layer.size, strict=True)]
            nearest = {"align_corners": False, "half_pixel_centers": False}
            return self.add("ResizeNearestNeighbor", name, [*inputs, self.constant(f"{name}_sides", sides)], **nearest)
        if kind == "Add":
            return self.add("AddV2", name, inputs)
        if kind == "Concatenate":
            return self.add(
                "ConcatV2", name, [*inputs, self.constant(f"{name}_axis", np.int32(layer.axis))], N=len(inputs)
            )
        if kind in ("Reshape", "Flatten"):
            sides = [1, *layer.target_shape] if kind == "Reshape" else [1, -1]
            return self.add("Reshape", name, [*inputs, self.constant(f"{name}_shape", sides)])
        if kind == "Dense":
            bias = weights.get("bias", np.zeros(layer.units))
            given = [*inputs, self.constant(f"{name}_kernel", weights["kernel"]), self.constant(f"{name}_bias", bias)]
            linear = _activation(layer) == "linear"
            options = {"fused_ops": ["BiasAdd"], "num_args": 1, "transpose_a": False, "transpose_b": False}
            sums = self.add("_FusedMatMul", name if linear else f"{name}_sums", given, **options)
            return sums if linear else self.add(ACTIVATIONS[_activation(layer)], name, [sums])
        raise Problem(f"{name} is a {kind}, which tests/bench/graph_model.py does not know how to write.")

    def _windows(self, op: str, layer, given: str, norm, relu) -> str:
        """A convolution with what follows it: normalisation folded in, bias and ReLU in one step."""
        weights = values_of(layer)
        kernel, bias = weights["kernel"], weights.get("bias", 0.0)
        if norm is not None:
            scale, offset = _folded(norm)
            bias = bias * scale + offset
            kernel = kernel * (scale.reshape(kernel.shape[2:]) if op.startswith("FusedDepthwise") else scale)
        silu = _activation(layer) == "silu"  # a value times its own sigmoid: two steps of their own
        own = None if silu or _activation(layer) == "linear" else ACTIVATIONS[_activation(layer)]
        after = _relu(relu) if relu is not None else own
        channels = int(np.prod(kernel.shape[2:])) if op.startswith("FusedDepthwise") else kernel.shape[-1]
        name = (relu or norm or layer).name
        constants = [
            self.constant(f"{name}_windows", kernel),
            self.constant(f"{name}_bias", np.broadcast_to(bias, (channels,))),
        ]
        sums = self.add(
            op,
            f"{name}_sums" if silu else name,
            [given, *constants],
            strides=[1, *layer.strides, 1],
            dilations=[1, *layer.dilation_rate, 1],
            padding=layer.padding.upper(),
            data_format="NHWC",
            fused_ops=["BiasAdd", *filter(None, [after])],
            num_args=1,
        )
        return self.add("Mul", name, [sums, self.add("Sigmoid", f"{name}_sure", [sums])]) if silu else sums


def _folded(norm) -> tuple[np.ndarray, np.ndarray]:
    """A normalisation as it is after training: x * scale + offset."""
    weights = values_of(norm)
    scale = weights.get("gamma", 1.0) / np.sqrt(weights["moving_variance"] + norm.epsilon)
    return scale, weights.get("beta", 0.0) - weights["moving_mean"] * scale


def _relu(layer) -> str:
    if layer.max_value not in (None, 6) or layer.negative_slope or layer.threshold:
        raise Problem(f"{layer.name} is neither a ReLU nor a ReLU6, which tests/bench/graph_model.py cannot write.")
    return "Relu6" if layer.max_value else "Relu"


def _activation(layer) -> str:
    return keras.activations.serialize(layer.activation)
