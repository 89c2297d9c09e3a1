"""Measure a network that finds COCO's 80 kinds of things: beside the published file, and on few kinds as we measure ours."""

from __future__ import annotations

import numpy as np

from ..data import coco
from ..detection.names import FEW
from ..detection.precision import LEAST_AREA, Found, Judged, bootstrap, judged_all, mean_average_precision
from ..detection.teacher import Teacher
from ..experiment import Experiment
from ..kinds.objects import Objects
from ..runtime import Predictor
from ..splits import Splits
from . import statistics, tolerance
from .detection import figure, of_nobody, of_people, of_student, of_teacher, row
from .report import Measured
from .statistics import Metric


def measure(experiment: Experiment[Objects], predictor: Predictor, splits: Splits) -> Measured:
    """AP50 of the shipped file and of the published one on COCO's validation photos, and what a visitor gets.

    The network's answers are COCO's classes in their order, whatever they are called on the page.
    """
    page, kinds = experiment.page, len(coco.CLASSES)
    photos, few = coco.photos("val")[:: splits.every], [coco.CLASSES.index(name) for name in FEW]
    truths = of_people(photos, list(range(kinds)))
    ours = of_student(experiment, predictor, photos)
    theirs = of_teacher(Teacher(), list(range(kinds)), photos, page.overlap)
    large = judged_all(ours, truths, kinds)
    every, published = (judged_all(one, truths, kinds, least_area=0) for one in (ours, theirs))
    several = [large, every, published, [large[kind] for kind in few]]
    draws = bootstrap(several)
    told = [_told(len(photos), judged) for judged in several]
    shown = [one.scores >= page.score_above for one in large]
    right = np.concatenate([one.right[s] for one, s in zip(large, shown, strict=True)])
    things = _things(large)

    def average(number: int, name: str, label: str, how: str) -> Metric:
        value = mean_average_precision(several[number])
        return figure(value, draws[number], _things(several[number]), name, label, f"{how} {told[number]}")

    return Measured(
        metrics={
            "ap50": average(
                0,
                "AP50",
                "for things of 5 % of the picture or more",
                f"Boxes smaller than {LEAST_AREA:.0%} of the picture are ignored.",
            )
            | {
                "baseline": round(mean_average_precision(judged_all(of_nobody(photos, kinds), truths, kinds)), 4),
                "baseline_label": "answering every kind to every photo, with a box around the whole picture,",
            },
            "few_ap50": average(
                3,
                f"AP50, {len(FEW)} kinds",
                f"for the {len(FEW)} kinds that the network taught with 128 photos knows",
                "The same boxes of these kinds alone, as that network is measured.",
            ),
            "every_ap50": average(1, "AP50, every size", "for things of every size", "The same photos, every box."),
            "published_ap50": average(
                2,
                "AP50 of the published file, every size",
                "for the published file, in float32 and ONNX Runtime",
                "The same photos, boxes and settings.",
            ),
            "shown_right": statistics.share(
                right,
                "Precision",
                "of boxes shown are right",
                f"Answers of {page.score_above:.0%} or more on the same photos, as the page shows them at first; small boxes "
                "are ignored.",
            ),
            "found": statistics.share(
                np.arange(things) < right.sum(),
                "Recall",
                "of things are shown",
                f"True boxes of {LEAST_AREA:.0%} of the picture or more that an answer of {page.score_above:.0%} or more meets.",
            ),
        },
        classes=[row(label, one, s) for label, one, s in zip(page.labels, large, shown, strict=True) if one.true.sum()],
        confusion=None,
        mistakes=[],
        calibration=None,
        rules=dict.fromkeys(("ap50", "few_ap50", "every_ap50", "published_ap50"), tolerance.AVERAGE)
        | {"shown_right": tolerance.OF_ANSWERS},
    )


def bars(answers: list[Found], truths: list[Found], levels: np.ndarray) -> list[tuple[float, float, float]]:
    """For each bar the share of boxes above it that are right, the share of things that have one, and their harmonic mean.

    By these, on photos that are not the test, a page's `score_above` is chosen.
    """
    judged = judged_all(answers, truths, len(coco.CLASSES))
    scores, right = (np.concatenate([getattr(one, key) for one in judged]) for key in ("scores", "right"))
    rows = []
    for level in levels:
        hits, above = right[scores >= level].sum(), (scores >= level).sum()
        precision, recall = hits / max(1, above), hits / max(1, _things(judged))
        rows.append((float(precision), float(recall), float(2 * hits / max(1, above + _things(judged)))))
    return rows


def _things(judged: list[Judged]) -> int:
    return int(sum(one.true.sum() for one in judged))


def _told(photos: int, judged: list[Judged]) -> str:
    present = sum(bool(one.true.sum()) for one in judged)
    return (
        f"{photos} validation photos of COCO 2017, of which it saw none in training; {_things(judged):,} boxes in {present} "
        f"of {len(judged)} kinds. Interval: bootstrap over photos."
    )
