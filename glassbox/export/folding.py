"""The Keras network whose weights are those of the shipped file.

A converter multiplies a normalisation, and a scaling of the input, into the weights of the layer beside it, and rounds
what comes out. Over many layers that moves activations by more than a runtime ever does: mostly by the biases, which are
large where a normalisation takes a mean away. To see what a runtime does, it is compared with Keras on the same weights.
"""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

FOLDS = (keras.layers.Conv2D, keras.layers.DepthwiseConv2D, keras.layers.Dense, keras.layers.Conv2DTranspose)


def folded(model: keras.Model) -> keras.Model:
    """The same network with normalisations and scalings inside the weights, and every weight of float16's values.

    Weights are rounded before they are multiplied and once more after it, as on their way into the file
    (`litert.round_to_float16`, then the converter). Every layer keeps its name; a normalisation becomes the layer before
    it, with the weights of both. The given network stays as it is.
    """
    originals = {layer.name: layer for layer in model.layers}
    weights, source = {}, {}  # by the name of a new layer; by the id of its output: what it is made of

    def call(layer: keras.Layer, *given: Any, **options: Any) -> Any:
        (x, *more) = given
        if isinstance(layer, FOLDS) and not more:
            original = originals[layer.name]
            kernel, bias = _kernel(original), _bias(original)
            before = x._keras_history.operation
            if isinstance(before, keras.layers.Rescaling) and before.offset == 0 and isinstance(layer, FOLDS[:2]):
                x, kernel = before.input, kernel * np.float32(before.scale)
                weights[layer.name] = (kernel, bias)
            out = layer(x)
            source[id(out)] = (layer, x, kernel, bias, out)  # the output is kept, so that its id stays its own
            return out
        if isinstance(layer, keras.layers.BatchNormalization) and id(x) in source:
            before, x, kernel, bias, _out = source[id(x)]
            if before.activation is keras.activations.linear:
                factor, offset = _factors(originals[layer.name])
                weights[layer.name] = (kernel * _along(before, kernel, factor), bias * factor + offset)
                return type(before).from_config(before.get_config() | {"name": layer.name, "use_bias": True})(x)
        return layer(*given, **options)

    made = keras.models.clone_model(model, clone_function=_copy, call_function=call)
    for layer in made.layers:
        values = originals[layer.name].get_weights()
        if layer.name in weights:
            kernel, bias = weights[layer.name]
            values = [kernel, bias] if layer.use_bias else [kernel]
        layer.set_weights([rounded(value) for value in values])
    return made


def rounded(values: Any) -> np.ndarray:
    """The values that float16 holds, as float32."""
    return keras.ops.convert_to_numpy(values).astype(np.float16).astype(np.float32)


def _copy(layer: keras.Layer) -> keras.Layer:
    return type(layer).from_config(layer.get_config())


def _kernel(layer: keras.Layer) -> np.ndarray:
    return rounded(layer.kernel)


def _bias(layer: keras.Layer) -> np.ndarray | np.float32:
    return rounded(layer.bias) if layer.use_bias else np.float32(0)


def _factors(norm: keras.layers.BatchNormalization) -> tuple[np.ndarray, np.ndarray]:
    """What a normalisation multiplies by and then adds, for each channel."""
    mean, variance = rounded(norm.moving_mean), rounded(norm.moving_variance)
    factor = 1 / np.sqrt(variance + np.float32(norm.epsilon))
    if norm.scale:
        factor = factor * rounded(norm.gamma)
    return factor, (rounded(norm.beta) if norm.center else 0) - mean * factor


def _along(layer: keras.Layer, kernel: np.ndarray, factor: np.ndarray) -> np.ndarray:
    """The factors in the shape in which they meet the kernel.

    A depthwise kernel is (rows, columns, channels, several), a transposed one (rows, columns, out, in).
    """
    if isinstance(layer, keras.layers.DepthwiseConv2D):
        return factor.reshape(kernel.shape[2:])
    return factor[:, None] if isinstance(layer, keras.layers.Conv2DTranspose) else factor
