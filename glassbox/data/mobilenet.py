"""MobileNetV2 with its ImageNet weights (Sandler and others, 2018, arXiv:1801.04381): the base for transfer learning.

The weights are those of Keras, Apache-2.0. A mirror may hold them in a file with other bytes, so the tensors are
checked, not the file.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import keras
import numpy as np

from .fetch import fetch

ADDRESS = "https://storage.googleapis.com/tensorflow/keras-applications/mobilenet_v2/"
FILE = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_{alpha}_224_no_top.h5"
# SHA-256 over name, shape and values of every tensor (`tensors_sha256`), by alpha.
TENSORS = {0.35: "9e7ca965a72b2b47081e790a79fdcd67bb301c98d2011b8fa10c78c4fff95029"}

_weights_are_made = ContextVar("_weights_are_made", default=False)


def base(size: int, alpha: float = 0.35) -> keras.Model:
    """MobileNetV2 without its last layer, with the weights that it learned from 1.3 million ImageNet photos.

    Args:
        size: side of the pictures, at least 32. The weights were learned at 224 and fit any size.
        alpha: width of the network; 0.35 is the narrowest with published weights.

    Returns:
        A flat model, raw brightness 0 to 255 in: (size, size, 3), input named ``image``; the scaling to -1..1 is its
        first layer. Its output ``out_relu`` has 1,280 maps of 1/32 of the size. Every layer can be had by its name,
        such as ``block_12_add`` (1/16 of the size) or ``block_16_project_BN`` (1/32).

    Raises:
        Problem: the weights cannot be had, or are not the right ones.
    """
    if not _weights_are_made.get():
        return _with_weights(size, alpha, weights_file(alpha))
    model = _with_weights(size, alpha, None)
    for layer in model.layers:  # as large as it takes for a picture to come through fifty layers (He and others, 2015)
        for weight in layer.weights:
            if weight.name == "kernel":
                shape = weight.shape[:2] if isinstance(layer, keras.layers.DepthwiseConv2D) else weight.shape[:-1]
                weight.assign(keras.random.normal(weight.shape, stddev=math.sqrt(2 / math.prod(shape))))
    return model


@contextmanager
def made_weights() -> Iterator[None]:
    """With it open, `base` has made weights and fetches none: for what depends on its shape alone, such as its speed."""
    token = _weights_are_made.set(True)
    try:
        yield
    finally:
        _weights_are_made.reset(token)


def later_than(block: int) -> Callable[[keras.Layer], bool]:
    """Which layers learn when hands or photos are taught: (layer) -> whether it is later than a block of MobileNetV2.

    The first blocks look for edges and textures, which are the same everywhere, and most of the work of learning is in
    them, because their maps are large. Batch normalisation never learns: small data would spoil its averages.
    """
    early = ("Conv1", "bn_Conv1", "expanded_conv", *(f"block_{number}_" for number in range(1, block + 1)))

    def learns(layer: keras.Layer) -> bool:
        return not isinstance(layer, keras.layers.BatchNormalization) and not layer.name.startswith(early)

    return learns


def weights_file(alpha: float = 0.35) -> Path:
    """The file of ImageNet weights, from the mirror or the official address, with its tensors checked.

    Raises:
        Problem: it cannot be had, or holds other tensors.
    """
    name = FILE.format(alpha=alpha)
    return fetch(f"pretrained/{name}", None, [ADDRESS + name], check=lambda file: _holds_the_tensors(file, alpha))


def tensors_sha256(model: keras.Model) -> str:
    """One SHA-256 over the name, shape and float32 values of every weight, in the order of the layers."""
    digest = hashlib.sha256()
    for layer in model.layers:
        for weight in layer.weights:
            values = np.ascontiguousarray(keras.ops.convert_to_numpy(weight), "<f4")
            digest.update(f"{layer.name}/{weight.name} {values.shape}\n".encode())
            digest.update(values.tobytes())
    return digest.hexdigest()


def _with_weights(size: int, alpha: float, file: Path | None) -> keras.Model:
    image = keras.layers.Input((size, size, 3), name="image")
    scaled = keras.layers.Rescaling(1 / 127.5, offset=-1, name="scale")(image)
    return keras.applications.MobileNetV2(
        input_tensor=scaled, alpha=alpha, include_top=False, weights=file and str(file)
    )


def _holds_the_tensors(file: Path, alpha: float) -> bool:
    try:
        return tensors_sha256(_with_weights(32, alpha, file)) == TENSORS[alpha]
    except (OSError, ValueError, KeyError):  # cut short, not HDF5, or another network's
        return False
