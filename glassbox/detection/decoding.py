"""From the network's numbers to boxes and probabilities: the last step, inside the shipped file."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from .anchors import PLACE, SIZE, anchors
from .cells import corners


class Boxes(keras.layers.Layer):
    """Moves and stretches the anchors by the offsets: (batch, n, 4) -> (batch, n, 4) boxes as shares of the square.

    `glassbox.detection.anchors.decode` in the operations of a network.
    """

    def __init__(self, size: int, **options: Any):
        super().__init__(**options)
        boxes = anchors(size)
        self.centre, self.side = (boxes[:, :2] + boxes[:, 2:])[None] / 2, (boxes[:, 2:] - boxes[:, :2])[None]

    def call(self, offsets: keras.KerasTensor) -> keras.KerasTensor:
        centre = offsets[..., :2] * PLACE * self.side + self.centre
        half = ops.exp(offsets[..., 2:] * SIZE) / 2 * self.side
        return ops.clip(ops.concatenate([centre - half, centre + half], -1), 0.0, 1.0)


def with_boxes(model: keras.Model, size: int) -> keras.Model:
    """The model with the outputs that ship.

    Args:
        model: its one output is (batch, anchors, 4 + classes): offsets and logits.
        size: side of its pictures.

    Returns:
        The same weights with outputs ``boxes`` (batch, anchors, 4) and ``probabilities`` (batch, anchors, classes).
    """
    answer = model.outputs[0]
    boxes = Boxes(size, name="boxes")(answer[..., :4])
    probabilities = keras.layers.Activation("sigmoid", name="probabilities")(answer[..., 4:])
    return keras.Model(model.inputs, {"boxes": boxes, "probabilities": probabilities})


class CellBoxes(keras.layers.Layer):
    """Boxes that begin at the corners of cells: (batch, n, 4) -> (batch, n, 4), as shares of the square, cut at its edge.

    `glassbox.detection.cells.decode` in the operations of a network.
    """

    def __init__(self, size: int, **options: Any):
        super().__init__(**options)
        corner, side = corners(size)  # whole numbers, which float16 holds exactly: so the shares come last
        self.size, self.corner, self.side = size, corner[None].astype("float32"), side[None].astype("float32")

    def call(self, places: keras.KerasTensor) -> keras.KerasTensor:
        centre = (places[..., :2] + self.corner) * self.side
        half = ops.exp(places[..., 2:]) * self.side / 2
        return ops.clip(ops.concatenate([centre - half, centre + half], -1) / self.size, 0.0, 1.0)


def with_cell_boxes(model: keras.Model, size: int) -> keras.Model:
    """The model with the outputs that ship, of a network without anchors.

    Args:
        model: its one output is (batch, cells, 4 + 1 + classes): a place, then logits of "there is something" and of
            each class.
        size: side of its pictures.

    Returns:
        The same weights with outputs ``boxes`` (batch, cells, 4) and ``probabilities`` (batch, cells, classes): that
        there is something, times that it is of this class.
    """
    answer = model.outputs[0]
    boxes = CellBoxes(size, name="boxes")(answer[..., :4])
    sure = keras.layers.Activation("sigmoid", name="sure")(answer[..., 4:])
    probabilities = keras.layers.Multiply(name="probabilities")([sure[..., :1], sure[..., 1:]])
    return keras.Model(model.inputs, {"boxes": boxes, "probabilities": probabilities})
