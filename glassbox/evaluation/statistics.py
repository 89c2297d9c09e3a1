"""Figures with their uncertainty: shares with 95 % intervals, confusion, calibration."""

from __future__ import annotations

import numpy as np

Z = 1.959964  # 95 % of a normal distribution lie within this many standard deviations


def share(right: np.ndarray, label: str, how: str, **more) -> dict:
    """A metric: the share of True in `right`, with its 95 % interval (Wilson, 1927).

    Args:
        right: (n,) booleans.
        label: what the share is of.
        how: one sentence on how it was measured.
        more: `baseline` and `baseline_label`, where there is one.
    """
    low, high = wilson(int(np.sum(right)), len(right))
    return metric(float(np.mean(right)), low, high, len(right), label, how, **more)


def metric(value: float, low: float, high: float, n: int, label: str, how: str, **more) -> dict:
    """A figure in the form that reports hold: its value, 95 % interval, how many it was measured on, and how."""
    numbers = {"value": round(float(value), 6), "low": round(float(low), 6), "high": round(float(high), 6), "n": n}
    return {"label": label, **numbers, "how": how, **more}


def balanced_share(right: np.ndarray, targets: np.ndarray, label: str, how: str, **more) -> dict:
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
    return metric(value, max(0.0, value - half), min(1.0, value + half), len(right), label, how, **more)


def wilson(right: int, n: int) -> tuple[float, float]:
    """Wilson's score interval of a share: honest near 0 and 1, where the usual one is not."""
    if n == 0:
        return 0.0, 1.0
    centre = (right + Z**2 / 2) / (n + Z**2)
    half = Z / (n + Z**2) * np.sqrt(right * (n - right) / n + Z**2 / 4)
    return round(max(0.0, float(centre - half)), 6), round(min(1.0, float(centre + half)), 6)


def said(metric: dict, key: str = "value") -> str:
    """A figure of a metric in words: a percentage, or the number with its unit where the metric names one."""
    unit = metric.get("unit")
    return f"{bare(metric, key)} {unit}" if unit else bare(metric, key)


def bare(metric: dict, key: str = "value") -> str:
    """The same without the unit, for the first of two figures."""
    return f"{metric[key]:.3f}" if metric.get("unit") else f"{metric[key]:.2%}"


def sentence(metric: dict) -> str:
    """A metric in one line: value, interval, n and the guess it must beat."""
    interval = f"{bare(metric, 'low')} to {said(metric, 'high')}"
    text = f"{said(metric)} {metric['label']} (95 % interval {interval}, n = {metric['n']:,})"
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
