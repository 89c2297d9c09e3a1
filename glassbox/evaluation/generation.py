"""How good made pictures are: does a judge see what was asked for, and are they spread as real pictures are?

The Fréchet distance (Heusel and others, 2017, arXiv:1706.08500) compares two sets of pictures: each set's features in
the judge's last hidden layer are described by their mean and covariance, and the distance is 0 when both are equal. It
grows when pictures look wrong, and also when they are all alike. Its size means something only beside others measured
in the same way: what real pictures of another part reach (the floor), and what a dumb maker reaches.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Unpack

import numpy as np
from PIL import Image

from ..experiment import Experiment
from ..generation import sampling
from ..generation.judge import Judge
from ..kinds.generate import Generate
from ..runtime import Predictor
from ..splits import Part, Splits
from . import statistics
from .judge import FEATURES, judge_of
from .report import Measured
from .statistics import Beside, Metric

if TYPE_CHECKING:
    import keras

EACH = 200  # pictures of each class that are made and measured
GROUPS = 20  # for the interval of a distance
FIRST_SEED = 1_000_000  # of the measured pictures: far from the seeds that a page offers
TRIED = 1_000  # seeds that are tried for a picture that is seen as something else
IN_TRAINING = 40  # pictures of each class after an epoch


def measure(experiment: Experiment[Generate], predictor: Predictor, splits: Splits) -> Measured:
    """Made pictures of the shipped file, judged. The confusion's rows are what was asked for, its columns what was seen."""
    labels, judge = experiment.page.labels, judge_of(experiment)
    each = EACH // splits.every
    asked = np.arange(each * len(labels)) % len(labels)
    made = sampling.pictures(sampling.of_file(predictor), experiment.page, FIRST_SEED + np.arange(len(asked)), asked)
    features, probabilities = judge(made)
    seen = probabilities.argmax(-1)
    real, real_probabilities = judge(splits.test.inputs / 255)
    other, _ = judge(splits.validation.inputs[_each(splits.validation, each)] / 255)
    dumb, dumb_probabilities = judge(gaussian(splits.train, asked, np.random.default_rng(1)))
    test_right = real_probabilities.argmax(-1) == splits.test.targets
    floor = frechet(other, real)
    counts = statistics.confusion(asked, seen, len(labels))
    n = f"{len(asked):,}"
    metrics = {
        "asked_and_seen": statistics.share(
            seen == asked,
            "Class-conditional accuracy",
            "of made pictures show what was asked for",
            f"{n} pictures made by the shipped file, {each} of each class, each from its own seed. The judge is another "
            f"small network, taught on real pictures only; of real test pictures it reads {test_right.mean():.1%} right.",
            baseline=round(float((dumb_probabilities.argmax(-1) == asked).mean()), 6),
            baseline_label="for every class the mean and spread of its real pictures (a Gaussian in pixels)",
        ),
        "frechet": distance(
            features,
            real,
            "Fréchet distance",
            "away from real pictures; less is better",
            f"{n} made pictures against all {len(real):,} real test pictures, in {FEATURES} features of the judge. "
            f"{len(other):,} other real pictures are {floor:.2f} away from them: no maker can be expected to be nearer.",
            baseline=round(frechet(dumb, real), 4),
            baseline_label="a Gaussian in pixels for each class",
        ),
        "frechet_floor": distance(
            other,
            real,
            "Fréchet distance of real pictures",
            "between real pictures and other real pictures: the floor",
            f"{len(other):,} real validation pictures against the same {len(real):,} test pictures.",
        ),
        "judge_accuracy": statistics.share(
            test_right,
            "Test accuracy of the judge",
            "of real test pictures read right by the judge",
            f"The judge on all {len(real):,} test pictures; it learned from the training part.",
        ),
    }
    wrong = np.flatnonzero(seen != asked)
    wrong = wrong[np.argsort(-probabilities[wrong, seen[wrong]], kind="stable")][:24]
    mistakes = [
        {
            "input": experiment.page.describe(as_bytes(made[i])),
            "truth": labels[asked[i]],
            "answer": labels[seen[i]],
            "probability": round(float(probabilities[i, seen[i]]), 4),
            "seed": int(FIRST_SEED + i),
        }
        for i in wrong
    ]
    confusion = {"labels": list(labels), "counts": counts}
    return Measured(metrics, statistics.class_rows(counts, labels), confusion, mistakes, None)


def score(
    experiment_of: Callable[[], Experiment[Generate]], error: Callable[[keras.Model, Part], float] | None = None
) -> Callable[[keras.Model, Part], dict[str, float]]:
    """For `Training.score`: after an epoch, the share of made pictures that show what was asked for.

    Args:
        experiment_of: () -> the experiment, which does not exist yet where its training is described.
        error: (model, validation part) -> the validation loss, where the loss means something for a single network.
            Two networks against each other have no such loss: the Fréchet distance from the validation pictures
            stands in its place.
    """

    def after_epoch(model: keras.Model, validation: Part) -> dict[str, float]:
        page, (judge, real) = experiment_of().page, _judged(experiment_of(), validation)
        asked = np.arange(IN_TRAINING * len(page.labels)) % len(page.labels)
        features, probabilities = judge(sampling.pictures(sampling.of_keras(model), page, np.arange(len(asked)), asked))
        far = frechet(features, real)
        return {
            "validation_loss": error(model, validation) if error else far,
            "frechet": far,
            "validation_value": float((probabilities.argmax(-1) == asked).mean()),
        }

    return after_epoch


def answers(
    experiment_of: Callable[[], Experiment[Generate]],
) -> Callable[[keras.Model, Part, np.ndarray], list[dict]]:
    """For `Training.answers`: the same few seeds after every epoch, with the picture that the network makes of each."""

    def after_epoch(model: keras.Model, validation: Part, positions: np.ndarray) -> list[dict]:
        experiment = experiment_of()
        judge, asked = judge_of(experiment), validation.targets[positions]
        made = sampling.pictures(sampling.of_keras(model), experiment.page, np.arange(len(asked)), asked)
        _features, probabilities = judge(made)
        return [
            {
                "answer": [int(row.argmax())],
                "probability": round(float(row.max()), 4),
                "made": experiment.page.describe(as_bytes(one)),
            }
            for row, one in zip(probabilities, made, strict=True)
        ]

    return after_epoch


def examples(experiment: Experiment[Generate], _splits: Splits) -> list[dict]:
    """What the page offers to click: one picture of each class, made by the shipped file and kept beside it."""
    predictor, rows = Predictor(experiment.model_file), []
    for number, label in enumerate(experiment.page.labels):
        (made,) = sampling.pictures(sampling.of_file(predictor), experiment.page, [number + 1], [number])
        file = f"made_{number}.png"
        Image.fromarray(as_bytes(made).squeeze(-1)).save(experiment.model_folder / file, optimize=True)
        rows.append({"label": label, "seed": number + 1, "file": file})
    return rows


def seen_as(experiment: Experiment[Generate], asked: str, answer: str | None = None) -> tuple[str, int] | None:
    """A wish that comes out wrong, for `Failure.example`: the first seed with which the judge sees `answer` instead.

    Without an answer, any other class than the one that was asked for will do.

    Returns:
        (class, seed), or None where no picture of the first 1,000 seeds is seen so.
    """
    predictor, judge = Predictor(experiment.model_file), judge_of(experiment)
    number = experiment.page.labels.index(asked)
    for seed in range(1, TRIED + 1):
        _features, (row,) = judge(sampling.pictures(sampling.of_file(predictor), experiment.page, [seed], [number]))
        seen = experiment.page.labels[int(row.argmax())]
        if seen == answer or (answer is None and seen != asked):
            return asked, seed
    return None


def frechet(one: np.ndarray, other: np.ndarray) -> float:
    """Fréchet distance between the normal distributions that fit two sets of features, (n, d) and (m, d)."""
    return _frechet(one.mean(0), np.cov(one, rowvar=False), other.mean(0), np.cov(other, rowvar=False))


def _frechet(mean: np.ndarray, covariance: np.ndarray, other_mean: np.ndarray, other_covariance: np.ndarray) -> float:
    values, vectors = np.linalg.eigh(covariance.astype(np.float64))
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    between = np.linalg.eigvalsh(root @ other_covariance @ root)
    traces = np.trace(covariance) + np.trace(other_covariance) - 2 * np.sqrt(np.maximum(between, 0)).sum()
    return float(((mean - other_mean) ** 2).sum() + traces)


def distance(made: np.ndarray, real: np.ndarray, name: str, label: str, how: str, **more: Unpack[Beside]) -> Metric:
    """A metric: the Fréchet distance with a 95 % interval over the made pictures.

    The interval comes from leaving out each of 20 groups in turn (the jackknife of Quenouille and Tukey): drawing
    pictures twice, as a bootstrap does, would make every set look less varied than it is.
    """
    value, mean, covariance = frechet(made, real), real.mean(0), np.cov(real, rowvar=False)
    group = np.random.default_rng(0).permutation(len(made)) * GROUPS // len(made)  # every class in every group
    without = [made[group != one] for one in range(GROUPS)]
    left = np.array([_frechet(rows.mean(0), np.cov(rows, rowvar=False), mean, covariance) for rows in without])
    half = statistics.Z * float(np.sqrt((GROUPS - 1) / GROUPS * ((left - left.mean()) ** 2).sum()))
    low, high = max(0.0, value - half), value + half
    beside: Beside = {"unit": "", **more}
    return statistics.metric(value, low, high, len(made), name, label, how, **beside)


def gaussian(part: Part, asked: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """The dumb maker: for each class the normal distribution in pixels that fits its pictures. Brightness 0 to 1."""
    made = np.empty((len(asked), *part.inputs.shape[1:]), np.float32)
    for label in np.unique(asked):
        pixels = part.inputs[part.targets == label].reshape(-1, part.inputs[0].size) / 255
        values, vectors = np.linalg.eigh(np.cov(pixels, rowvar=False))
        drawn = generator.standard_normal(((asked == label).sum(), len(values))) * np.sqrt(np.maximum(values, 0))
        made[asked == label] = (pixels.mean(0) + drawn @ vectors.T).reshape(-1, *part.inputs.shape[1:])
    return np.clip(made, 0, 1)


def as_bytes(picture: np.ndarray) -> np.ndarray:
    """Brightness 0 to 1 as uint8."""
    return np.round(picture * 255).astype(np.uint8)


def _each(part: Part, count: int) -> np.ndarray:
    """Positions of the first pictures of each class, as many of each."""
    return np.concatenate([np.flatnonzero(part.targets == label)[:count] for label in np.unique(part.targets)])


_KEPT: dict[tuple[str, int], tuple[Judge, np.ndarray]] = {}


def _judged(experiment: Experiment[Generate], validation: Part) -> tuple[Judge, np.ndarray]:
    """The judge and its features of the validation pictures, worked out once for a training."""
    key = (experiment.id, len(validation))
    if key not in _KEPT:
        judge = judge_of(experiment)
        _KEPT[key] = judge, judge(validation.inputs / 255)[0]
    return _KEPT[key]
