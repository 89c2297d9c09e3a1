"""Cross-validation: train once for each group of samples without it, and ask about that group what it never saw.

How many epochs a fold is asked after is decided by the *other* folds, so that no figure is chosen by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import keras
import numpy as np

from ..experiment import Experiment, P
from ..files import make_folder, read_json, write_json
from ..splits import Arrays, Part, Splits
from .loop import shortened, train

FILE = "folds.json"


def fold(
    experiment: Experiment[P],
    name: str,
    epochs: int,
    load: Callable[[], Splits],
    epoch: Callable[[Part, np.random.Generator], tuple[Arrays, np.ndarray]],
) -> Experiment[P]:
    """The same experiment, trained without one group and asked about it after every epoch.

    Args:
        name: of the group that is left out.
        epochs: how many; all folds as many.
        load: () -> Splits whose validation part is the group.
        epoch: (part, generator) -> one epoch without the group.
    """
    training = replace(shortened(experiment.training, epochs), epoch=epoch, answers=every_answer)
    return replace(experiment, run=f"without-{name}", load=load, training=training)


def every_answer(model: keras.Model, validation: Part, _positions: np.ndarray) -> list[dict]:
    """The network's answer to every validation sample."""
    probabilities = model.predict(validation.inputs, batch_size=250, verbose=0)
    return [{"answer": int(row.argmax()), "probability": round(float(row.max()), 3)} for row in probabilities]


def crossvalidate(experiment: Experiment, seed: int = 1) -> dict:
    """Train every fold (or go on where it stopped) and write `folds.json` beside the model.

    Returns:
        {"chosen_epoch": of the model that ships, "seconds", "folds": [{"name", "epoch", "curve": share right after each
        epoch, "truth", "answers": class numbers as one string of digits, "probabilities": in hundredths}]}
    """
    make_folder(experiment.model_folder)
    folds = experiment.folds() if experiment.folds else {}
    histories = {name: train(one, seed=seed)[1] for name, one in folds.items()}
    truth = {name: one.splits.validation.targets for name, one in folds.items()}
    curves = {
        name: [float(np.mean([a["answer"] for a in row] == truth[name])) for row in history["answers"]]
        for name, history in histories.items()
    }
    rows = []
    for name, history in histories.items():
        epoch = best_epoch([curve for other, curve in curves.items() if other != name])
        answers = history["answers"][epoch - 1]
        rows.append(
            {
                "name": name,
                "epoch": epoch,
                "curve": [round(value, 4) for value in curves[name]],
                "truth": "".join(str(one) for one in truth[name]),
                "answers": "".join(str(one["answer"]) for one in answers),
                "probabilities": [round(100 * one["probability"]) for one in answers],
            }
        )
    result = {
        "chosen_epoch": best_epoch(list(curves.values())),
        "seconds": round(sum(history["seconds"] for history in histories.values())),
        "folds": rows,
    }
    write_json(experiment.model_folder / FILE, result)
    return result


def best_epoch(curves: list[list[float]]) -> int:
    """The epoch (from 1) after which the mean of the curves is highest, each value averaged with its neighbours."""
    mean = np.mean(curves, axis=0)
    smooth = [mean[max(0, i - 1) : i + 2].mean() for i in range(len(mean))]
    return int(np.argmax(smooth)) + 1


def read(experiment: Experiment) -> dict:
    """What `crossvalidate` wrote."""
    return read_json(experiment.model_folder / FILE)
