"""Train an experiment, epoch by epoch, so that a kill at any moment loses at most the epoch under way."""

from __future__ import annotations

import os
import platform
import time
from dataclasses import replace

import keras
import numpy as np

from ..errors import Problem
from ..experiment import Experiment
from . import checkpoint, snapshots
from .progress import Reporter
from .seeds import seed_epoch

FAST = {"epochs": 2, "train": 1_000, "validation": 300}  # --fast: seconds, for a first look


def train(experiment: Experiment, seed: int = 1, fast: bool = False, epochs: int | None = None, callbacks=()):
    """Train, or go on where training stopped.

    Args:
        seed: same seed, same machine, same weights.
        fast: a small slice of the data for two epochs, kept apart from real runs.
        epochs: another number of epochs than the experiment's.
        callbacks: further Keras callbacks, for tests.

    Returns:
        (the trained model, its history): see `snapshots.start` for the history's form.

    Raises:
        Problem: the loss became NaN, or the disk is full. The last good epoch is kept.
        KeyboardInterrupt: as usual; the last finished epoch is kept.
    """
    splits, settings = experiment.splits, experiment.training
    train_part, validation = splits.train, splits.validation
    if fast:
        train_part, validation = train_part.take(slice(FAST["train"])), validation.take(slice(FAST["validation"]))
        settings = replace(settings, epochs=FAST["epochs"])
    settings = replace(settings, epochs=epochs or settings.epochs)
    folder = experiment.run_folder / f"seed-{seed}{'-fast' if fast else ''}"
    steps = -(-settings.samples(len(train_part)) // settings.batch_size)
    model = prepare(experiment, seed, settings, steps)
    done, history = checkpoint.load(folder, model)
    history = history or snapshots.start(model, seed, machine())
    if done > settings.epochs:
        raise Problem(f"{folder} already holds {done} epochs, more than {settings.epochs}. Remove it to start anew.")
    samples = snapshots.choose(validation)
    with Reporter(settings.epochs, done) as reporter:
        for epoch in range(done, settings.epochs):
            began = time.monotonic()
            reporter.begin_epoch(epoch + 1, steps)
            inputs, targets = settings.epoch(train_part, seed_epoch(model, seed, epoch))
            result = model.fit(
                inputs,
                targets,
                batch_size=settings.batch_size,
                shuffle=False,
                verbose=0,
                callbacks=[reporter, *callbacks],
            )
            if reporter.broken:
                raise Problem(
                    f"The loss became NaN in epoch {epoch + 1}. The {epoch} good epochs before it are kept in {folder}; "
                    "try a smaller learning rate."
                )
            row = {"epoch": epoch + 1, **measure(model, validation, result.history)}
            history["curves"].append(row)
            history["answers"].append(snapshots.answers(model, validation, samples))
            history["seconds"] += time.monotonic() - began
            try:
                checkpoint.save(folder, epoch + 1, model, history)
            except OSError as error:
                raise Problem(
                    f"Epoch {epoch + 1} could not be saved ({error.strerror}). The one before it is kept."
                ) from error
            reporter.end_epoch(row)
    history["after"] = snapshots.histograms(model)
    return model, history


def prepare(experiment: Experiment, seed: int, settings, steps: int) -> keras.Model:
    """The untrained, compiled model, with its optimizer's state made."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)
    model = experiment.build()
    model.compile(
        optimizer=settings.optimizer(steps * settings.epochs),
        loss=keras.losses.CategoricalCrossentropy(label_smoothing=settings.label_smoothing),
        metrics=["accuracy"],
    )
    model.optimizer.build(model.trainable_variables)
    return model


def measure(model: keras.Model, validation, fitted: dict) -> dict:
    """Losses and accuracies of one epoch; the validation loss is without label smoothing, in nats."""
    probabilities = model.predict(validation.inputs, batch_size=500, verbose=0)
    right = np.take_along_axis(probabilities, validation.targets[..., None], -1)[..., 0]
    return {
        "loss": float(fitted["loss"][-1]),
        "value": float(fitted["accuracy"][-1]),
        "validation_loss": float(-np.log(np.maximum(right, 1e-12)).mean()),
        "validation_value": float((probabilities.argmax(-1) == validation.targets).mean()),
    }


def machine() -> str:
    """This machine in words, without its name."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {keras.backend.backend()}"
