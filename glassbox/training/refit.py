"""Train anew on training and validation part together, once validation has decided how and for how long.

What validation is for is done then, and its samples teach as well as any: for a text, whose parts are other plays, they
are worth more than a larger network. The test part stays closed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import keras

from ..experiment import Experiment
from ..splits import Splits
from . import loop


def train(experiment: Experiment, **options: Any) -> tuple[keras.Model, dict]:
    """Train an experiment, or go on where training stopped; twice where it asks for a refit.

    Args:
        options: as of `glassbox.training.loop.train`.

    Returns:
        (the model that ships, its history).
    """
    return refit(experiment, **options) if experiment.refit else loop.train(experiment, **options)


def refit(experiment: Experiment, seed: int = 1, **options: Any) -> tuple[keras.Model, dict]:
    """Train twice from zero, or go on where it stopped: for the curves, and for the network that ships.

    Args:
        options: as of `glassbox.training.loop.train`.

    Returns:
        (the model that learned from both parts, the history of the first training with the weights and the time of the
        second: its curves are on samples that did not teach).
    """
    _model, history = loop.train(experiment, seed, **options)
    model, again = loop.train(on_both(experiment), seed, **options)
    return model, history | {"after": again["after"], "seconds": history["seconds"] + again["seconds"]}


def on_both(experiment: Experiment) -> Experiment:
    """The same experiment with the validation part among what teaches; its checkpoints are kept apart."""

    def load() -> Splits:
        return replace(experiment.splits, train=experiment.taught)

    return replace(experiment, run="both", load=load, refit=False)
