"""Measure a detector: AP50 on photos with true boxes, beside its teacher, by the same rules."""

from __future__ import annotations

import numpy as np

from ..data import coco
from ..detection.boxes import from_square
from ..detection.precision import LEAST_AREA, Found, Judged, bootstrap, judged_all, mean_average_precision
from ..detection.suppression import found
from ..detection.teacher import Teacher
from ..experiment import Experiment
from ..images.fitting import fitted
from ..kinds.objects import Objects
from ..runtime import Predictor
from ..splits import Splits
from . import statistics, tolerance
from .report import Measured
from .statistics import Metric

ABOVE, MOST = 0.01, 100  # answers that are looked at
TEACHER_OVERLAP = 0.65  # the teacher's own setting for non-maximum suppression


def of_student(experiment: Experiment[Objects], predictor: Predictor, photos: list[coco.Photo]) -> list[Found]:
    """What the shipped file finds on photos, by way of the page's own fitting."""
    page, answers = experiment.page, []
    for photo in photos:
        out = predictor.one(predictor.predict, fitted(photo.picture, page.fit))
        boxes, classes, scores = found(out["boxes"][0], out["probabilities"][0], ABOVE, page.overlap, MOST)
        answers.append(Found(from_square(boxes, *photo.picture.size, page.fit), classes, scores))
    return answers


def of_teacher(
    teacher: Teacher, columns: list[int], photos: list[coco.Photo], most_overlap: float = TEACHER_OVERLAP
) -> list[Found]:
    """What the teacher finds of the same classes."""
    answers = []
    for photo in photos:
        boxes, scores = teacher(photo.picture)
        answers.append(Found(*found(boxes, scores[:, columns], ABOVE, most_overlap, MOST)))
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


def measure(experiment: Experiment[Objects], predictor: Predictor, splits: Splits) -> Measured:
    """AP50 of the shipped file and of its teacher on COCO's validation photos, and what a visitor gets."""
    labels, page = experiment.page.labels, experiment.page
    columns = [coco.CLASSES.index(label) for label in labels]
    photos = coco.photos("val")[:: splits.every]
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
            "ap50": figure(ours, draws[0], things, "AP50", "for things of 5 % of the picture or more", rule)
            | {
                "baseline": round(mean_average_precision(nobody), 4),
                "baseline_label": "answering every class to every photo, with a box around the whole picture,",
            },
            "teacher_ap50": figure(
                theirs,
                draws[1],
                things,
                "AP50 of the teacher",
                "for the teacher, YOLOX-Nano",
                f"The same photos, boxes and rules. {rule}",
            ),
            "of_teacher": figure(
                ours / theirs,
                draws[0] / draws[1],
                things,
                "Share of the teacher's AP50",
                "of what the teacher reaches",
                "The two figures above, divided.",
            ),
            "shown_right": statistics.share(
                right,
                "Precision",
                "of boxes shown are right",
                f"Answers of {page.score_above:.0%} or more on the same photos, as the page shows them at first.",
            ),
            "found": statistics.share(
                np.arange(things) < right.sum(),
                "Recall",
                "of things are shown",
                f"True boxes that an answer of {page.score_above:.0%} or more meets.",
            ),
        },
        classes=[row(label, one, s) for label, one, s in zip(labels, student, shown, strict=True)],
        confusion=None,
        mistakes=[],
        calibration=None,
        rules=dict.fromkeys(("ap50", "teacher_ap50", "of_teacher"), tolerance.AVERAGE)
        | {"shown_right": tolerance.OF_ANSWERS},
    )


def figure(value: float, draws: np.ndarray, n: int, name: str, label: str, how: str) -> Metric:
    """A metric with the middle 95 % of its bootstrap as the interval."""
    low, high = np.percentile(draws, [2.5, 97.5])
    return statistics.metric(value, low, high, n, name, label, how)


def row(label: str, judged: Judged, shown: np.ndarray) -> dict:
    """Of one class: how many true boxes, how many of them are shown, and how many of those shown are right."""
    right = int(judged.right[shown].sum())
    return {
        "label": label,
        "n": int(judged.true.sum()),
        "recall": round(right / max(1, int(judged.true.sum())), 6),
        "precision": round(right / max(1, int(shown.sum())), 6),
    }
