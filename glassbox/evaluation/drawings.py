"""Measure a network that reads drawings: on the official pictures, and on drawings as the page receives them."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from ..drawing.augmentation import drawn_test, scribble
from ..drawing.rendering import render
from ..drawing.tracing import simplify
from ..experiment import Experiment
from ..kinds.draw import NO_ANSWER, Draw
from ..runtime import Predictor
from ..splits import Splits
from . import calibration, classifier, statistics
from .report import Measured

SCRIBBLES = 1_000
SEED = 2_026  # of the scribbles: every model is asked about the same ones


def measure(experiment: Experiment[Draw], predictor: Predictor, splits: Splits) -> Measured:
    """Accuracy on test pictures and on the drawn test, with confusion, calibration and the worst mistakes."""
    test = splits.test
    told, baseline = classifier.ask(experiment, predictor, test), classifier.commonest(experiment, splits.train, test)
    drawn = experiment.page.answer_pictures(predictor, drawn_pictures(experiment, splits))
    metrics = {
        "test_accuracy": statistics.share(
            told.right,
            "Test accuracy",
            "of test pictures read right",
            f"All {len(test):,} official test pictures, none seen in training.",
            **baseline,
        ),
        "drawn_accuracy": statistics.share(
            drawn == test.targets,
            "Accuracy on drawings",
            "of drawings read right, any size, place and pen",
            "The same test pictures traced to strokes, drawn at 25 to 100 % of the canvas, anywhere on it, with a thin, "
            "medium or thick pen, and sent through what the page does. “Not sure” counts as wrong.",
            **baseline,
        ),
    }
    return told.measured(predictor, metrics | refusals(told, predictor, splits.every), splits.every)


def refusals(told: classifier.Answers[Draw], predictor: Predictor, every: int) -> dict[str, statistics.Metric]:
    """How many test pictures a page for drawings answers, and how many scribbles it refuses."""
    page = told.experiment.page
    nonsense = page.answer_pictures(predictor, nonsense_pictures(told.experiment, SCRIBBLES // every))
    return {
        "answered": statistics.share(
            told.unscaled >= page.unsure_below,
            "Coverage",
            "of test pictures answered, rather than “not sure”",
            f"Test pictures with a best probability of {page.unsure_below * 100:.0f} % or more{calibration.words(predictor)}.",
        ),
        "nonsense_refused": statistics.share(
            nonsense == NO_ANSWER,
            "Rejection rate, scribbles",
            "of scribbles refused",
            f"{len(nonsense):,} tangles, dots, crossing lines and filled areas made by a program: “not sure” is the right answer.",
        ),
    }


def drawn_pictures(experiment: Experiment[Draw], splits: Splits) -> np.ndarray:
    """What the network sees of the drawn test: (n, size, size, 1) uint8."""
    page = experiment.page
    return np.stack([render(strokes, page.pens[pen], page.recipe) for strokes, pen in drawn_test(splits)])[..., None]


def nonsense_pictures(experiment: Experiment[Draw], count: int = SCRIBBLES) -> np.ndarray:
    """What the network sees of scribbles."""
    generator, page = np.random.default_rng(SEED), experiment.page
    pens = list(page.pens.values())
    drawings = [render(scribble(generator), pens[i % len(pens)], page.recipe) for i in range(count)]
    return np.stack(drawings)[..., None]


def examples(experiment: Experiment[Draw], splits: Splits) -> list[dict]:
    """One drawing a class to click on the page: validation samples, traced."""
    validation, page = splits.validation, experiment.page
    chosen = []
    for number, label in enumerate(page.labels):
        index = int(np.flatnonzero(validation.targets == number)[3])
        chosen.append({"label": label} | page.place_example(validation.known_strokes[index], smooth))
    return chosen


def smooth(stroke: np.ndarray, spacing: float = 0.012) -> np.ndarray:
    """The same stroke without the small steps that tracing pixels leaves: even points, averaged along the line."""
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    even = np.linspace(0, along[-1], max(2, round(along[-1] / spacing)))
    points = np.stack([np.interp(even, along, stroke[:, axis]) for axis in (0, 1)], axis=1)
    return simplify(gaussian_filter1d(points, 2.5, axis=0, mode="nearest"), spacing / 8)
