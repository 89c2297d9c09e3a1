"""Measure a network that says what a photo shows, and whether it knows when it does not know."""

from __future__ import annotations

import io

import numpy as np

from ..data import caltech, unknown
from ..data.parts import Splits
from ..experiment import Experiment
from . import faithful, statistics
from .drawings import mistakes
from .report import Measured

EXAMPLES = ("airplanes", "dalmatian", "grand_piano", "sunflower", "starfish", "umbrella")
SIDE = 160  # pixels on the longer side of an example


def measure(experiment: Experiment, predictor, splits: Splits) -> Measured:
    """Share right and among the best five on test photos, and what is refused of known and of unknown things."""
    test, page = splits.test, experiment.page
    probabilities = predictor(test.inputs)
    answers, sure = probabilities.argmax(1), probabilities.max(1)
    right = answers == test.targets
    top5 = (np.argsort(-probabilities, 1)[:, :5] == test.targets[:, None]).any(1)
    strange = predictor(unknown.photos(page.fit, "test")).max(1)
    counts = statistics.confusion(test.targets, answers, len(page.labels))
    commonest = int(np.bincount(splits.train.targets).argmax())
    always = f"always answering {page.labels[commonest]}"
    return Measured(
        metrics={
            "test_accuracy": statistics.share(
                right,
                f"of photos right, among {len(page.labels)} kinds",
                f"{len(test):,} photos, a tenth of each kind chosen by file name, none seen in training. The best answer "
                "counts, sure or not.",
                baseline=round(float((test.targets == commonest).mean()), 6),
                baseline_label=always,
            ),
            "top5_accuracy": statistics.share(
                top5,
                "of photos with the right kind among the best five",
                "The same photos.",
                baseline=round(5 / len(page.labels), 6),
                baseline_label="always the same five kinds",
            ),
            "unknown_refused": statistics.share(
                strange < page.unsure_below,
                "of photos of unknown things answered with “I don't know this”",
                f"{len(strange)} photos of things outside the list, one of each of as many kinds, none of which took part "
                "in training or in choosing the bar.",
                baseline=0.0,
                baseline_label="always giving an answer",
            ),
            "known_answered": statistics.share(
                sure >= page.unsure_below,
                "of photos of known things answered at all",
                f"The {len(test):,} test photos: the best probability is {page.unsure_below * 100:.0f} % or more.",
            ),
            "right_when_answered": statistics.share(
                right[sure >= page.unsure_below],
                "right, of those answered",
                "The test photos that were answered.",
            ),
            **faithful.metrics(experiment, predictor, test),
        },
        classes=statistics.class_rows(counts, page.labels),
        confusion={"labels": list(page.labels), "counts": counts},
        mistakes=mistakes(experiment, test, probabilities),
        calibration=statistics.calibration(sure, right),
    )


def examples(experiment: Experiment, _splits: Splits) -> list[dict]:
    """Photos to click, written beside the model: the first validation photo of a few kinds."""
    rows = []
    for folder in EXAMPLES:
        number = list(caltech.photos()).index(folder)
        name = caltech.photos()[folder][9]
        photo = caltech.photo(folder, name)
        photo.thumbnail((SIDE, SIDE))
        buffer = io.BytesIO()
        photo.save(buffer, "JPEG", quality=85, optimize=True)
        file = f"{folder}.jpg"
        (experiment.model_folder / file).write_bytes(buffer.getvalue())
        rows.append(
            {"label": experiment.page.labels[number], "file": file, "credit": f"Caltech-101, {name}, CC BY 4.0"}
        )
    return rows
