"""Measure a network that recognises sketches: classes are uneven, so every word counts alike."""

from __future__ import annotations

import numpy as np

from ..drawing.augmentation import drawn_part
from ..experiment import Experiment
from ..kinds.draw import Draw
from ..runtime import Predictor
from ..splits import Splits
from . import classifier, drawings, statistics
from .report import Measured
from .statistics import Beside

FEW = 12  # drawings to click: every word would be too many


def measure(experiment: Experiment[Draw], predictor: Predictor, splits: Splits) -> Measured:
    """Balanced accuracy on test pictures and on strokes as the page draws them, and what is refused."""
    test, page, drawn = splits.test, experiment.page, drawn_part(splits)
    told, always = classifier.ask(experiment, predictor, test), classifier.commonest(experiment, splits.train, test)
    even: Beside = always | {"baseline": round(1 / len(page.labels), 6)}
    on_canvas = page.answer_pictures(predictor, drawings.drawn_pictures(experiment, splits))
    held_out = f"{len(test):,} pictures held out: a tenth of each word's, none seen in training."
    metrics = {
        "balanced_accuracy": statistics.balanced_share(
            told.right,
            test.targets,
            "Balanced accuracy",
            f"of sketches recognised, each of {len(page.labels)} words counted alike",
            f"{held_out} The mean over the words, so that a word with few drawings counts as much as one with many.",
            **even,
        ),
        "balanced_top3": statistics.balanced_share(
            told.among_best(3),
            test.targets,
            "Balanced top-3 accuracy",
            "of sketches with the word among the best three",
            "The same pictures, words counted alike: what a guessing game needs, for you see its next guesses.",
            baseline=round(3 / len(page.labels), 6),
            baseline_label="always the same three words",
        ),
        "test_accuracy": statistics.share(
            told.right,
            "Test accuracy",
            "of test pictures recognised",
            "The same pictures, each counted once: common words weigh more.",
            **always,
        ),
        "drawn_accuracy": statistics.balanced_share(
            on_canvas == drawn.targets,
            drawn.targets,
            "Balanced accuracy on drawings",
            "of drawings recognised, any size, place and pen",
            f"{len(drawn):,} drawings that are in no training part, from their official strokes, drawn at 25 to "
            "100 % of the canvas, anywhere on it, and sent through what the page does; words counted alike. "
            "“Not sure” counts as wrong.",
            **even,
        ),
    }
    return told.measured(predictor, metrics | drawings.refusals(told, predictor, splits.every), splits.every)


def examples(experiment: Experiment[Draw], splits: Splits) -> list[dict]:
    """A few drawings to click, as people drew them: of words all along the list."""
    page, drawn = experiment.page, drawn_part(splits)
    numbers = np.linspace(0, len(page.labels) - 1, FEW).round().astype(int)
    first = [int(np.flatnonzero(drawn.targets == number)[0]) for number in numbers]
    return [
        {"label": page.labels[n]} | page.place_example(drawn.known_strokes[i])
        for n, i in zip(numbers, first, strict=True)
    ]
