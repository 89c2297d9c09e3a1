"""How far a figure that is measured again may be from the published one, and why.

The same file on the same samples does not give the same last digit everywhere. Processors add up in different orders
(vector units of other widths, other numbers of threads), and a sum of float32 numbers depends on its order: a
probability moves by about a millionth. From that follows what may differ:

- *Shares* are counts of answers. An answer tips only where two classes, or a probability and its bar, are less than
  that millionth apart. Of 10,000 samples it is seldom one; `may_tip` allows two, or one in 2,000 of many. What an
  answer tips moves, moves by as much: the bounds of an interval, a class, a cell of a table.
- *Distances, losses and average precision* are sums over all samples, in which every sample moves a little, and all
  of them together by some 1e-6 of the whole. `RELATIVE` allows a thousandth: far less than the interval beside it.
- *Values of a network* for recorded inputs (golden vectors) move by rounding alone. `ANSWER`, `LAYER` and `DROPS` lie
  between that and what a changed weight does (`tests/test_tolerance.py` shows both sides).

How many samples a figure was measured on never differs, unless that is itself a count of answers. A metric is taken for
a share of samples, or for a sum where it has a unit; what is neither says so where it is measured (`Rule`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from .statistics import Metric, wilson

ONE_IN = 2_000
FEWEST = 2  # samples
RELATIVE = 1e-3
EXACT = 1.5e-6  # figures are published with six decimals
ANSWER = 1e-4  # of an answer's values; probabilities are at most 1
LAYER = 1e-3  # of the largest value that a layer has for the same input
DROPS = 0.05  # log-odds: near 100 % they magnify the last digit of a probability
PEAK = 2e-3  # of the strongest that a layer answers to any sample

# A mean over classes counts a sample of a rare class for more: of the rarest word of the sketches, five times.
HEAVIEST = 6


@dataclass(frozen=True)
class Rule:
    """What a metric is that is no plain share of samples.

    Attributes:
        average: no count, though between 0 and 1: every sample moves it a little.
        of_answers: `n` is a count of answers too.
        texts: in so many written texts it was counted. A text goes another way from the first character that tips, so
            what tips is a whole text.
    """

    average: bool = False
    of_answers: bool = False
    texts: int | None = None


PLAIN = Rule()
AVERAGE = Rule(average=True)
OF_ANSWERS = Rule(of_answers=True)


def may_tip(n: int) -> int:
    """Of so many answers, how many may be others on another processor."""
    return max(FEWEST, n // ONE_IN)


def of_metric(metric: Metric, rule: Rule = PLAIN) -> float:
    """How far the value of a published metric may be from what is measured."""
    if "unit" in metric or rule.average:
        return max(RELATIVE * abs(metric["value"]), EXACT)
    n = rule.texts or metric["n"]
    return may_tip(n) / max(n, 1) * (1 if _is_plain(metric) else HEAVIEST) + EXACT


def metric_differences(
    published: dict[str, Metric], measured: dict[str, Metric], rules: dict[str, Rule] | None = None
) -> list[str]:
    """One sentence for each figure that is further from the published one than the processor explains.

    Metrics that are published but not among those measured are left out: some need the page, or the training.
    """
    differences = []
    for name, now in measured.items():
        if name not in published:
            differences.append(f"{name} is {now['value']}, but the report does not have it.")
            continue
        then, rule = published[name], (rules or {}).get(name, PLAIN)
        apart = of_metric(then, rule)
        # Near 0 and 1 the bounds of Wilson's interval move twice as far as the share.
        allowed: dict[Literal["value", "low", "high", "n"], float] = {
            "value": apart,
            "low": 2 * apart,
            "high": 2 * apart,
            "n": 0,
        }
        if rule.of_answers:
            allowed["n"] = apart * then["n"]
        differences += [
            f"{name}.{key} is {now[key]}, but the report says {then[key]}; on another processor it may differ by "
            f"{allowance:.2g}."
            for key, allowance in allowed.items()
            if abs(now[key] - then[key]) > allowance
        ]
    return differences


def class_differences(published: list[dict], measured: list[dict]) -> list[str]:
    """One sentence for each class of which more samples were found, or found wrongly, than may tip."""
    if [(row["label"], row["n"]) for row in published] != [(row["label"], row["n"]) for row in measured]:
        return ["The table of classes is about other classes, or other numbers of samples, than the report says."]
    differences = []
    for then, now in zip(published, measured, strict=True):
        tips = may_tip(then["n"])
        answered = then["recall"] * then["n"] / then["precision"] if then["precision"] else 0  # as this class
        allowed = {"recall": tips / max(then["n"], 1), "precision": tips / max(answered - tips, 1)}
        differences += [
            f"The {key} of {then['label']} is {now[key]}, but the report says {then[key]}."
            for key, allowance in allowed.items()
            if abs(now[key] - then[key]) > allowance + EXACT
        ]
    return differences


def confusion_differences(published: dict | None, measured: dict | None) -> list[str]:
    """One sentence when a table of confusions holds more other answers than may tip."""
    if published is None or measured is None:
        return (
            []
            if published is measured
            else ["The report and the file differ in whether there is a table of confusions."]
        )
    then, now = (np.array(one["counts"]) for one in (published, measured))
    if published["labels"] != measured["labels"] or then.shape != now.shape or (then.sum(1) != now.sum(1)).any():
        return ["The table of confusions is about other classes, or other numbers of samples, than the report says."]
    tipped, allowed = int(np.abs(then - now).sum()) // 2, may_tip(int(then.sum()))  # one answer changes two cells
    if tipped <= allowed:
        return []
    return [f"{tipped} answers in the table of confusions are others than in the report; {allowed} may be."]


def furthest(values: ArrayLike, recorded: ArrayLike) -> float:
    """The largest difference between two lists of as many numbers; infinite when one is not a number."""
    apart = np.abs(np.asarray(values, float).ravel() - np.asarray(recorded, float).ravel())
    return float(np.nan_to_num(apart, nan=np.inf).max(initial=0.0))


def _is_plain(metric: Metric) -> bool:
    """Whether a share counts every sample alike: then its interval is Wilson's."""
    interval = wilson(round(metric["value"] * metric["n"]), metric["n"])
    return np.allclose(interval, (metric["low"], metric["high"]), rtol=0, atol=EXACT)
