"""Measure a network that adds: every question that can be asked, and those it never saw."""

from __future__ import annotations

import numpy as np

from ..data.sums import encode, parts_of_all_questions
from ..experiment import Experiment
from ..kinds.sum import Sum
from ..runtime import Predictor
from ..splits import Splits
from . import statistics
from .report import Measured
from .statistics import Beside


def measure(experiment: Experiment[Sum], predictor: Predictor, splits: Splits) -> Measured:
    """Share of answers that are exact, over all questions, over those held out, and over those with a zero."""
    inputs, targets, part = (one[:: splits.every] for one in parts_of_all_questions(experiment.page))
    probabilities = predictor(inputs)
    answers = probabilities.argmax(-1)
    sure = probabilities.max(-1).prod(-1)
    right = (answers == targets).all(-1) & (sure >= experiment.page.unsure_below)
    space = experiment.page.alphabet.index(" ")
    zero = np.array(["0" in experiment.page.describe(question)["text"].split("+") for question in inputs])
    length, written = (targets != space).sum(-1), (answers != space).sum(-1)
    largest = "9" * experiment.page.digits
    always = np.array(encode(largest, targets.shape[1], experiment.page.alphabet))
    baseline: Beside = {
        "baseline": round(float((targets == always).all(-1).mean()), 6),
        "baseline_label": f"always answering {largest}",
    }
    worst = [i for i in np.argsort(-sure) if not right[i]]
    counts = statistics.confusion(targets.ravel(), answers.ravel(), len(experiment.page.alphabet))
    return Measured(
        metrics={
            "all_questions": statistics.share(
                right,
                "Exact match",
                "of all sums right to the last digit",
                f"Every question from 0+0 to {largest}+{largest}, in both orders, on the shipped file. "
                "“Not sure” counts as wrong.",
                **baseline,
            ),
            "held_out": statistics.share(
                right[part == 2],
                "Exact match, held-out sums",
                "of sums it never saw right",
                "A fifth of all pairs of numbers was kept from training, in both orders.",
                **baseline,
            ),
            "with_zero": statistics.share(
                right[zero],
                "Exact match, sums with a zero",
                "of sums with a zero right",
                "Every question in which a number is 0.",
            ),
        },
        classes=[
            {
                "label": f"{digits} digit{'s' if digits > 1 else ''} in the answer",
                "n": int((length == digits).sum()),
                "recall": round(float(right[length == digits].mean()), 6),
                "precision": round(float(right[written == digits].sum() / max(1, (written == digits).sum())), 6),
            }
            for digits in np.unique(length).tolist()
        ],
        confusion={"labels": ["space" if c == " " else c for c in experiment.page.alphabet], "counts": counts},
        mistakes=[
            {
                "input": experiment.page.describe(inputs[i]),
                "truth": experiment.page.name_target(targets[i]),
                "answer": experiment.page.name_target(answers[i]),
                "probability": round(float(sure[i]), 4),
            }
            for i in worst[:60]
        ],
        calibration=statistics.calibration(sure, right),
    )
