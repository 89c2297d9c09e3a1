"""Figures with their uncertainty: shares with 95 % intervals, confusion, calibration."""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict, Unpack

import numpy as np

Z = 1.959964  # 95 % of a normal distribution lie within this many standard deviations


Figure: TypeAlias = Literal["value", "low", "high", "baseline"]


class Metric(TypedDict):
    """A figure in the form that reports hold."""

    name: str  # the field's term: "Test accuracy"
    label: str  # the same in plain words; it reads on from the figure: "99 % of test pictures read right"
    value: float
    low: float  # of the 95 % interval
    high: float
    n: int  # how many it was measured on
    how: str  # one sentence on how it was measured
    unit: NotRequired[str]  # what the value counts; empty for a pure number; left out for a share
    baseline: NotRequired[float]  # what a dumb guess reaches
    baseline_label: NotRequired[str]  # which guess that is
    same_in_python: NotRequired[float]  # of a figure through the page: Python's on the very same samples


class Beside(TypedDict, total=False):
    """What a metric may have beside its figure; as in `Metric`."""

    unit: str
    baseline: float
    baseline_label: str
    same_in_python: float


def share(right: np.ndarray, name: str, label: str, how: str, **more: Unpack[Beside]) -> Metric:
    """A metric: the share of True in `right`, with its 95 % interval (Wilson, 1927).

    Args:
        right: (n,) booleans.
        name: the field's term.
        label: what the share is of, in plain words.
        how: one sentence on how it was measured.
        more: `baseline` and `baseline_label`, where there is one.
    """
    low, high = wilson(int(np.sum(right)), len(right))
    return metric(float(np.mean(right)), low, high, len(right), name, label, how, **more)


def metric(
    value: float, low: float, high: float, n: int, name: str, label: str, how: str, **more: Unpack[Beside]
) -> Metric:
    """A figure in the form that reports hold: its value, 95 % interval, how many it was measured on, and how."""
    return {
        "name": name,
        "label": label,
        "value": round(float(value), 6),
        "low": round(float(low), 6),
        "high": round(float(high), 6),
        "n": n,
        "how": how,
        **more,
    }


def balanced_share(
    right: np.ndarray, targets: np.ndarray, name: str, label: str, how: str, **more: Unpack[Beside]
) -> Metric:
    """A metric: the mean over the classes of the share of True in `right`, so that rare classes count as much.

    The interval adds up the variances of the classes' shares, each with two right and two wrong more than there are
    (Agresti and Coull, 1998), so that a class without mistakes does not count as certain.
    """
    classes = np.unique(targets)
    shares, variances = [], []
    for one in classes:
        mine = right[targets == one]
        guarded = (mine.sum() + 2) / (len(mine) + 4)
        shares.append(mine.mean())
        variances.append(guarded * (1 - guarded) / len(mine))
    value, half = float(np.mean(shares)), Z * float(np.sqrt(np.sum(variances))) / len(classes)
    return metric(value, max(0.0, value - half), min(1.0, value + half), len(right), name, label, how, **more)


def wilson(right: int, n: int) -> tuple[float, float]:
    """Wilson's score interval of a share: honest near 0 and 1, where the usual one is not."""
    if n == 0:
        return 0.0, 1.0
    centre = (right + Z**2 / 2) / (n + Z**2)
    half = Z / (n + Z**2) * np.sqrt(right * (n - right) / n + Z**2 / 4)
    return round(max(0.0, float(centre - half)), 6), round(min(1.0, float(centre + half)), 6)


def said(metric: Metric, key: Figure = "value") -> str:
    """A figure of a metric in words: a percentage, or the number with its unit where the metric names one."""
    return f"{bare(metric, key)} {metric.get('unit', '')}".rstrip()


def bare(metric: Metric, key: Figure = "value") -> str:
    """The same without the unit, for the first of two figures."""
    return f"{metric[key]:.3f}" if "unit" in metric else f"{metric[key]:.2%}"


def interval(metric: Metric) -> str:
    """The 95 % interval in words."""
    return f"{bare(metric, 'low')} to {said(metric, 'high')}"


def named(metric: Metric) -> str:
    """A figure with its name: "99.66% test accuracy", "test loss 1.427 nats per character"."""
    name = metric["name"]
    small = name[:1].lower() + name[1:] if name[1:2].islower() else name  # AP50 stays as it is
    return f"{name} {said(metric)}" if "unit" in metric else f"{said(metric)} {small}"


def plainly(metric: Metric) -> str:
    """A figure in plain words: "99.66% of test pictures read right"."""
    return f"{said(metric)} {metric['label']}"


def sentence(metric: Metric) -> str:
    """A metric in one line: its name, in plain words, interval, n and the guess it must beat."""
    text = f"{metric['name']}: {plainly(metric)} (95 % interval {interval(metric)}, n = {metric['n']:,})"
    if "baseline" in metric:
        text += f"; {metric['baseline_label']}: {said(metric, 'baseline')}"
    return text


def confusion(truth: np.ndarray, answers: np.ndarray, classes: int) -> list[list[int]]:
    """Counts: row the truth, column the answer."""
    counts = np.zeros((classes, classes), int)
    np.add.at(counts, (truth, answers), 1)
    return counts.tolist()


def class_rows(counts: list[list[int]], labels: tuple[str, ...]) -> list[dict]:
    """Recall and precision of each class."""
    table = np.array(counts)
    return [
        {
            "label": label,
            "n": int(table[i].sum()),
            "recall": round(float(table[i, i] / max(1, table[i].sum())), 6),
            "precision": round(float(table[i, i] / max(1, table[:, i].sum())), 6),
        }
        for i, label in enumerate(labels)
    ]


def calibration(probability: np.ndarray, right: np.ndarray, bins: int = 10) -> dict:
    """Does "90 % sure" mean right 9 times in 10? Bins of stated probability, and the expected error (Guo, 2017)."""
    which = np.minimum((probability * bins).astype(int), bins - 1)
    rows = [
        {
            "confidence": round(float(probability[which == i].mean()), 4),
            "accuracy": round(float(right[which == i].mean()), 4),
            "n": int((which == i).sum()),
        }
        for i in range(bins)
        if (which == i).any()
    ]
    error = sum(row["n"] * abs(row["confidence"] - row["accuracy"]) for row in rows) / len(right)
    return {"bins": rows, "error": round(float(error), 4)}
