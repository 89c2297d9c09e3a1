"""A fixed tenth of what is measured, and its recorded figures: so that a test can measure every model in seconds.

`tenth.json` is written when a model is measured. It is no published figure, and no page reads it: it only says what
the shipped file gave on those samples, for `glassbox verify --tenth` to find again.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np

from ..experiment import Experiment
from ..files import read_json, write_json
from ..runtime import Predictor
from ..splits import Part, Splits
from . import tolerance
from .report import Measured

FILE = "tenth.json"
EVERY = 10
NUMBERS: tuple[Literal["value", "low", "high", "n", "unit"], ...] = ("value", "low", "high", "n", "unit")


def splits_of(experiment: Experiment) -> Splits:
    """What an experiment is measured on.

    The splits of an experiment with photos of its own are left empty: those of the detector take many minutes to load,
    for its teacher must look at thousands of photos.
    """
    if experiment.own_photos:
        nothing = Part(np.empty(0), np.empty(0))
        return Splits(nothing, nothing, nothing)
    return experiment.splits


def tenth_of(splits: Splits, running: bool) -> Splits:
    """The same splits with every tenth sample of the test part, and of the drawings.

    Args:
        running: whether the test part is a running text; then it is its first tenth, for a text is read in order.
    """

    def cut(part: Part) -> Part:
        return part.take(slice(0, max(1, len(part) // EVERY)) if running else slice(0, None, EVERY))

    return replace(splits, test=cut(splits.test), drawn=splits.drawn and cut(splits.drawn), every=EVERY)


def measure(experiment: Experiment, predictor: Predictor) -> dict:
    """Figures and tables on the tenth: {"metrics": name -> its numbers, "classes", "confusion"}."""
    return _figures(_measured(experiment, predictor))


def write(experiment: Experiment, predictor: Predictor) -> None:
    """Measure the tenth and write the figures beside the model."""
    write_json(experiment.model_folder / FILE, measure(experiment, predictor))


def differences(experiment: Experiment, predictor: Predictor) -> list[str]:
    """One sentence for each figure of the tenth that is another one than was recorded, by more than a processor explains."""
    file = Path(experiment.model_folder / FILE)
    if not file.is_file():
        return [f"There is no {FILE}: `glassbox measure {experiment.id}` writes it."]
    measured = _measured(experiment, predictor)
    then, now = read_json(file), _figures(measured)
    return (
        tolerance.metric_differences(then["metrics"], now["metrics"], measured.rules)
        + tolerance.class_differences(then["classes"], now["classes"])
        + tolerance.confusion_differences(then["confusion"], now["confusion"])
    )


def _measured(experiment: Experiment, predictor: Predictor) -> Measured:
    return experiment.measure(experiment, predictor, tenth_of(splits_of(experiment), experiment.page.reads_on))


def _figures(measured: Measured) -> dict:
    metrics = {name: {key: one[key] for key in NUMBERS if key in one} for name, one in measured.metrics.items()}
    return {"metrics": metrics, "classes": measured.classes, "confusion": measured.confusion}
