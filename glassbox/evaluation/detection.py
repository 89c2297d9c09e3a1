"""Measure a detector: AP50 on photos with true boxes, beside its teacher, by the same rules.

AP50 of a class: sort all its answers by how sure they are. An answer is right when it overlaps a true box of its
class by half (intersection over union) that no surer answer has taken. Going down the list, precision falls and more
is found; the average precision is the area under that curve, at 101 steps as COCO does it (Lin and others, 2014). The
mean over the classes is the figure.

Boxes smaller than a share of the picture are ignored: to find one is neither right nor wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..data import coco
from ..data.parts import Splits
from ..data.picture import fitted
from ..detection.boxes import area, from_square, overlap
from ..detection.suppression import found
from ..detection.teacher import Teacher
from ..experiment import Experiment
from . import statistics
from .report import Measured

LEAST_AREA = 0.05  # of the picture
HALF = 0.5
DRAWS = 1_000  # of the bootstrap
ABOVE, MOST = 0.01, 100  # answers that are looked at
TEACHER_OVERLAP = 0.65  # the teacher's own setting for non-maximum suppression
RECALLS = np.linspace(0, 1, 101)


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


RIGHT, WRONG, IGNORED = 1, 0, -1


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


def judged_all(answers: list[Found], truths: list[Found], classes: int) -> list[Judged]:
    """`judge` for every class."""
    return [judge(answers, truths, label) for label in range(classes)]


def bootstrap(several: list[list[Judged]], draws: int = DRAWS) -> np.ndarray:
    """AP50 of several networks on photos drawn with repetition, the same photos for all: (networks, draws)."""
    generator = np.random.default_rng(2_026)
    photos = len(several[0][0].true)
    values = np.empty((len(several), draws))
    for draw in range(draws):
        times = np.bincount(generator.integers(photos, size=photos), minlength=photos)
        values[:, draw] = [mean_average_precision(classes, times) for classes in several]
    return values


def of_student(experiment: Experiment, predictor, photos: list[coco.Photo]) -> list[Found]:
    """What the shipped file finds on photos, by way of the page's own fitting."""
    page, answers = experiment.page, []
    for photo in photos:
        out = predictor.one(predictor.predict, fitted(photo.picture, page.fit))
        boxes, classes, scores = found(out["boxes"][0], out["probabilities"][0], ABOVE, page.overlap, MOST)
        answers.append(Found(from_square(boxes, *photo.picture.size, page.fit), classes, scores))
    return answers


def of_teacher(teacher: Teacher, columns: list[int], photos: list[coco.Photo]) -> list[Found]:
    """What the teacher finds of the same classes."""
    answers = []
    for photo in photos:
        boxes, scores = teacher(photo.picture)
        answers.append(Found(*found(boxes, scores[:, columns], ABOVE, TEACHER_OVERLAP, MOST)))
    return answers


def of_people(photos: list[coco.Photo], columns: list[int]) -> list[Found]:
    """The true boxes of our classes."""
    truths = []
    for photo in photos:
        ours = np.isin(photo.classes, columns)
        classes = np.array([columns.index(one) for one in photo.classes[ours]], int)
        truths.append(Found(photo.boxes[ours], classes, np.ones(len(classes))))
    return truths


def of_nobody(photos: list[coco.Photo], classes: int) -> list[Found]:
    """The same dumb answer to every photo: every class there is, each with a box around the whole picture."""
    answer = Found(np.tile([0.0, 0.0, 1.0, 1.0], (classes, 1)), np.arange(classes), np.ones(classes))
    return [answer] * len(photos)


def measure(experiment: Experiment, predictor, splits: Splits) -> Measured:
    """AP50 of the shipped file and of its teacher on COCO's validation photos, and what a visitor gets."""
    labels, page = experiment.page.labels, experiment.page
    columns = [coco.CLASSES.index(label) for label in labels]
    photos = coco.photos("val")
    truths = of_people(photos, columns)
    student = judged_all(of_student(experiment, predictor, photos), truths, len(labels))
    teacher = judged_all(of_teacher(Teacher(), columns, photos), truths, len(labels))
    nobody = judged_all(of_nobody(photos, len(labels)), truths, len(labels))
    draws = bootstrap([student, teacher])
    things = int(sum(one.true.sum() for one in student))
    present = sum(bool(one.true.sum()) for one in student)
    ours, theirs = mean_average_precision(student), mean_average_precision(teacher)
    rule = (
        f"{len(photos)} validation photos of COCO 2017, none seen in training; {things} boxes of at least "
        f"{LEAST_AREA:.0%} of the picture in {present} of our {len(labels)} classes. Interval: bootstrap over photos."
    )
    shown = [one.scores >= page.score_above for one in student]
    right = np.concatenate([one.right[s] for one, s in zip(student, shown, strict=True)])
    return Measured(
        metrics={
            "ap50": figure(ours, draws[0], things, "AP50, things of 5 % of the picture or more", rule)
            | {
                "baseline": round(mean_average_precision(nobody), 4),
                "baseline_label": "answering every class to every photo, with a box around the whole picture,",
            },
            "teacher_ap50": figure(
                theirs, draws[1], things, "AP50 of the teacher, YOLOX-Nano", f"The same photos, boxes and rules. {rule}"
            ),
            "of_teacher": figure(
                ours / theirs,
                draws[0] / draws[1],
                things,
                "of what the teacher reaches",
                "The two figures above, divided.",
            ),
            "shown_right": statistics.share(
                right,
                "of boxes shown are right",
                f"Answers of {page.score_above:.0%} or more on the same photos, as the page shows them at first.",
            ),
            "found": statistics.share(
                np.arange(things) < right.sum(),
                "of things are shown",
                f"True boxes that an answer of {page.score_above:.0%} or more meets.",
            ),
        },
        classes=[row(label, one, s) for label, one, s in zip(labels, student, shown, strict=True)],
        confusion=None,
        mistakes=[],
        calibration=None,
    )


def figure(value: float, draws: np.ndarray, n: int, label: str, how: str) -> dict:
    """A metric with the middle 95 % of its bootstrap as the interval."""
    return statistics.metric(value, *np.percentile(draws, [2.5, 97.5]), n, label, how)


def row(label: str, judged: Judged, shown: np.ndarray) -> dict:
    """Of one class: how many true boxes, how many of them are shown, and how many of those shown are right."""
    right = int(judged.right[shown].sum())
    return {
        "label": label,
        "n": int(judged.true.sum()),
        "recall": round(right / max(1, int(judged.true.sum())), 6),
        "precision": round(right / max(1, int(shown.sum())), 6),
    }
