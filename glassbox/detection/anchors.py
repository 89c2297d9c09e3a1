"""Anchors: the fixed boxes that a detector starts from, and how things are written down in terms of them.

A network with a fixed number of outputs cannot list "all the dogs". So thousands of boxes are laid over the picture
once and for all, on four maps from fine to coarse, and each answers two questions: *which thing fills you?* and *how
must you be moved and stretched to fit it?* (Liu and others, 2016, SSD, arXiv:1512.02325.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .boxes import area, intersection, overlap

STRIDES = (16, 32, 64, 128)  # pixels from one cell to the next, on each map
CELLS = 1.8  # side of an anchor in cells: a little more than what lies between it and the next
STEPS = (1.0, 2**0.5)  # two sizes a map, so that from map to map each size is 1.4 times the one before
SHAPES = (0.5, 1.0, 2.0)  # width to height: upright, square, lying
PER_CELL = len(STEPS) * len(SHAPES)
GRID = 1 / 512
# Offsets are divided by these, so that the network's numbers are around 1 (the "variances" of SSD).
PLACE, SIZE = 0.1, 0.2
POSITIVE = 0.4  # an anchor that overlaps a thing by this much answers for it; at 0.5 only two a thing would
NEGATIVE = 0.3  # one that overlaps every thing by less answers "nothing"; between the two nobody blames it


@dataclass(frozen=True)
class Things:
    """What is in one picture.

    Attributes:
        boxes: (n, 4), shares of the picture.
        scores: (n, classes), how sure each class is, 0 to 1; several may be: a mug is a bit of a bowl.
        unsure: (n,) booleans: nobody knows what these are, so no answer about them counts.
    """

    boxes: np.ndarray
    scores: np.ndarray
    unsure: np.ndarray

    def take(self, which: slice | np.ndarray) -> Things:
        """Those at the given positions."""
        return Things(self.boxes[which], self.scores[which], self.unsure[which])


def maps(size: int) -> list[int]:
    """Cells along a side of each map, for square pictures of `size` pixels."""
    return [-(-size // stride) for stride in STRIDES]


def anchors(size: int) -> np.ndarray:
    """Every anchor: (n, 4) boxes, by map, row, column, step and shape; some reach over the edge of the picture.

    Middles and sides are whole numbers of `GRID`, so that float16 holds them exactly, as the shipped file does.
    """
    boxes = []
    for cells in maps(size):
        y, x = np.meshgrid(*[(np.arange(cells) + 0.5) / cells] * 2, indexing="ij")
        centre = np.stack([x, y], -1).reshape(-1, 1, 2)
        sides = [
            (CELLS * step * shape**0.5 / cells, CELLS * step / shape**0.5 / cells) for step in STEPS for shape in SHAPES
        ]
        centre, half = np.round(centre / GRID) * GRID, np.round(np.array(sides).reshape(1, -1, 2) / GRID) * GRID / 2
        boxes.append(np.concatenate([centre - half, centre + half], -1).reshape(-1, 4))
    return np.concatenate(boxes).astype(np.float32)


def encode(boxes: np.ndarray, of: np.ndarray) -> np.ndarray:
    """How each anchor must be moved and stretched to become the box beside it: (n, 4), (n, 4) -> (n, 4).

    Moves are measured in sides of the anchor; stretching in logarithms, so that twice and half are equally far.
    """
    centre, side = _centre_and_side(boxes)
    anchor_centre, anchor_side = _centre_and_side(of)
    return np.concatenate([(centre - anchor_centre) / anchor_side / PLACE, np.log(side / anchor_side) / SIZE], -1)


def decode(offsets: np.ndarray, of: np.ndarray) -> np.ndarray:
    """The way back: the box that each anchor becomes by its offsets, (n, 4), (n, 4) -> (n, 4)."""
    anchor_centre, anchor_side = _centre_and_side(of)
    centre = anchor_centre + offsets[..., :2] * PLACE * anchor_side
    half = np.exp(offsets[..., 2:] * SIZE) * anchor_side / 2
    return np.concatenate([centre - half, centre + half], -1)


def matched(boxes: np.ndarray, to: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each anchor the thing it overlaps most: its position, or -1 for nothing, -2 for "do not count me".

    Every thing gets at least the anchor that fits it best, even where that overlaps it by less than `POSITIVE`:
    else nobody would learn to find what is very long or very small.

    Args:
        boxes: (things, 4).
        to: (anchors, 4).

    Returns:
        positions (anchors,) and the overlaps (anchors,).
    """
    if len(boxes) == 0:
        return np.full(len(to), -1), np.zeros(len(to))
    overlaps = overlap(to, boxes)
    position, best = overlaps.argmax(1), overlaps.max(1)
    answer = np.where(best >= POSITIVE, position, np.where(best < NEGATIVE, -1, -2))
    answer[overlaps.argmax(0)] = np.arange(len(boxes))
    return answer, best


def targets(things: Things, to: np.ndarray) -> np.ndarray:
    """What the network should answer at every anchor, as one row of numbers each.

    Returns:
        (anchors, 4 + classes + 2): the offsets, how sure each class is, 1 where the offsets count (an anchor with a
        thing), 1 where the classes count.
    """
    classes = things.scores.shape[1]
    rows = np.zeros((len(to), 4 + classes + 2), np.float32)
    sure = things.take(~things.unsure)
    position, _best = matched(sure.boxes, to)
    positive = position >= 0
    rows[:, -1] = position != -2
    unsure = things.boxes[things.unsure]
    if len(unsure):
        inside = intersection(to, unsure) / area(to)[:, None]
        rows[((inside.max(1) > 0.6) | (overlap(to, unsure).max(1) > NEGATIVE)) & ~positive, -1] = 0
    rows[positive, :4] = encode(sure.boxes[position[positive]], to[positive])
    rows[positive, 4 : 4 + classes] = sure.scores[position[positive]]
    rows[positive, -2] = 1
    return rows


def _centre_and_side(boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return (boxes[..., :2] + boxes[..., 2:]) / 2, boxes[..., 2:] - boxes[..., :2]
