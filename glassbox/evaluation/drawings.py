"""Measure a network that reads drawings: on the official pictures, and on drawings as the page receives them."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from ..drawing.augmentation import placed, scribble
from ..drawing.rendering import render
from ..drawing.tracing import simplify
from ..experiment import Experiment
from ..splits import Part, Splits
from . import classifier, statistics
from .report import Measured

NO_ANSWER = -1
SCRIBBLES = 1_000
SEED = 2_026  # of the drawn test: every model is measured on the same drawings


def measure(experiment: Experiment, predictor, splits: Splits) -> Measured:
    """Accuracy on test pictures and on the drawn test, with confusion, calibration and the worst mistakes."""
    test = splits.test
    told, baseline = classifier.ask(experiment, predictor, test), classifier.commonest(experiment, splits.train, test)
    drawn = answers_of_page(experiment, predictor, drawn_pictures(experiment, splits))
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


def refusals(told: classifier.Answers, predictor, every: int) -> dict[str, statistics.Metric]:
    """How many test pictures a page for drawings answers, and how many scribbles it refuses."""
    page = told.experiment.page
    nonsense = answers_of_page(told.experiment, predictor, nonsense_pictures(told.experiment, SCRIBBLES // every))
    return {
        "answered": statistics.share(
            told.sure >= page.unsure_below,
            "Coverage",
            "of test pictures answered, rather than “not sure”",
            f"Test pictures with a best probability of {page.unsure_below * 100:.0f} % or more.",
        ),
        "nonsense_refused": statistics.share(
            nonsense == NO_ANSWER,
            "Rejection rate, scribbles",
            "of scribbles refused",
            f"{len(nonsense):,} tangles, dots, crossing lines and filled areas made by a program: “not sure” is the right answer.",
        ),
    }


def answers_of_page(experiment: Experiment, predictor, pictures: np.ndarray) -> np.ndarray:
    """What the page answers to pictures of drawings: class numbers, and `NO_ANSWER` for "not sure"."""
    page, probabilities = experiment.page, predictor(pictures)
    ink = pictures.sum(axis=(1, 2, 3)) / 255
    answered = (probabilities.max(1) >= page.unsure_below) & (ink <= page.fullest * page.recipe.box**2)
    return np.where(answered, probabilities.argmax(1), NO_ANSWER)


def drawn_part(splits: Splits) -> Part:
    """The samples whose strokes are replayed: the test part, or strokes apart where the test part has none."""
    return splits.test if splits.drawn is None else splits.drawn


def drawn_test(experiment: Experiment, splits: Splits) -> list[tuple[list[np.ndarray], str]]:
    """Strokes on a unit canvas and the name of the pen, for every sample of `drawn_part`."""
    generator = np.random.default_rng(SEED)
    return [placed(strokes, generator) for strokes in drawn_part(splits).strokes]


def drawn_pictures(experiment: Experiment, splits: Splits) -> np.ndarray:
    """What the network sees of the drawn test: (n, size, size, 1) uint8."""
    page = experiment.page
    return np.stack([render(strokes, page.pens[pen], page.recipe) for strokes, pen in drawn_test(experiment, splits)])[
        ..., None
    ]


def nonsense_pictures(experiment: Experiment, count: int = SCRIBBLES) -> np.ndarray:
    """What the network sees of scribbles."""
    generator, page = np.random.default_rng(SEED), experiment.page
    pens = list(page.pens.values())
    drawings = [render(scribble(generator), pens[i % len(pens)], page.recipe) for i in range(count)]
    return np.stack(drawings)[..., None]


def examples(experiment: Experiment, splits: Splits) -> list[dict]:
    """One drawing a class to click on the page: validation samples, traced."""
    validation, page = splits.validation, experiment.page
    chosen = []
    for number, label in enumerate(page.labels):
        index = int(np.flatnonzero(validation.targets == number)[3])
        chosen.append(example(label, validation.strokes[index], page, smooth))
    return chosen


def example(label: str, strokes: list, page, finish=lambda stroke: stroke) -> dict:
    """A drawing to click, at a comfortable size in the middle of the canvas."""
    points = np.concatenate(strokes)
    low, extent = points.min(0), np.ptp(points, 0)
    placed_strokes = [finish((stroke - low - extent / 2) * (0.6 / extent.max()) + 0.5) for stroke in strokes]
    return {
        "label": label,
        "strokes": [np.round(one, 3).tolist() for one in placed_strokes],
        "pen": page.pens[page.pen],
    }


def smooth(stroke: np.ndarray, spacing: float = 0.012) -> np.ndarray:
    """The same stroke without the small steps that tracing pixels leaves: even points, averaged along the line."""
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    even = np.linspace(0, along[-1], max(2, round(along[-1] / spacing)))
    points = np.stack([np.interp(even, along, stroke[:, axis]) for axis in (0, 1)], axis=1)
    return simplify(gaussian_filter1d(points, 2.5, axis=0, mode="nearest"), spacing / 8)
