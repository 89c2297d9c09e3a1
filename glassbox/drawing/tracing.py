"""Trace a small picture of handwriting back to the strokes that a pen would make.

MNIST holds pictures, but the page receives strokes. Tracing gives strokes for which the right answer is
known: they train the networks on what the page sends, and measure them through the whole pipeline.
"""

from __future__ import annotations

from collections.abc import Set

import numpy as np
from scipy import ndimage
from skimage.morphology import skeletonize

VERSION = 2  # of the strokes that this module makes; part of the name of cached strokes
ZOOM = 4  # the skeleton of an enlarged picture is smooth; that of 28 pixels is a staircase
# Just enough to round the pixels' corners. Twice as much, with a threshold of 110, closed the small loops of thick
# digits: a network read 98.96 % of validation digits traced so, and 99.24 % of those traced with these values.
BLUR = 1.2
NEIGHBOURS = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]  # straight steps first


def trace(picture: np.ndarray, threshold: int = 140) -> tuple[list[np.ndarray], float]:
    """Strokes of a picture of ink.

    Args:
        picture: (height, width) uint8, ink bright on black.
        threshold: brightness from which a point counts as ink.

    Returns:
        Strokes, (points, 2) float64 arrays of x and y in pixels of the picture, and the pen's mean width in
        the same unit. A picture without ink gives no strokes and a pen of 0.
    """
    large = ndimage.zoom(picture.astype(np.float32), ZOOM, order=1, grid_mode=True, mode="grid-constant")
    ink = ndimage.gaussian_filter(large, BLUR) > threshold
    if not ink.any():
        return [], 0.0
    skeleton = skeletonize(ink)
    pen = float(ink.sum()) / max(1.1 * skeleton.sum(), ZOOM)
    walks = _walks(skeleton)
    walks = _without_spurs(walks, shortest=0.7 * pen)
    strokes = [simplify((np.array(walk, np.float64)[:, ::-1] + 0.5) / ZOOM, 0.12) for walk in walks]
    return strokes, pen / ZOOM


def simplify(points: np.ndarray, tolerance: float) -> np.ndarray:
    """Fewer points on the same line (Ramer-Douglas-Peucker): none removed lies further off than `tolerance`."""
    if len(points) < 3:
        return points
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        along = points[last] - points[first]
        offset = points[first + 1 : last] - points[first]
        length = np.hypot(*along)
        if length > 0:
            distance = np.abs(along[0] * offset[:, 1] - along[1] * offset[:, 0]) / length
        else:
            distance = np.hypot(offset[:, 0], offset[:, 1])
        furthest = int(distance.argmax())
        if distance[furthest] > tolerance:
            middle = first + 1 + furthest
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return points[keep]


def _walks(skeleton: np.ndarray) -> list[list[tuple[int, int]]]:
    """Cover a one-pixel-wide skeleton with walks: from its ends first, then round what is left in loops.

    At a crossing a walk goes straight on where it can, as a pen does.
    """
    left = {(int(row), int(column)) for row, column in np.argwhere(skeleton)}
    whole = frozenset(left)

    def around(point: tuple[int, int], within: Set[tuple[int, int]]) -> list[tuple[int, int]]:
        row, column = point
        return [(row + dr, column + dc) for dr, dc in NEIGHBOURS if (row + dr, column + dc) in within]

    walks = []
    while left:
        ends = [point for point in left if len(around(point, left)) <= 1]
        start = min(ends or left)
        walk = [start]
        left.discard(start)
        touching = [point for point in around(start, whole) if point not in left]
        if touching and around(start, left):  # begin where an earlier walk passed, so that the ink stays joined
            walk.insert(0, touching[0])
        while choices := around(walk[-1], left):
            step = _straightest(walk, choices)
            walk.append(step)
            left.discard(step)
        joined = [point for point in around(walk[-1], whole) if point not in walk[-3:]]
        if joined:
            walk.append(joined[0])
        walks.append(walk)
    return walks


def _straightest(walk: list[tuple[int, int]], choices: list[tuple[int, int]]) -> tuple[int, int]:
    """The next point that turns least from the direction of the last few steps."""
    if len(walk) < 2 or len(choices) == 1:
        return choices[0]
    here, before = walk[-1], walk[max(0, len(walk) - 6)]
    heading = (here[0] - before[0], here[1] - before[1])

    def agreement(point: tuple[int, int]) -> float:
        step = (point[0] - here[0], point[1] - here[1])
        return (heading[0] * step[0] + heading[1] * step[1]) / (step[0] ** 2 + step[1] ** 2) ** 0.5

    return max(choices, key=agreement)


def _without_spurs(walks: list[list[tuple[int, int]]], shortest: float) -> list[list[tuple[int, int]]]:
    """Drop the hairs that a skeleton grows at the corners of thick ink; keep at least the longest walk."""
    kept = [walk for walk in walks if len(walk) > shortest]
    return kept or [max(walks, key=len)]
