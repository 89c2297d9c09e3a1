"""Units of a memory that follow something with a name, found by measurement (as Karpathy and others, 2015, arXiv:1506.02078).

A unit is found on one half of inputs that took no part in training, and what is published was measured on the other half:
of hundreds of units some agree with anything by chance, and such a one agrees no longer there. And it must do better than
every unit of the same network before its training: in any memory, some units show what was read just now.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

FOLLOWS_YES_NO = 0.9  # balanced accuracy of the best threshold, of which 0.5 is chance
FOLLOWS_AMOUNT = 0.75  # rank correlation, of which 0 is chance
MOST_OF_TRAIT = 3  # units that are named for one thing
LEAST = 40  # places where something is so, and where it is not, in each half


@dataclass(frozen=True)
class Trait:
    """Something with a name that a unit may follow.

    Attributes:
        what: in words that go on from "It follows": "whether ..." of a yes or no, "how many ..." of an amount.
        values: (inputs, steps) bool, or float of an amount.
        where: (inputs, steps) bool: the steps at which it is asked; at all when left out.
    """

    what: str
    values: np.ndarray
    where: np.ndarray | None = None

    @property
    def amount(self) -> bool:
        """Whether it is an amount, and not a yes or no."""
        return self.values.dtype != bool


def tracked(states: np.ndarray, traits: list[Trait], first: np.ndarray, untrained: np.ndarray) -> list[dict]:
    """The units that follow one of the traits, best first: [{"unit", "what", "agreement", "untrained", "by", "rises", "n"}].

    Each unit is named once, for what it follows best, and each trait has at most `MOST_OF_TRAIT` units.

    Args:
        states: (inputs, steps, units) what the layer gave.
        first: (inputs,) bool: the half on which units are found; on the others they are measured.
        untrained: as `states`, of the same network before its training.
    """
    found = []
    for trait in traits:
        where = np.ones(trait.values.shape, bool) if trait.where is None else trait.where
        finding, measuring = where & first[:, None], where & ~first[:, None]
        if _enough(trait.values[finding]) and _enough(trait.values[measuring]):
            found += _followers(trait, states, untrained, finding, measuring)
    found.sort(key=lambda one: -above_chance(one))
    units: set[int] = set()
    counts: dict[str, int] = {}
    kept = []
    for one in found:
        if one["unit"] not in units and counts.get(one["what"], 0) < MOST_OF_TRAIT:
            units.add(one["unit"])
            counts[one["what"]] = counts.get(one["what"], 0) + 1
            kept.append(one)
    return kept


def above_chance(one: dict) -> float:
    """Agreement on a scale from 0, chance, to 1, so that the two kinds can be put in one order."""
    return 2 * one["agreement"] - 1 if one["by"] == "threshold" else one["agreement"]


def _followers(
    trait: Trait, states: np.ndarray, untrained: np.ndarray, finding: np.ndarray, measuring: np.ndarray
) -> list[dict]:
    bar, by = (FOLLOWS_AMOUNT, "correlation") if trait.amount else (FOLLOWS_YES_NO, "threshold")
    there, measured, signs = agreements(trait, states, finding, measuring)
    before_there, before_measured, _signs = agreements(trait, untrained, finding, measuring)
    before = float(before_measured[before_there.argmax()])
    best = np.argsort(-there, kind="stable")[: 4 * MOST_OF_TRAIT]
    return [
        {
            "unit": int(unit),
            "what": trait.what,
            "agreement": round(float(measured[unit]), 4),
            "untrained": round(before, 4),
            "by": by,
            "rises": bool(signs[unit] > 0),
            "n": int(measuring.sum()),
        }
        for unit in best
        if there[unit] >= bar and measured[unit] >= bar and measured[unit] > before
    ]


def agreements(
    trait: Trait, states: np.ndarray, finding: np.ndarray, measuring: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each unit how well it agrees where units are found, and with the same threshold or sign where they are measured;
    and 1 or -1 for a unit that rises or falls with the trait.
    """
    truth, later = trait.values[finding], trait.values[measuring]
    if trait.amount:
        there, signs = correlations(states[finding], truth)
        measured, then = correlations(states[measuring], later)
        return there, measured * (signs == then), signs
    there, bounds, signs = thresholds(states[finding], truth)
    said = (states[measuring] > bounds) == (signs > 0)
    return there, (said[later].mean(0) + (~said[~later]).mean(0)) / 2, signs


def thresholds(states: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each unit the best balanced accuracy of "above a threshold" or "not above it", that threshold, and 1 or -1.

    Args:
        states: (n, units).
        truth: (n,) bool, with both values in it.
    """
    order = np.argsort(states, axis=0)
    values = np.take_along_axis(states, order, 0)
    yes = truth[order]
    # After place i: the share of all "yes" that lie at or below values[i], less the share of all "no" that do.
    below = np.cumsum(yes, 0) / truth.sum() - np.cumsum(~yes, 0) / (~truth).sum()
    edge = np.ones(values.shape, bool)
    edge[:-1] = values[:-1] < values[1:]  # equal values cannot be told apart
    at = np.where(edge, np.abs(below), -1).argmax(0)
    units = np.arange(states.shape[1])
    apart = below[at, units]
    middle = (values[at, units] + values[np.minimum(at + 1, len(values) - 1), units]) / 2
    return (1 + np.abs(apart)) / 2, middle, np.where(apart <= 0, 1, -1)


def correlations(states: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each unit the distance from 0 of its rank correlation with an amount (Spearman, 1904), and its sign."""
    ranks = rankdata(states, axis=0) - (len(states) + 1) / 2
    to = rankdata(truth) - (len(truth) + 1) / 2
    spread = np.sqrt((ranks**2).sum(0) * (to**2).sum())
    value = np.divide(ranks.T @ to, spread, out=np.zeros(states.shape[1]), where=spread > 0)
    return np.abs(value), np.sign(value)


def _enough(truth: np.ndarray) -> bool:
    if truth.dtype != bool:
        return len(truth) >= 2 * LEAST and len(np.unique(truth)) > 2
    return min(truth.sum(), (~truth).sum()) >= LEAST
