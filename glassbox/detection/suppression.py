"""Non-maximum suppression: of many boxes around one thing, keep the one that is surest.

A network answers at every anchor, and neighbouring anchors see the same dog. `web/src/kinds/objects/nms.ts` is the
same rule in TypeScript.
"""

from __future__ import annotations

import numpy as np

from .boxes import overlap


def suppressed(boxes: np.ndarray, scores: np.ndarray, most_overlap: float = 0.5) -> np.ndarray:
    """Positions of the boxes of one class that stay, surest first.

    Take the surest box; drop every other that overlaps it by more than `most_overlap`; take the next. Of equal
    scores the earlier box comes first.

    Args:
        boxes: (n, 4).
        scores: (n,).
    """
    order = np.argsort(-scores, kind="stable")
    kept = []
    while order.size:
        best, order = order[0], order[1:]
        kept.append(best)
        order = order[overlap(boxes[best : best + 1], boxes[order])[0] <= most_overlap]
    return np.array(kept, int)


def found(
    boxes: np.ndarray, probabilities: np.ndarray, above: float, most_overlap: float = 0.5, most: int | None = None
):
    """What a network found: its raw answer, cleaned class by class.

    Args:
        boxes: (n, 4), one for each anchor.
        probabilities: (n, classes), each by itself between 0 and 1.
        above: what is less probable is dropped.
        most: keep at most so many, the surest.

    Returns:
        boxes (k, 4), classes (k,) and scores (k,), surest first.
    """
    where, classes = np.nonzero(probabilities >= above)
    scores = probabilities[where, classes]
    kept = []
    for label in np.unique(classes):
        of_class = np.flatnonzero(classes == label)
        kept.extend(of_class[suppressed(boxes[where[of_class]], scores[of_class], most_overlap)])
    kept = np.array(kept, int)
    kept = kept[np.argsort(-scores[kept], kind="stable")][:most]
    return boxes[where[kept]], classes[kept], scores[kept]
