"""Turn strokes into the small picture a network reads.

The page keeps *strokes* (where the pen went), never pixels, and draws them again by the recipe of the
data set that the network was trained on. This module is that recipe in Python; `web/src/kinds/draw/render.ts`
is the same arithmetic in TypeScript, and golden vectors hold the two equal to 1/255.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

Stroke = np.ndarray  # (points, 2) float64: x to the right and y downwards, in any unit
Strokes = Sequence[Stroke]


@dataclass(frozen=True)
class Recipe:
    """How a data set draws: grid, margin, pen and centring.

    Attributes:
        size: side of the square picture, in pixels.
        box: the ink, pen included, fits into a square of this side, keeping its shape.
        thinnest, thickest: the pen follows the drawing's own pen between these widths, in pixels of the
            picture, so that a digit drawn small with a thick pen does not become a blob.
        centre: ``"mass"`` puts the centre of mass of the ink at `middle`, ``"box"`` the middle of its box.
        middle: where the centre goes, on both axes. 14.5 for MNIST: measured, its digits sit half a pixel
            to the right of and below the middle of their 28 pixels.
    """

    size: int = 28
    box: float = 20.0
    thinnest: float = 1.8
    thickest: float = 4.0
    centre: str = "mass"
    middle: float = 14.5

    def as_data(self) -> dict:
        """The recipe as plain data, for the manifest that the page reads."""
        return asdict(self)


# LeCun, Cortes, Burges: digits fitted into 20x20 keeping their shape, then centred by mass in 28x28.
MNIST = Recipe()
# Found by drawing the strokes of Quick, Draw! again until they agreed with its pictures: drawings are fitted into 256 of
# 304 units, drawn with a pen of 16, and centred by their box. 600 cats redrawn so differ by 9 % (root mean square).
QUICKDRAW = Recipe(
    size=28, box=28 * 272 / 304, thinnest=28 * 16 / 304, thickest=28 * 16 / 304, centre="box", middle=14.0
)


def render(strokes: Strokes, pen: float, recipe: Recipe = MNIST) -> np.ndarray:
    """Draw strokes by a recipe.

    Args:
        strokes: polylines in any unit; a stroke of one point is a dot. Not-a-number points are refused.
        pen: width of the pen in the unit of the strokes.
        recipe: the grid and the pen of the data set.

    Returns:
        (size, size) uint8, 0 where there is no ink and 255 in full ink; all 0 for no strokes.

    Raises:
        ValueError: a point is not finite, or the pen is not positive.
    """
    segments = _segments(strokes)
    if not (np.isfinite(segments).all() and np.isfinite(pen) and pen > 0):
        raise ValueError("A drawing needs finite points and a pen wider than 0.")
    if len(segments) == 0:
        return np.zeros((recipe.size, recipe.size), np.uint8)
    low = segments.reshape(-1, 2).min(axis=0)
    high = segments.reshape(-1, 2).max(axis=0)
    scale, width = fit(float((high - low).max()), pen, recipe)
    on_grid = (segments - (low + high) / 2) * scale + recipe.middle
    ink = _ink(on_grid, width, recipe.size)
    if recipe.centre == "mass":
        centres = np.arange(recipe.size) + 0.5
        mass = np.array([(ink.sum(axis=0) * centres).sum(), (ink.sum(axis=1) * centres).sum()]) / ink.sum()
        ink = _ink(on_grid + (recipe.middle - mass), width, recipe.size)
    return np.floor(ink * 255 + 0.5).astype(np.uint8)


def fit(extent: float, pen: float, recipe: Recipe) -> tuple[float, float]:
    """Scale and pen width, in pixels, that make ink of `extent` (without the pen) fill the recipe's box."""
    width = min(max(pen * recipe.box / (extent + pen), recipe.thinnest), recipe.thickest)
    scale = (recipe.box - width) / extent if extent > 0 else 1.0
    return scale, width


def _segments(strokes: Strokes) -> np.ndarray:
    """(segments, 2 ends, 2 coordinates); a dot is a segment of length 0."""
    parts = []
    for stroke in strokes:
        points = np.asarray(stroke, np.float64).reshape(-1, 2)
        if len(points) == 1:
            points = np.repeat(points, 2, axis=0)
        if len(points):
            parts.append(np.stack([points[:-1], points[1:]], axis=1))
    return np.concatenate(parts) if parts else np.zeros((0, 2, 2))


def _ink(segments: np.ndarray, width: float, size: int) -> np.ndarray:
    """Coverage 0..1 of every pixel: one inside the pen, zero outside, a one-pixel ramp on its edge."""
    centres = np.arange(size) + 0.5
    start, along = segments[:, 0], segments[:, 1] - segments[:, 0]
    length2 = (along**2).sum(axis=1)
    to_x = centres[None, None, :] - start[:, 0, None, None]
    to_y = centres[None, :, None] - start[:, 1, None, None]
    dot = to_x * along[:, 0, None, None] + to_y * along[:, 1, None, None]
    share = np.clip(dot / np.where(length2 > 0, length2, 1)[:, None, None], 0, 1)
    distance2 = (to_x - share * along[:, 0, None, None]) ** 2 + (to_y - share * along[:, 1, None, None]) ** 2
    return np.clip(width / 2 + 0.5 - np.sqrt(distance2.min(axis=0)), 0, 1)
