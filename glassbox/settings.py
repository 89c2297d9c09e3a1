"""How an experiment is trained, as it says so itself. Importing this imports no Keras."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import Problem
from .splits import Arrays, Part

if TYPE_CHECKING:
    import keras

EPOCHS_A_SEED = 10_000  # every epoch has random numbers of its own: they are seeded with seed * 10,000 + epoch
MOST_SEED = 2**32 // EPOCHS_A_SEED - 1  # what the libraries take for a seed has 32 bits


@dataclass(frozen=True)
class Phase:
    """A stretch of training with an optimizer of its own: in transfer learning the new head first, then the rest.

    Attributes:
        epochs: how many.
        optimizer: (steps of this phase) -> a Keras optimizer.
        learns: (layer) -> whether it learns in this phase; all do when left out. A batch normalisation that does not
            learn keeps the statistics that it has.
    """

    epochs: int
    optimizer: Callable[[int], keras.optimizers.Optimizer]
    learns: Callable[[keras.Layer], bool] | None = None


@dataclass(frozen=True)
class Training:
    """How to train.

    Attributes:
        epochs: how often `epoch` is called.
        batch_size: samples a step.
        epoch: (train part, generator) -> (inputs, targets one-hot) of one epoch, in the order of training.
            All randomness comes from the generator, so that an interrupted epoch can be made again exactly.
        samples: how many samples `epoch` returns for n training samples; the learning rate needs the steps.
        optimizer: (steps in all) -> a Keras optimizer; None when there are `phases`.
        phases: stretches with optimizers of their own, instead of `optimizer`; their epochs add up to `epochs`.
        learner: (model) -> what learns in its place, and `epoch` returns what that reads: a part of it, where the
            layers before it stay as they are, or a `glassbox.generation` learner around it.
        label_smoothing: share of the target given to all classes alike.
        loss: () -> a Keras loss, for targets that are not classes; then `score` and `answers` are needed too.
        metrics: () -> Keras metrics beside such a loss; the curves keep them under their names.
        score: (model, validation part) -> {"validation_loss", "validation_value"} after an epoch.
        answers: (model, validation part, positions) -> [{"answer", "probability"}] for the snapshots.
        finish: (model) -> None: what is done to the weights after the last epoch, before anything ships; the curves are
            those of the network without it.
        metric: what "value" is in the curves, in words.
        settings: the values above, in words for the card.
    """

    epochs: int
    batch_size: int
    epoch: Callable[[Part, np.random.Generator], tuple[Arrays, np.ndarray]]
    samples: Callable[[int], int]
    optimizer: Callable[[int], keras.optimizers.Optimizer] | None = None
    phases: tuple[Phase, ...] = ()
    learner: Callable[[keras.Model], keras.Model] | None = None
    label_smoothing: float = 0.0
    loss: Callable[[], keras.losses.Loss] | None = None
    metrics: Callable[[], list[keras.metrics.Metric]] | None = None
    score: Callable[[keras.Model, Part], dict[str, float]] | None = None
    answers: Callable[[keras.Model, Part, np.ndarray], list[dict]] | None = None
    finish: Callable[[keras.Model], None] | None = None
    metric: str = "accuracy"
    settings: dict[str, Any] = field(default_factory=dict)

    def stretches(self) -> tuple[Phase, ...]:
        """The phases; one when there is a single optimizer.

        Raises:
            Problem: there is neither an optimizer nor a phase.
        """
        if self.phases:
            return self.phases
        if self.optimizer is None:
            raise Problem("Training needs an optimizer, or phases with optimizers of their own.")
        return (Phase(self.epochs, self.optimizer),)


def no_training(**settings: str | float) -> Training:
    """That nothing learns here: `build` returns a network with the weights that others published.

    Args:
        settings: what the card says in place of settings.
    """

    def nothing(part: Part, _generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        return part.inputs[:0], part.targets[:0]

    return Training(epochs=0, batch_size=1, epoch=nothing, samples=lambda _n: 0, settings=settings)
