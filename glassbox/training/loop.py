"""Train an experiment, epoch by epoch, so that a kill at any moment loses at most the epoch under way."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np

from ..errors import Problem
from ..experiment import Experiment
from ..settings import MOST_SEED, Training
from ..splits import Part
from . import checkpoint, snapshots
from .lock import locked
from .progress import Reporter
from .seeds import seed_epoch

FAST = {"epochs": 2, "train": 1_000, "validation": 300}  # --fast: seconds, for a first look


def train(
    experiment: Experiment,
    seed: int = 1,
    fast: bool = False,
    epochs: int | None = None,
    callbacks: Iterable[keras.callbacks.Callback] = (),
) -> tuple[keras.Model, dict]:
    """Train, or go on where training stopped.

    Args:
        seed: same seed, same machine, same weights.
        fast: a small slice of the data for two epochs, kept apart from real runs.
        epochs: another number of epochs than the experiment's.
        callbacks: further Keras callbacks, for tests.

    Returns:
        (the trained model, its history): see `snapshots.start` for the history's form.

    Raises:
        Problem: the seed is none, the loss became NaN or infinite, or the disk is full. The last good epoch is kept.
        KeyboardInterrupt: as usual; the last finished epoch is kept.
    """
    if not 0 <= seed <= MOST_SEED:
        raise Problem(f"{seed} cannot be a seed: choose a number from 0 to {MOST_SEED}.")
    folder = experiment.run_folder / f"seed-{seed}{'-fast' if fast else ''}"
    wanted = epochs or (FAST["epochs"] if fast else experiment.training.epochs)
    # What has finished is only read: by anybody, and from a place that cannot be written.
    with nullcontext() if checkpoint.epochs(folder) == wanted else locked(folder):
        return _train(experiment, folder, seed, fast, wanted, callbacks)


def _train(
    experiment: Experiment,
    folder: Path,
    seed: int,
    fast: bool,
    epochs: int,
    callbacks: Iterable[keras.callbacks.Callback],
) -> tuple[keras.Model, dict[str, Any]]:
    splits, settings = experiment.splits, experiment.training
    train_part, validation = splits.train, splits.validation
    if not settings.epochs:
        model = prepare(experiment, seed)
        return model, snapshots.start(model, seed, machine()) | {"after": []}
    if fast:
        train_part, validation = train_part.take(slice(FAST["train"])), validation.take(slice(FAST["validation"]))
    settings = shortened(settings, epochs)
    steps = -(-settings.samples(len(train_part)) // settings.batch_size)
    model = prepare(experiment, seed)
    learner = settings.learner(model) if settings.learner else model
    done, history = checkpoint.load(
        folder, learner, lambda epoch: begin_phase(learner, settings, steps, max(0, epoch - 1))
    )
    history = history or snapshots.start(model, seed, machine())
    if done > settings.epochs:
        raise Problem(f"{folder} already holds {done} epochs, more than {settings.epochs}. Remove it to start anew.")
    samples = snapshots.choose(validation)
    with Reporter(settings.epochs, done) as reporter:
        for epoch in range(done, settings.epochs):
            began = time.monotonic()
            if epoch == 0 or phase_of(settings, epoch) != phase_of(settings, epoch - 1):
                begin_phase(learner, settings, steps, epoch)
            reporter.begin_epoch(epoch + 1, steps)
            inputs, targets = settings.epoch(train_part, seed_epoch(learner, seed, epoch))
            result = learner.fit(
                inputs,
                targets,
                batch_size=settings.batch_size,
                shuffle=False,
                verbose=0,
                callbacks=[reporter, *callbacks],
            )
            row = {"epoch": epoch + 1, **fitted(result.history)}
            if not reporter.broken:
                row |= (settings.score or measure)(model, validation)
            if reporter.broken or not np.isfinite(row["validation_loss"]):
                raise Problem(
                    f"The loss became infinite, or no number, in epoch {epoch + 1}. The {epoch} good epochs before it are "
                    f"kept in {folder}; try a smaller learning rate."
                )
            history["curves"].append(row)
            history["answers"].append((settings.answers or snapshots.answers)(model, validation, samples))
            history["seconds"] += time.monotonic() - began
            try:
                checkpoint.save(folder, epoch + 1, learner, history)
            except OSError as error:
                raise Problem(
                    f"Epoch {epoch + 1} could not be saved in {folder} ({error.strerror}). The one before it is kept."
                ) from error
            reporter.end_epoch(row)
    if settings.finish:
        settings.finish(model)
    history["after"] = snapshots.histograms(model)
    return model, history


def trained(experiment: Experiment, seed: int = 1) -> keras.Model:
    """The model of a training that has finished, with no data loaded and nothing trained.

    Raises:
        Problem: it has not finished, or its last checkpoint is damaged.
    """
    if not experiment.training.epochs:
        return prepare(experiment, seed)
    folder = experiment.run_folder / f"seed-{seed}"
    done = checkpoint.epochs(folder)
    if done != experiment.training.epochs:
        raise Problem(
            f"{folder} holds {done} of {experiment.training.epochs} epochs. "
            f"Let the training finish first: make train NAME={experiment.id}."
        )
    model, settings = prepare(experiment, seed), experiment.training
    checkpoint.load_weights(folder, settings.learner(model) if settings.learner else model)
    if settings.finish:
        settings.finish(model)
    return model


def prepare(experiment: Experiment, seed: int) -> keras.Model:
    """The untrained model."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)
    return experiment.build()


def shortened(settings: Training, epochs: int) -> Training:
    """The same training with another number of epochs; of several phases the last gives way."""
    if epochs == settings.epochs or not settings.phases:
        return replace(settings, epochs=epochs)
    *before, last = settings.phases
    left = max(1, epochs - sum(phase.epochs for phase in before))
    phases = (
        *(replace(phase, epochs=min(phase.epochs, max(1, epochs - 1))) for phase in before),
        replace(last, epochs=left),
    )
    return replace(settings, epochs=sum(phase.epochs for phase in phases), phases=phases)


def phase_of(settings: Training, epoch: int) -> int:
    """Number of the phase to which an epoch (from 0) belongs."""
    ends = np.cumsum([phase.epochs for phase in settings.stretches()])
    return min(int(np.searchsorted(ends, epoch, side="right")), len(ends) - 1)


def begin_phase(model: keras.Model, settings: Training, steps: int, epoch: int) -> None:
    """Compile the model for the phase of an epoch (from 0), with the state of its optimizer made."""
    phase = settings.stretches()[phase_of(settings, epoch)]
    if phase.learns:
        for layer in model.layers:
            layer.trainable = bool(phase.learns(layer))
    else:
        model.trainable = True
    smooth = keras.losses.CategoricalCrossentropy(label_smoothing=settings.label_smoothing)
    model.compile(
        optimizer=phase.optimizer(steps * phase.epochs),
        loss=settings.loss() if settings.loss else smooth,
        metrics=(settings.metrics() if settings.metrics else []) if settings.loss else ["accuracy"],
    )
    model.optimizer.build(model.trainable_variables)


def fitted(history: dict) -> dict:
    """Training loss of one epoch, the share right where the targets are classes, and what else was measured."""
    return {"value" if name == "accuracy" else name: float(values[-1]) for name, values in history.items()}


def measure(model: keras.Model, validation: Part) -> dict:
    """Validation loss without label smoothing, in nats, and the share right."""
    probabilities = model.predict(validation.inputs, batch_size=250, verbose=0)
    right = np.take_along_axis(probabilities, validation.targets[..., None], -1)[..., 0]
    return {
        "validation_loss": float(-np.log(np.maximum(right, 1e-12)).mean()),
        "validation_value": float((probabilities.argmax(-1) == validation.targets).mean()),
    }


def machine() -> str:
    """This machine in words, without its name."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {keras.backend.backend()}"
