"""Non-maximum suppression: of many boxes around one thing, keep the one that is surest.

A network answers at every anchor, and neighbouring anchors see the same dog. `web/src/kinds/objects/nms.ts` is the
same rule in TypeScript.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .boxes import overlap


@dataclass(frozen=True)
class Candidates:
    """All answers that are sure enough, surest first, and what became of each.

    Attributes:
        anchors: (n,), the position of each among the network's boxes.
        classes, scores: (n,), what it says is there, and how sure it is.
        thrown_by: (n,), the position here of the kept box that threw it away; -1 for those that stay.
    """

    anchors: np.ndarray
    classes: np.ndarray
    scores: np.ndarray
    thrown_by: np.ndarray


def thrown_by(boxes: np.ndarray, scores: np.ndarray, most_overlap: float = 0.5) -> np.ndarray:
    """For each box of one class, the position of the kept box that threw it away; -1 for those that stay.

    Take the surest box; throw away every other that overlaps it by more than `most_overlap`; take the next. Of equal
    scores the earlier box comes first.

    Args:
        boxes: (n, 4).
        scores: (n,).
    """
    order, by = np.argsort(-scores, kind="stable"), np.full(len(scores), -1)
    while order.size:
        best, order = order[0], order[1:]
        gone = overlap(boxes[best : best + 1], boxes[order])[0] > most_overlap
        by[order[gone]] = best
        order = order[~gone]
    return by


def suppressed(boxes: np.ndarray, scores: np.ndarray, most_overlap: float = 0.5) -> np.ndarray:
    """Positions of the boxes of one class that stay, surest first (`thrown_by`)."""
    kept = np.flatnonzero(thrown_by(boxes, scores, most_overlap) < 0)
    return kept[np.argsort(-scores[kept], kind="stable")]


def candidates(boxes: np.ndarray, probabilities: np.ndarray, above: float, most_overlap: float = 0.5) -> Candidates:
    """Everything in a network's raw answer that is sure enough, and which boxes threw which away, class by class.

    Args:
        boxes: (n, 4), one for each anchor.
        probabilities: (n, classes), each by itself between 0 and 1.
        above: what is less probable is no candidate.
    """
    classes, anchors = np.nonzero((probabilities >= above).T)
    scores = probabilities[anchors, classes]
    order = np.argsort(-scores, kind="stable")
    anchors, classes, scores = anchors[order], classes[order], scores[order]
    by = np.full(len(scores), -1)
    for label in np.unique(classes):
        of_class = np.flatnonzero(classes == label)
        winner = thrown_by(boxes[anchors[of_class]], scores[of_class], most_overlap)
        by[of_class] = np.where(winner < 0, -1, of_class[winner])
    return Candidates(anchors, classes, scores, by)


def found(
    boxes: np.ndarray, probabilities: np.ndarray, above: float, most_overlap: float = 0.5, most: int | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What a network found: the candidates that stay.

    Args:
        boxes, probabilities, above, most_overlap: as in `candidates`.
        most: keep at most so many, the surest.

    Returns:
        boxes (k, 4), classes (k,) and scores (k,), surest first.
    """
    every = candidates(boxes, probabilities, above, most_overlap)
    kept = np.flatnonzero(every.thrown_by < 0)[:most]
    return boxes[every.anchors[kept]], every.classes[kept], every.scores[kept]
