"""Boxes: left, top, right, bottom. How much two of them overlap, and how they move between a photo and its square.

Everywhere a box is a row of four numbers, shares of the width and the height: 0, 0, 1, 1 is the whole picture.
"""

from __future__ import annotations

import numpy as np

from ..images.fitting import Fit, region


def area(boxes: np.ndarray) -> np.ndarray:
    """Area of each box, (..., 4) -> (...); a box turned inside out has none."""
    size = np.maximum(boxes[..., 2:] - boxes[..., :2], 0)
    return size[..., 0] * size[..., 1]


def overlap(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Intersection over union of every box of one list with every box of another, (n, 4), (m, 4) -> (n, m).

    1 when they are the same, 0 when they do not touch.
    """
    shared = intersection(first, second)
    union = area(first)[:, None] + area(second)[None] - shared
    return shared / np.maximum(union, 1e-12)


def intersection(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Area that two boxes share, for every pair, (n, 4), (m, 4) -> (n, m)."""
    low = np.maximum(first[:, None, :2], second[None, :, :2])
    high = np.minimum(first[:, None, 2:], second[None, :, 2:])
    size = np.maximum(high - low, 0)
    return size[..., 0] * size[..., 1]


def to_square(boxes: np.ndarray, width: int, height: int, fit: Fit) -> np.ndarray:
    """Boxes on a photo of width x height pixels, as boxes on the square that `fit` makes of it (way "contain")."""
    start, size = _inner(width, height, fit)
    return (boxes.reshape(-1, 2, 2) * size + start).reshape(-1, 4)


def from_square(boxes: np.ndarray, width: int, height: int, fit: Fit) -> np.ndarray:
    """The way back: boxes on the square, as boxes on the photo, cut at its edges."""
    start, size = _inner(width, height, fit)
    return np.clip((boxes.reshape(-1, 2, 2) - start) / size, 0, 1).reshape(-1, 4)


def _inner(width: int, height: int, fit: Fit) -> tuple[np.ndarray, np.ndarray]:
    """Corner and size of the photo inside the square, as shares of the square."""
    _source, (left, top, right, bottom) = region(width, height, fit)
    return np.array([left, top]) / fit.size, np.array([right - left, bottom - top]) / fit.size
