"""The loss of a detector: one number for how wrong its classes are, one for how wrong its boxes are.

Of two thousand anchors a handful sees a thing. If every anchor counted alike, "nothing here" would be right 99.8 % of
the time, and the network would learn to say only that. The *focal* loss (Lin and others, 2017, arXiv:1708.02002)
lets an answer count less the nearer it already is; in its soft form (Li and others, 2020, arXiv:2006.04388) the right
answer may be any probability, such as what a teacher believed.
"""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

FOCUS = 2.0  # an answer that is off by a tenth counts a hundredth of one that is off by 1


@keras.saving.register_keras_serializable(package="glassbox")
class DetectionLoss(keras.losses.Loss):
    """Focal loss of the classes plus smooth absolute error of the offsets, per thing.

    Reads (batch, anchors, 4 + classes) offsets and logits, and the rows of `glassbox.detection.anchors.targets`.
    """

    def __init__(self, box_weight: float = 0.5, name: str = "detection_loss", **options: Any):
        super().__init__(name=name, **options)
        self.box_weight = box_weight

    def call(self, truth: keras.KerasTensor, answer: keras.KerasTensor) -> keras.KerasTensor:
        """(batch,) losses."""
        truth = ops.cast(truth, answer.dtype)
        logits, sure = answer[..., 4:], truth[..., 4:-2]
        classes = ops.sum(focal(sure, logits), -1) * truth[..., -1]
        boxes = ops.sum(smooth(truth[..., :4] - answer[..., :4]), -1) * truth[..., -2] * ops.max(sure, -1)
        things = ops.maximum(ops.mean(ops.sum(ops.max(sure, -1), -1)), 1.0)  # anchors with a thing, per picture
        return ops.sum(classes + self.box_weight * boxes, -1) / things


def focal(sure: keras.KerasTensor, logits: keras.KerasTensor) -> keras.KerasTensor:
    """Cross-entropy of each class by itself, weighted by how far the answer is from what it should be, squared."""
    distance = ops.abs(ops.sigmoid(logits) - sure)
    cross_entropy = ops.relu(logits) - logits * sure + ops.log1p(ops.exp(-ops.abs(logits)))
    return ops.power(distance, FOCUS) * cross_entropy


def smooth(difference: keras.KerasTensor) -> keras.KerasTensor:
    """Absolute difference, rounded off below 1, so that nearly right boxes are left in peace (Huber, 1964)."""
    size = ops.abs(difference)
    return ops.where(size < 1, 0.5 * size * size, size - 0.5)
