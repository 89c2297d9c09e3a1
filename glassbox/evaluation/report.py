"""The report: everything that was measured on the shipped file, in the form that pages and cards read."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..contract import check
from ..errors import Problem
from ..experiment import Experiment
from ..files import read_json, write_json
from ..images.fitting import from_base64
from ..training import snapshots
from .statistics import Metric
from .tolerance import Rule

FILE = "report.json"


@dataclass
class Measured:
    """What an experiment's `measure` gives back; the fields are those of the report (web/src/contract/)."""

    metrics: dict[str, Metric]
    classes: list[dict]
    confusion: dict | None
    mistakes: list[dict]
    calibration: dict | None
    # How far a metric may be off when it is measured again, where it is no plain share of samples.
    rules: dict[str, Rule] = field(default_factory=dict)


def assemble(experiment: Experiment, measured: Measured, history: dict, notes: list[str | dict]) -> dict:
    """The whole report of a training and its measurement; `notes` are those of `glassbox.release.failures`."""
    splits, settings = experiment.splits, experiment.training
    curves = history["curves"]
    samples = snapshots.choose(splits.validation)
    before = {row["layer"]: row for row in history["before"]}
    return {
        "experiment": experiment.id,
        "metrics": measured.metrics,
        "classes": measured.classes,
        "confusion": measured.confusion,
        "mistakes": measured.mistakes if experiment.data.shown else [],
        "calibration": measured.calibration,
        "training": {
            "metric": settings.metric,
            "curves": [_rounded(row) for row in curves],
            "chosen_epoch": len(curves),
            "minutes": round(history["seconds"] / 60, 1),
            "machine": history["machine"],
            "seed": history["seed"],
            "examples": {part: len(getattr(splits, part)) for part in ("train", "validation", "test")},
            "settings": {"epochs": len(curves), "batch size": settings.batch_size, **settings.settings},
        },
        "samples": [
            {
                "input": experiment.page.describe(splits.train.inputs[i]),
                "label": experiment.page.name_truth(splits.train.targets[i]),
            }
            for i in np.linspace(0, len(splits.train) - 1, 30).astype(int)
            if experiment.data.shown
        ],
        "snapshots": {
            "samples": [
                {
                    "input": experiment.page.describe(splits.validation.inputs[i]),
                    "truth": experiment.page.name_truth(splits.validation.targets[i]),
                }
                for i in samples
                if experiment.data.shown
            ],
            "epochs": [
                {
                    "epoch": row["epoch"],
                    "answers": [
                        {
                            "label": experiment.page.name_target(np.array(one["answer"])),
                            "probability": one["probability"],
                            **({"made": one["made"]} if "made" in one else {}),
                        }
                        for one in answers
                    ],
                }
                for row, answers in _few(list(zip(curves, history["answers"], strict=True)))
                if experiment.data.shown
            ],
            "weights": [
                {
                    "layer": after["layer"],
                    **{
                        name: {"edges": row["edges"], "counts": row["counts"]}
                        for name, row in (("before", before[after["layer"]]), ("after", after))
                    },
                }
                for after in history["after"]
            ],
        },
        "notes": notes,
    }


def shown_pictures(shown: list[dict]) -> list[np.ndarray]:
    """The pictures of samples that `show` made, (height, width, channels) uint8 each."""
    return [np.atleast_3d(np.asarray(from_base64(one["src"].split(",", 1)[1]))) for one in shown]


def write(experiment: Experiment, report: dict) -> None:
    """Write report.json, once it fits its schema."""
    check("report", report)
    write_json(experiment.model_folder / FILE, report)


def read(experiment: Experiment) -> dict:
    """report.json of the shipped model.

    Raises:
        Problem: there is none yet.
    """
    file = experiment.model_folder / FILE
    if not file.is_file():
        raise Problem(f"{experiment.id} has no report yet: it is not trained. Run: glassbox train {experiment.id}")
    return read_json(file)


def _few(rows: list, most: int = 12) -> list:
    """The first epochs, where most happens, then ever wider steps, and the last."""
    if len(rows) <= most:
        return rows
    which = np.unique(np.round(np.geomspace(1, len(rows), most)).astype(int) - 1)
    return [rows[i] for i in which]


def _rounded(row: dict) -> dict:
    return {key: round(value, 5) if isinstance(value, float) else value for key, value in row.items()}
