"""From the network's numbers to boxes and probabilities: the last step, inside the shipped file."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from .anchors import PLACE, SIZE, anchors


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
