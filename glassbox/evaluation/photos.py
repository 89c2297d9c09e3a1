"""Measure a network that says what a photo shows, and whether it knows when it does not know."""

from __future__ import annotations

from dataclasses import replace

from ..data import caltech, unknown
from ..experiment import Experiment
from ..export.temperature import undivided
from ..kinds.photo import Photo
from ..runtime import Predictor
from ..splits import Splits
from . import calibration, classifier, statistics, tolerance
from .report import Measured

EXAMPLES = ("airplanes", "dalmatian", "grand_piano", "sunflower", "starfish", "umbrella")
SIDE = 160  # pixels on the longer side of an example


def measure(experiment: Experiment[Photo], predictor: Predictor, splits: Splits) -> Measured:
    """Share right and among the best five on test photos, and what is refused of known and of unknown things."""
    test, page = splits.test, experiment.page
    told = classifier.ask(experiment, predictor, test)
    strange = undivided(predictor(unknown.photos(page.fit, "test")[:: splits.every]), predictor.raw).max(1)
    metrics = {
        "test_accuracy": statistics.share(
            told.right,
            "Test accuracy",
            f"of photos right, among {len(page.labels)} kinds",
            f"{len(test):,} photos, a tenth of each kind chosen by file name, none seen in training. The best answer "
            "counts, sure or not.",
            **classifier.commonest(experiment, splits.train, test),
        ),
        "top5_accuracy": told.top_five(),
        "unknown_refused": statistics.share(
            strange < page.unsure_below,
            "Rejection rate, unknown things",
            "of photos of unknown things answered with “I don't know this”",
            f"{len(strange)} photos of things outside the list, one of each of as many kinds, none of which took part "
            "in training or in choosing the bar.",
            baseline=0.0,
            baseline_label="always giving an answer",
        ),
        "known_answered": statistics.share(
            told.unscaled >= page.unsure_below,
            "Coverage",
            "of photos of known things answered at all",
            f"The {len(test):,} test photos: the best probability is {page.unsure_below * 100:.0f} % or more"
            f"{calibration.words(predictor)}.",
        ),
        "right_when_answered": statistics.share(
            told.right[told.unscaled >= page.unsure_below],
            "Selective accuracy",
            "right, of those answered",
            "The test photos that were answered.",
        ),
    }
    measured = told.measured(predictor, metrics, splits.every)
    return replace(measured, rules={"right_when_answered": tolerance.OF_ANSWERS})


def examples(experiment: Experiment[Photo], _splits: Splits) -> list[dict]:
    """Photos to click, written beside the model: the first validation photo of a few kinds."""
    rows = []
    for folder in EXAMPLES:
        number = list(caltech.photos()).index(folder)
        name = caltech.photos()[folder][9]
        photo = caltech.photo(folder, name)
        photo.thumbnail((SIDE, SIDE))
        file = f"{folder}.jpg"
        photo.save(experiment.model_folder / file, "JPEG", quality=85, optimize=True)
        rows.append(
            {"label": experiment.page.labels[number], "file": file, "credit": f"Caltech-101, {name}, CC BY 4.0"}
        )
    return rows
