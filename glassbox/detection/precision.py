"""Average precision at half an overlap, AP50: how good the answers of a detector are.

AP50 of a class: sort all its answers by how sure they are. An answer is right when it overlaps a true box of its
class by half (intersection over union) that no surer answer has taken. Going down the list, precision falls and more
is found; the average precision is the area under that curve, at 101 steps as COCO does it (Lin and others, 2014). The
mean over the classes is the figure.

Boxes smaller than a share of the picture are ignored: to find one is neither right nor wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .boxes import area, overlap

LEAST_AREA = 0.05  # of the picture
HALF = 0.5
DRAWS = 1_000  # of the bootstrap
RECALLS = np.linspace(0, 1, 101)
RIGHT, WRONG, IGNORED = 1, 0, -1


@dataclass(frozen=True)
class Found:
    """Answers, or truth, on one photo: boxes (n, 4) as shares of it, classes (n,), scores (n,)."""

    boxes: np.ndarray
    classes: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True)
class Judged:
    """Answers of one class on all photos: surest first, on which photo each is, whether right; and true boxes by photo."""

    photos: np.ndarray
    scores: np.ndarray
    right: np.ndarray
    true: np.ndarray


def judge(answers: list[Found], truths: list[Found], label: int, least_area: float = LEAST_AREA) -> Judged:
    """Which answers of a class are right, photo by photo; those about small things are left out."""
    photos, scores, right, true = [], [], [], np.zeros(len(truths), int)
    for number, (answer, truth) in enumerate(zip(answers, truths, strict=True)):
        real = truth.boxes[truth.classes == label]
        counts = area(real) >= least_area
        true[number] = counts.sum()
        mine = np.flatnonzero(answer.classes == label)
        mine = mine[np.argsort(-answer.scores[mine], kind="stable")]
        verdicts = verdict(answer.boxes[mine], real, counts, least_area)
        kept = verdicts != IGNORED
        photos.extend([number] * kept.sum())
        scores.extend(answer.scores[mine][kept])
        right.extend(verdicts[kept] == RIGHT)
    order = np.argsort(-np.array(scores), kind="stable")
    return Judged(np.array(photos, int)[order], np.array(scores)[order], np.array(right, bool)[order], true)


def verdict(boxes: np.ndarray, real: np.ndarray, counts: np.ndarray, least_area: float) -> np.ndarray:
    """Of one class on one photo: which answers, surest first, are `RIGHT`, `WRONG`, or to be `IGNORED`.

    Args:
        boxes: (n, 4) answers.
        real: (m, 4) true boxes.
        counts: (m,) which of them are large enough to count.
    """
    overlaps, taken = overlap(boxes, real), np.zeros(len(real), bool)
    verdicts = np.zeros(len(boxes), int)
    for i in range(len(boxes)):
        free = np.where(taken | ~counts, 0, overlaps[i])
        if free.max(initial=0) >= HALF:
            taken[free.argmax()] = True
            verdicts[i] = RIGHT
        elif overlaps[i][~counts].max(initial=0) >= HALF or area(boxes[i]) < least_area:
            verdicts[i] = IGNORED
    return verdicts


def average_precision(judged: Judged, times: np.ndarray | None = None) -> float:
    """Area under the curve of precision over recall; not a number when there is nothing to find.

    Args:
        times: how often each photo counts, for the bootstrap; once each when left out.
    """
    times = np.ones(len(judged.true), int) if times is None else times
    total = int((judged.true * times).sum())
    if not total:
        return float("nan")
    weight = times[judged.photos]
    right, answers = np.cumsum(weight * judged.right), np.cumsum(weight)
    precision = np.maximum.accumulate((right / np.maximum(answers, 1))[::-1])[::-1]
    at = np.searchsorted(right / total, RECALLS - 1e-9)
    return float(np.where(at < len(precision), np.append(precision, 0)[np.minimum(at, len(precision))], 0).mean())


def mean_average_precision(classes: list[Judged], times: np.ndarray | None = None) -> float:
    """Mean over the classes of which there is anything to find."""
    values = [average_precision(one, times) for one in classes]
    return float(np.nanmean(values)) if np.isfinite(values).any() else 0.0


def judged_all(answers: list[Found], truths: list[Found], classes: int, least_area: float = LEAST_AREA) -> list[Judged]:
    """`judge` for every class."""
    return [judge(answers, truths, label, least_area) for label in range(classes)]


def bootstrap(several: list[list[Judged]], draws: int = DRAWS) -> np.ndarray:
    """AP50 of several networks on photos drawn with repetition, the same photos for all: (networks, draws)."""
    generator = np.random.default_rng(2_026)
    photos = len(several[0][0].true)
    values = np.empty((len(several), draws))
    for draw in range(draws):
        times = np.bincount(generator.integers(photos, size=photos), minlength=photos)
        values[:, draw] = [mean_average_precision(classes, times) for classes in several]
    return values
