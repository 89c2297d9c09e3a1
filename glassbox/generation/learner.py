"""What both ways of learning share: a copy that follows slowly, and losses made inside the network's call.

A generator does not learn from (input, right answer) pairs, so its losses are made in `call`, one column each, and the
ordinary `fit` adds up the columns that teach. Everything else of the training loop stays as it is: one optimizer, one
checkpoint, an exact resume. All randomness comes with the data (see `epoch`), or from layers that `seed_epoch` seeds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import keras
from keras import ops

Columns: TypeAlias = Callable[[keras.KerasTensor, keras.KerasTensor], keras.KerasTensor]  # (nothing, what `call` gave)

KEPT = "kept"  # the copy that ships: it learns nothing by itself


def learns(layer: keras.Layer) -> bool:
    """For `Phase.learns`: everything learns but the copy."""
    return layer.name != KEPT


class Learner(keras.Model):
    """A network under training and the copy of it that ships: a moving average of its weights.

    Single steps of training throw the weights about; their average makes better pictures (Yazici and others, 2019,
    arXiv:1806.04498). Early in training the average is short, so that it does not remember the beginning.

    Args:
        kept: the network that ships. Its weights become the averages.
        columns: names of what `call` returns beside each other, (batch, columns).
        momentum: share of the average that stays at each step.
    """

    def __init__(self, kept: keras.Model, columns: tuple[str, ...], momentum: float = 0.999):
        super().__init__()
        self.columns, self.momentum = columns, momentum
        self.taught = keras.models.clone_model(kept)
        self.taught.set_weights(kept.get_weights())
        kept.name, self.taught.name = KEPT, "taught"
        self.kept = kept
        self.steps = self.add_weight(shape=(), initializer="zeros", trainable=False, name="steps")
        self.built = True

    def follow(self) -> None:
        """Move the copy a little towards the network under training."""
        self.steps.assign(self.steps + 1)
        stays = ops.minimum(self.momentum, self.steps / (self.steps + 10))
        for mine, theirs in zip(self.kept.weights, self.taught.weights, strict=True):
            mine.assign(stays * mine + (1 - stays) * theirs)


def total(*columns: int) -> Columns:
    """A loss for `compile`: the mean of the sum of some columns of what `call` returned."""

    def loss(_targets: keras.KerasTensor, outputs: keras.KerasTensor) -> keras.KerasTensor:
        return ops.mean(sum(outputs[:, column] for column in columns))

    return loss


def watch(**columns: int) -> list[keras.metrics.Metric]:
    """Metrics for `compile`: the mean of one column each, by name."""

    def mean_of(column: int) -> Columns:
        return lambda _targets, outputs: outputs[:, column]

    return [keras.metrics.MeanMetricWrapper(mean_of(column), name=name) for name, column in columns.items()]
