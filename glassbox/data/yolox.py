"""YOLOX-Nano (Ge and others, 2021, arXiv:2107.08430), which learned to find 80 kinds of things in photos, as others trained it.

The published file holds 113 convolutions, their normalisations multiplied in, in the order in which a picture passes
through them. Apache-2.0.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..splits import Published
from .fetch import fetch, known

FILE = "pretrained/yolox_nano_coco/yolox_nano.onnx"
RELEASE = "https://github.com/Megvii-BaseDetection/YOLOX/releases/download/0.1.1rc0/"
PUBLISHED = Published(
    name="YOLOX-Nano, 416 pixels, COCO",
    author="Megvii",
    source="https://github.com/Megvii-BaseDetection/YOLOX",
    file=Path(FILE).name,
    sha256=known(FILE),
    licence="Apache-2.0",
    taught="118,000 photos of COCO 2017, in which people drew boxes around 860,000 things of 80 kinds",
    changes="Read out of the published file and rounded to float16. The first layer is written as windows of 6 × 6 pixels "
    "with red first; the last step, from numbers to boxes, is inside the file.",
)


def published_file() -> Path:
    """The published file, checked.

    Raises:
        Problem: it cannot be had, or is another one.
    """
    return fetch(FILE, PUBLISHED.sha256, [RELEASE + PUBLISHED.file])


def weights() -> list[tuple[np.ndarray, np.ndarray]]:
    """Kernel and bias of each convolution, in the order in which a picture passes through them, as Keras lays them out.

    A kernel is (rows, columns, in, out), that of a depthwise convolution (rows, columns, channels, 1). The first one is
    (6, 6, 3, 16): windows on the picture itself, red first, moved by two pixels.

    Raises:
        Problem: as of `published_file`.
    """
    rows = [(_in_keras(kernel), bias) for kernel, bias in _convolutions(published_file())]
    kernel, bias = rows[0]
    rows[0] = _on_pixels(kernel), bias
    return rows


def _convolutions(file: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """Kernel (out, in, rows, columns) and bias of each convolution of an ONNX file."""
    import onnx  # only who reads the published weights needs it

    graph = onnx.load(file).graph
    constants = {one.name: one for one in graph.initializer}
    get = onnx.numpy_helper.to_array
    names = [node.input[1:] for node in graph.node if node.op_type == "Conv"]
    return [(get(constants[kernel]), get(constants[bias])) for kernel, bias in names]


def _in_keras(kernel: np.ndarray) -> np.ndarray:
    depthwise = kernel.shape[1] == 1
    return kernel.transpose(2, 3, 0, 1) if depthwise else kernel.transpose(2, 3, 1, 0)


def _on_pixels(kernel: np.ndarray) -> np.ndarray:
    """The first kernel, (3, 3, 12, out), as windows on pixels: (6, 6, 3, out).

    The published network first lays every second pixel onto a sheet of its own: left top, left bottom, right top, right
    bottom, each blue, green, red. A window of 3 x 3 on these twelve sheets is one of 6 x 6 on the picture.
    """
    rows, columns, sheets, maps = kernel.shape
    apart = kernel.reshape(rows, columns, 2, 2, sheets // 4, maps)  # the two in the middle: right, below
    together = apart.transpose(0, 3, 1, 2, 4, 5).reshape(2 * rows, 2 * columns, sheets // 4, maps)
    return np.ascontiguousarray(together[:, :, ::-1])
