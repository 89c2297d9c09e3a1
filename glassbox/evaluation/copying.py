"""What a network that writes has learned by heart: runs of words that stand in the text that it read."""

from __future__ import annotations

import re

import numpy as np

from . import statistics

RUN = 8  # words in a row that are also in the training text count as copied


def copied_metric(samples: list[str], training: list[str]) -> statistics.Metric:
    """The share of runs of eight words in the samples that are in the training text (its words), word for word."""
    known = set(runs(training))
    found = np.array([run in known for text in samples for run in runs(words_of(text))] or [False])
    return statistics.share(
        found,
        "Verbatim memorisation",
        f"of {RUN}-word runs copied from what it read; lower is better",
        f"All runs of {RUN} words in {len(samples)} texts that the file wrote, looked up in the training text.",
    )


def longest_copy(samples: list[str], training: list[str]) -> str:
    """The longest passage of a sample that stands word for word in the training text; "" below eight words."""
    known = set(runs(training))
    longest = ""
    for text in samples:
        words = words_of(text)
        start = 0
        for place, run in enumerate([*runs(words), None]):
            if run not in known:
                passage = " ".join(words[start : place + RUN - 1]) if place > start else ""
                longest = max(longest, passage, key=len)
                start = place + 1
    return longest


def words_of(text: str) -> list[str]:
    """Words in small letters, without marks."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower())


def runs(words: list[str]) -> list[tuple[str, ...]]:
    """All runs of `RUN` words."""
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
