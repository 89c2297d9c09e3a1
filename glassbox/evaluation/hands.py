"""Measure a network that reads hands: on people it never saw, by cross-validation, and on rendered hands.

The network that ships has seen everybody; who has not is four networks like it, each trained without one person.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, Unpack

import numpy as np
from PIL import Image

from ..data.webcam import PEOPLE, frames
from ..experiment import Experiment
from ..hands.drawn import drawn_hand
from ..hands.scenes import over, rendered_scenes, shown_scenes
from ..images.fitting import Fit
from ..kinds.camera import Camera
from ..runtime import Predictor
from ..splits import Part, Pool, Splits
from ..training import folds
from . import deletion_test, statistics
from .report import Measured
from .statistics import Beside, Metric

# (people, generator) -> an epoch of pictures and targets of these people
Scenes: TypeAlias = Callable[[tuple[str, ...], np.random.Generator], tuple[np.ndarray, np.ndarray]]

BLOCK = 20  # frames in a row that are as good as one: the interval draws such blocks anew


def splits(fit: Fit) -> Splits:
    """All people train; rendered hands before photos, of models that no training saw, decide and measure."""
    return Splits(
        train=frames(PEOPLE, fit),
        validation=Part(*rendered_scenes(fit, slice(0, None, 2))),
        test=Part(*rendered_scenes(fit, slice(1, None, 2))),
    )


def folds_of(experiment: Experiment[Camera], epochs: int, scenes: Scenes) -> dict[str, Experiment[Camera]]:
    """One fold for each person: trained on the others, asked about that one.

    Args:
        scenes: (people, generator) -> an epoch of pictures and targets of these people.
    """
    return {person: _without(experiment, person, epochs, scenes) for person in PEOPLE}


def _without(experiment: Experiment[Camera], person: str, epochs: int, scenes: Scenes) -> Experiment[Camera]:
    fit = experiment.page.fit
    others = tuple(one for one in PEOPLE if one != person)

    def load() -> Splits:
        unseen = frames((person,), fit)
        return Splits(train=frames(others, fit), validation=unseen, test=unseen)

    def epoch(_part: Part, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        return scenes(others, generator)

    return folds.fold(experiment, person, epochs, load, epoch)


def measure(experiment: Experiment[Camera], predictor: Predictor, data: Splits, chosen: str) -> Measured:
    """People never seen (from the folds), and rendered hands (on the shipped file).

    Args:
        chosen: a sentence on what was chosen while looking at whom, for that figure flatters.
    """
    result, page = folds.read(experiment), experiment.page
    truth = [np.array([int(c) for c in row["truth"]]) for row in result["folds"]]
    answers = [np.array([int(c) for c in row["answers"]]) for row in result["folds"]]
    sure = [np.array(row["probabilities"]) / 100 for row in result["folds"]]
    right = [a == t for a, t in zip(answers, truth, strict=True)]
    worst = int(np.argmin([one.mean() for one in right]))
    everything = np.concatenate(truth)
    rendered = predictor(data.test.inputs)
    counts = statistics.confusion(everything, np.concatenate(answers), len(page.labels))
    guess: Beside = {"baseline": round(1 / len(page.labels), 6), "baseline_label": "a guess"}
    names = [row["name"] for row in result["folds"]]
    shares = ", ".join(f"{name} {one.mean():.1%}" for name, one in zip(names, right, strict=True))
    metrics = {
        "unseen_people": _metric(
            right,
            truth,
            "Cross-validation accuracy",
            "of hands read right, of people it never saw (mean of four)",
            "Leave one person out: four networks like this one, each trained without one of the four people and asked about "
            f"every frame of that one; after how many epochs, the other three folds decided. {chosen} "
            f"Each person counts alike: {shares}. The interval is for these four people's frames, drawn anew in "
            f"blocks of {BLOCK}; other people will differ more.",
            **guess,
        ),
        "worst_person": _metric(
            [right[worst]],
            [truth[worst]],
            "Accuracy of the worst fold",
            "for the person it read worst",
            f"The same four networks and frames: person {names[worst]}.",
            **guess,
        ),
        "answered_unseen": statistics.share(
            np.concatenate(sure) >= page.unsure_below,
            "Coverage",
            "of those frames answered, rather than “show me your hand”",
            f"Frames with a best probability of {page.unsure_below:.0%} or more, in the same folds.",
        ),
        "rendered": statistics.share(
            rendered.argmax(1) == data.test.targets,
            "Accuracy on rendered hands",
            "of rendered hands before photos read right, by the file that ships",
            "Computer-made hands that no training part holds, put before photos that none holds; a quarter are photos "
            "without a hand.",
            **guess,
        ),
        **deletion_test.metrics(experiment, predictor, data.test, data.every),
    }
    return Measured(
        metrics=metrics,
        classes=statistics.class_rows(counts, page.labels),
        confusion={"labels": list(page.labels), "counts": counts},
        mistakes=[],
        calibration=statistics.calibration(np.concatenate(sure), np.concatenate(right)),
    )


def _metric(
    right: list[np.ndarray], truth: list[np.ndarray], name: str, label: str, how: str, **more: Unpack[Beside]
) -> Metric:
    """The mean over people of the share right, with a 95 % interval from blocks of frames drawn anew 2,000 times."""
    generator = np.random.default_rng(1)
    draws = np.zeros(2_000)
    for one, target in zip(right, truth, strict=True):
        edges = np.flatnonzero(np.diff(target)) + 1
        blocks = [
            block.mean() for run in np.split(one, edges) for block in np.split(run, range(BLOCK, len(run), BLOCK))
        ]
        draws += generator.choice(blocks, (len(draws), len(blocks))).mean(1) / len(right)
    value, n = float(np.mean([one.mean() for one in right])), sum(len(one) for one in right)
    low, high = np.quantile(draws, [0.025, 0.975])
    return statistics.metric(value, low, high, n, name, label, how, **more)


def examples(experiment: Experiment[Camera], _splits: Splits) -> list[dict]:
    """Hands drawn by a program, for a visitor without a camera: written beside the model as pictures."""
    rows = []
    for move, wall in zip(experiment.page.moves, ((214, 220, 226), (226, 219, 210), (216, 224, 214)), strict=True):
        behind = np.full((1, 240, 240, 3), wall, np.uint8)
        picture = over(drawn_hand(move, 240)[None], behind)[0]
        file = f"{move}.png"
        Image.fromarray(picture).save(experiment.model_folder / file, optimize=True)
        rows.append({"label": move, "file": file, "credit": "drawn by Glassbox"})
    return rows


def shown_pool(fit: Fit) -> Pool:
    """Pictures like those of an epoch that may be shown, to show what units look for: drawn hands and photos without a hand."""
    pictures, labels = shown_scenes(fit)
    return Pool(
        pictures,
        labels,
        "Hands drawn by Glassbox, and photos of Caltech-101, CC BY 4.0: what may be shown of its training",
    )
