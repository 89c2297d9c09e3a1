"""Signs drawn by a program, to show what a network that reads drawings mistakes: letters, odd digits, a heart.

Each is a list of strokes, (points, 2) with x to the right and y downwards, in a box of about 100 by 100.
"""

from __future__ import annotations

import numpy as np

POINTS = 40  # of a curve or an ellipse


def line(*points: tuple[float, float]) -> np.ndarray:
    """Straight lines from point to point."""
    return np.array(points, float)


def curve(*points: tuple[float, float]) -> np.ndarray:
    """A smooth line through some points (a Catmull-Rom spline)."""
    through = np.array([points[0], *points, points[-1]], float)
    along = np.linspace(0, 1, POINTS // (len(points) - 1) + 1)[:-1, None]
    windows = zip(through, through[1:], through[2:], through[3:], strict=False)
    pieces = [
        start
        + (end - before) * along / 2
        + (2 * before - 5 * start + 4 * end - after) * along**2 / 2
        + (3 * start - before - 3 * end + after) * along**3 / 2
        for before, start, end, after in windows
    ]
    return np.concatenate([*pieces, through[-1:]])


def ellipse(middle: tuple[float, float], across: float, down: float) -> np.ndarray:
    """An ellipse, begun at its top; `across` and `down` are half its width and height."""
    angle = np.linspace(-np.pi / 2, 3 * np.pi / 2, POINTS)
    return np.stack([middle[0] + across * np.cos(angle), middle[1] + down * np.sin(angle)], 1)


TWO = [curve((22, 26), (44, 5), (72, 18), (66, 48), (24, 94)), line((24, 94), (82, 94))]
SIGNS = {
    "S": [curve((76, 18), (52, 4), (28, 18), (34, 42), (66, 56), (74, 80), (50, 97), (22, 84))],
    "?": [curve((26, 24), (38, 6), (64, 6), (74, 26), (52, 48), (50, 70)), ellipse((50, 92), 2, 2)],
    "heart": [curve((50, 30), (30, 6), (8, 26), (20, 58), (50, 96), (80, 58), (92, 26), (70, 6), (50, 30))],
    "0 with a stroke": [ellipse((50, 50), 32, 46), line((86, 6), (14, 94))],
    "5": [line((76, 5), (32, 5), (30, 44)), curve((30, 44), (66, 40), (78, 68), (58, 96), (22, 86))],
    "7": [line((16, 6), (82, 6), (40, 97))],
    "22": [stroke * [0.6, 1] + [left, 0] for left in (0, 60) for stroke in TWO],
}


def sign(name: str, mirrored: bool = False) -> list[np.ndarray]:
    """The strokes of one of `SIGNS`; mirrored, with left and right changed."""
    return [stroke * [-1, 1] + [100, 0] if mirrored else stroke.copy() for stroke in SIGNS[name]]


def turned(strokes: list[np.ndarray], degrees: float) -> list[np.ndarray]:
    """The same strokes turned clockwise about the place 0, 0: where they lie does not matter to a page."""
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return [stroke @ np.array([[cosine, sine], [-sine, cosine]]) for stroke in strokes]
