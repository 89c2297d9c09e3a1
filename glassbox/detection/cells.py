"""Finding without anchors: every cell of three grids answers for the thing whose middle lies in it.

A detector with anchors stretches fixed boxes. This one says of each cell how far the middle of a thing is from the
cell's corner, and how wide and high the thing is, both in cells (Ge and others, 2021, YOLOX, arXiv:2107.08430).
"""

from __future__ import annotations

import numpy as np

STRIDES = (8, 16, 32)  # pixels from one cell to the next, on each grid


def corners(size: int) -> tuple[np.ndarray, np.ndarray]:
    """Left top corner of every cell (n, 2), x and y in cells of its own grid, and the side of each in pixels (n, 1).

    By grid, row and column, for square pictures of `size` pixels, a multiple of 32.
    """
    grids = [np.stack(np.meshgrid(*[np.arange(size // side)] * 2), -1).reshape(-1, 2) for side in STRIDES]
    sides = [np.full((len(grid), 1), side) for grid, side in zip(grids, STRIDES, strict=True)]
    return np.concatenate(grids), np.concatenate(sides)


def decode(places: np.ndarray, size: int) -> np.ndarray:
    """What the network says of places as boxes, shares of the square: (..., n, 4) -> (..., n, 4).

    A place is how far the middle is from the cell's corner, across and down, and the logarithms of width and height.
    """
    corner, side = corners(size)
    centre = (places[..., :2] + corner) * side / size
    half = np.exp(places[..., 2:4]) * side / size / 2
    return np.concatenate([centre - half, centre + half], -1)
