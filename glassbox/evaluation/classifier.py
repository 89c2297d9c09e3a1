"""What networks that name one class for a picture have in common when they are measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from ..experiment import Experiment
from ..export.temperature import undivided
from ..kinds.picture import PicturePage
from ..runtime import Predictor
from ..splits import Part
from . import deletion_test, statistics
from .report import Measured
from .statistics import Beside, Metric

Q = TypeVar("Q", bound=PicturePage)

MOST_MISTAKES = 60  # of a report


@dataclass(frozen=True)
class Answers(Generic[Q]):
    """What the shipped file answers to a part: probabilities (n, classes), and of each sample the likeliest class.

    Attributes:
        answers: (n,) class numbers.
        sure: (n,) the probability of each.
        unscaled: (n,) the same before calibration, which is what `unsure_below` is a bar for.
        right: (n,) whether it is the right one.
    """

    experiment: Experiment[Q]
    part: Part
    probabilities: np.ndarray
    answers: np.ndarray
    sure: np.ndarray
    unscaled: np.ndarray
    right: np.ndarray

    def among_best(self, count: int) -> np.ndarray:
        """(n,) whether the right class is among the likeliest."""
        return (np.argsort(-self.probabilities, 1)[:, :count] == self.part.targets[:, None]).any(1)

    def top_five(self) -> Metric:
        """The metric of photos: the right class is among the five likeliest."""
        return statistics.share(
            self.among_best(5),
            "Top-5 accuracy",
            "of photos with the right kind among the best five",
            "The same photos.",
            baseline=round(5 / len(self.experiment.page.labels), 6),
            baseline_label="always the same five kinds",
        )

    def measured(self, predictor: Predictor, metrics: dict[str, Metric], every: int) -> Measured:
        """The whole measurement: these figures, how faithful the map of where it looked is, and what is read off the answers.

        `every` is that of the splits.
        """
        labels = self.experiment.page.labels
        counts = statistics.confusion(self.part.targets, self.answers, len(labels))
        return Measured(
            metrics=metrics | deletion_test.metrics(self.experiment, predictor, self.part, every),
            classes=statistics.class_rows(counts, labels),
            confusion={"labels": list(labels), "counts": counts},
            mistakes=self.mistakes(),
            calibration=statistics.calibration(self.sure, self.right),
        )

    def mistakes(self) -> list[dict]:
        """The most confident mistakes, in the form of the report."""
        worst = [i for i in np.argsort(-self.sure) if not self.right[i]]
        return [
            {
                "input": self.experiment.page.describe(self.part.inputs[i]),
                "truth": self.experiment.page.name_target(self.part.targets[i]),
                "answer": self.experiment.page.labels[self.answers[i]],
                "probability": round(float(self.sure[i]), 4),
            }
            for i in worst[:MOST_MISTAKES]
        ]


def ask(experiment: Experiment[Q], predictor: Predictor, part: Part) -> Answers[Q]:
    """Ask the shipped file about every sample of a part."""
    probabilities = predictor(part.inputs)
    answers = probabilities.argmax(1)
    unscaled = undivided(probabilities, predictor.raw).max(1)
    return Answers(experiment, part, probabilities, answers, probabilities.max(1), unscaled, answers == part.targets)


def commonest(experiment: Experiment, train: Part, test: Part) -> Beside:
    """The dumb baseline, for a metric: always the class that is commonest in training."""
    label = int(np.bincount(train.targets).argmax())
    return {
        "baseline": round(float((test.targets == label).mean()), 6),
        "baseline_label": f"always answering {experiment.page.labels[label]}",
    }
