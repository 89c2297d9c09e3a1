"""Rectified flow: learn which way to go from noise to a picture (Liu and others, 2022, arXiv:2209.03003).

Between noise (time 0) and a picture (time 1) lies a straight line. The network sees a point on it and the time, and
learns the line's direction: picture minus noise. To make a picture, start at noise and follow it in small steps.
Inside a flow, brightness 0 to 255 is -1 to 1, so that pictures and noise are of one size.
"""

from __future__ import annotations

import keras
import numpy as np
from keras import ops

from ..splits import Part
from .learner import Learner, total, watch

loss = total(0)


def metrics() -> list[keras.metrics.Metric]:
    """Nothing beside the loss."""
    return watch()


class Flow(Learner):
    """A network that learns velocities: {"picture", "time", "label"} -> velocity, of the picture's shape."""

    def __init__(self, network: keras.Model, momentum: float = 0.999):
        super().__init__(network, ("error",), momentum)

    def call(self, inputs: dict[str, keras.KerasTensor], training: bool | None = None) -> keras.KerasTensor:
        """Squared error of the velocity, (batch, 1)."""
        time = ops.reshape(inputs["time"], (-1,))
        share = ops.reshape(time, (-1, 1, 1, 1))
        picture, noise = ops.cast(inputs["picture"], "float32") / 127.5 - 1, ops.cast(inputs["noise"], "float32")
        asked = {"picture": (1 - share) * noise + share * picture, "time": time}
        asked["label"] = ops.reshape(inputs["label"], (-1,))
        velocity = self.taught(asked, training=training)
        if training:
            self.follow()
        return ops.mean(ops.square(velocity - (picture - noise)), axis=(1, 2))


def epoch(part: Part, generator: np.random.Generator) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """For `Training.epoch`: every picture once, with noise and a time of its own.

    Times are drawn from a logistic-normal distribution, more of them in the middle, where noise and picture are
    hardest to tell apart (Esser and others, 2024, arXiv:2403.03206).
    """
    order = generator.permutation(len(part))
    return questions(part.take(order), generator), np.zeros((len(part), 1), np.float32)


def questions(part: Part, generator: np.random.Generator) -> dict[str, np.ndarray]:
    """Pictures with noise, times and labels, in the order of the part."""
    return {
        "picture": part.inputs,
        "noise": generator.standard_normal(part.inputs.shape, dtype=np.float32).astype(np.float16),
        "time": (1 / (1 + np.exp(-generator.standard_normal(len(part))))).astype(np.float32),
        "label": part.targets.astype(np.int32),
    }


def error(model: keras.Model, validation: Part) -> float:
    """Squared error of the velocity on 1,000 validation pictures, with the same noise and times at every call."""
    asked = questions(validation.take(slice(1_000)), np.random.default_rng(11))
    share = asked["time"].reshape(-1, 1, 1, 1)
    picture, noise = asked["picture"] / np.float32(127.5) - 1, asked["noise"].astype(np.float32)
    point = {"picture": (1 - share) * noise + share * picture, "time": asked["time"], "label": asked["label"]}
    velocity = model.predict(point, batch_size=250, verbose=0)
    return float(np.square(velocity - (picture - noise)).mean())
