"""MobileNetV2 of full width with its 1,000 kinds (Sandler and others, 2018, arXiv:1801.04381), as others trained it.

The published file keeps each weight in one byte: a whole number from -127 to 127, times a scale that all weights of one
filter share. Normalisations are multiplied into the filters already. Here both are multiplied out, which makes an
ordinary network of ordinary numbers. Apache-2.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..splits import Published
from .fetch import fetch, known

FOLDER = "pretrained/mobilenet_v2_imagenet/"
FILE = "tf2_mobilenet_v2_1.0_224_ptq.tflite"
ADDRESS = "https://raw.githubusercontent.com/google-coral/test_data/master/"
PUBLISHED = Published(
    name="MobileNetV2 1.0, 224 pixels, ImageNet",
    author="Google",
    source="https://github.com/google-coral/test_data",
    file=FILE,
    sha256=known(FOLDER + FILE),
    licence="Apache-2.0",
    taught="about 1.28 million photos of ImageNet (ILSVRC 2012), each labelled with one of 1,000 kinds",
    changes="Read out of the published file, its weights times their scales; the answer “background” is left out.",
)


def weights() -> list[tuple[np.ndarray, np.ndarray]]:
    """Kernel and bias of each of the 53 convolutions, from the picture to the answer, as Keras lays them out.

    A kernel is (rows, columns, in, out), that of a depthwise convolution (rows, columns, channels, 1). The last one is
    the layer that answers: (1, 1, 1280, 1000).

    Raises:
        Problem: the published file cannot be had, or is another one.
    """
    rows = [_layer(*one) for one in _convolutions(fetch(FOLDER + FILE, PUBLISHED.sha256, [ADDRESS + FILE]))]
    kernel, bias = rows[-1]
    rows[-1] = kernel[..., 1:], bias[1:]  # the first answer is "background"
    return rows


def _convolutions(file: Path) -> Iterator[tuple[str, np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
    """(operation, kernel, scales of the kernel, bias, scales of the bias) of each convolution, in order."""
    from ai_edge_litert.interpreter import Interpreter, OpResolverType

    plain = OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES  # so that every operation is listed as it stands
    interpreter = Interpreter(model_content=file.read_bytes(), experimental_op_resolver_type=plain)
    interpreter.allocate_tensors()
    scales = {row["index"]: row["quantization_parameters"]["scales"] for row in interpreter.get_tensor_details()}
    for operation in interpreter._get_ops_details():
        if "CONV" in operation["op_name"]:
            _input, kernel, bias = (int(one) for one in operation["inputs"])
            get = interpreter.get_tensor
            yield operation["op_name"], get(kernel), scales[kernel], get(bias), scales[bias]


def _layer(
    operation: str, kernel: np.ndarray, scales: np.ndarray, bias: np.ndarray, bias_scales: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    if operation == "DEPTHWISE_CONV_2D":  # (1, rows, columns, channels), a scale for each channel
        kernel = (kernel * scales).transpose(1, 2, 3, 0)
    else:  # (out, rows, columns, in), a scale for each output
        kernel = (kernel * scales[:, None, None, None]).transpose(1, 2, 3, 0)
    return kernel.astype(np.float32), (bias * bias_scales).astype(np.float32)
