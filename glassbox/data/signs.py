"""Signs drawn by a program: letters, and digits as they are written elsewhere. For showing what a network mistakes.

Each is a list of strokes, (points, 2) with x to the right and y downwards, in a box of about 100 by 100.
"""

from __future__ import annotations

import numpy as np

POINTS = 40  # of a curve or an arc


def line(*points: tuple[float, float]) -> np.ndarray:
    """Straight lines from point to point."""
    return np.array(points, float)


def curve(*points: tuple[float, float]) -> np.ndarray:
    """A smooth line through some points (a Catmull-Rom spline)."""
    through = np.array([points[0], *points, points[-1]], float)
    along = np.linspace(0, 1, POINTS // (len(points) - 1) + 1)[:-1, None]
    pieces = []
    for before, start, end, after in zip(through, through[1:], through[2:], through[3:], strict=False):
        pieces.append(
            0.5
            * (
                2 * start
                + (end - before) * along
                + (2 * before - 5 * start + 4 * end - after) * along**2
                + (3 * start - before - 3 * end + after) * along**3
            )
        )
    return np.concatenate([*pieces, through[-1:]])


def arc(middle: tuple[float, float], across: float, down: float, start: float = 0, end: float = 360) -> np.ndarray:
    """A part of an ellipse; half its width and height, and where it starts and ends in degrees, clockwise from the right."""
    angle = np.radians(np.linspace(start, end, POINTS))
    return np.stack([middle[0] + across * np.cos(angle), middle[1] + down * np.sin(angle)], 1)


def turned(strokes: list[np.ndarray], degrees: float) -> list[np.ndarray]:
    """The same strokes turned clockwise about the middle of the box."""
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return [(stroke - 50) @ np.array([[cosine, sine], [-sine, cosine]]) + 50 for stroke in strokes]


def mirrored(strokes: list[np.ndarray]) -> list[np.ndarray]:
    """The same strokes as in a mirror."""
    return [stroke * [-1, 1] + [100, 0] for stroke in strokes]


SIGNS = {
    "S": [curve((76, 18), (52, 4), (28, 18), (34, 42), (66, 56), (74, 80), (50, 97), (22, 84))],
    "Z": [line((22, 6), (78, 6), (22, 95), (80, 95))],
    "B": [line((28, 4), (28, 97)), curve((28, 5), (62, 8), (68, 26), (58, 44), (28, 48)), curve((28, 48), (68, 54), (76, 74), (62, 94), (28, 97))],
    "A": [line((14, 97), (50, 4), (86, 97)), line((28, 64), (72, 64))],
    "E": [line((76, 5), (26, 5), (26, 96), (78, 96)), line((26, 50), (68, 50))],
    "h": [line((30, 3), (30, 97)), curve((30, 62), (50, 46), (68, 58), (70, 97))],
    "b": [line((30, 3), (30, 94)), curve((30, 64), (52, 50), (74, 64), (72, 88), (50, 97), (30, 86))],
    "g": [curve((72, 30), (50, 12), (28, 30), (34, 54), (56, 56), (72, 30)), curve((72, 14), (73, 74), (56, 97), (28, 88))],
    "q": [curve((70, 24), (50, 6), (28, 24), (32, 46), (54, 50), (70, 24)), line((71, 8), (70, 97))],
    "y": [curve((26, 6), (34, 42), (60, 48), (74, 10)), curve((74, 10), (70, 70), (52, 97), (28, 84))],
    "T": [line((12, 6), (88, 6)), line((50, 6), (50, 97))],
    "D": [line((28, 4), (28, 97)), curve((28, 4), (68, 16), (80, 50), (68, 84), (28, 97))],
    "I": [line((50, 3), (50, 97))],
    "O": [arc((50, 50), 34, 47, -90, 270)],
    "L": [line((30, 4), (30, 96), (76, 96))],
    "heart": [curve((50, 30), (30, 6), (8, 26), (20, 58), (50, 96), (80, 58), (92, 26), (70, 6), (50, 30))],
    "star": [line((50, 3), (79, 95), (4, 38), (96, 38), (21, 95), (50, 3))],
    "tick": [line((10, 55), (38, 92), (92, 8))],
    "smiley": [arc((50, 50), 46, 46, -90, 270), arc((34, 38), 3, 3), arc((66, 38), 3, 3), arc((50, 52), 26, 24, 15, 165)],
    "question mark": [curve((26, 24), (38, 6), (64, 6), (74, 26), (52, 48), (50, 70)), arc((50, 92), 2, 2)],
    "face": [arc((50, 50), 46, 46, -90, 270)],
    # Digits as they are written in much of Europe, and otherwise than the Americans who wrote MNIST did.
    "1 with a flag": [line((18, 52), (60, 4), (60, 97))],
    "1 with a flag and a foot": [line((18, 42), (52, 4), (52, 96)), line((20, 96), (84, 96))],
    "7 with a bar": [line((16, 6), (82, 6), (40, 97)), line((26, 50), (80, 50))],
    "9 with a straight leg": [arc((48, 28), 24, 24, 0, 360), line((72, 28), (72, 97))],
    "0 with a slash": [arc((50, 50), 32, 46, -90, 270), line((86, 6), (14, 94))],
    "4 closed": [line((66, 97), (66, 4), (14, 66), (88, 66))],
    "2": [curve((22, 26), (44, 5), (72, 18), (66, 48), (24, 94)), line((24, 94), (82, 94))],
    "3": [curve((24, 14), (54, 4), (72, 24), (44, 46)), curve((44, 46), (78, 60), (68, 92), (22, 88))],
    "6": [curve((70, 8), (38, 32), (26, 70), (44, 96), (72, 84), (68, 58), (34, 62))],
    "7": [line((16, 6), (82, 6), (40, 97))],
    "1": [line((50, 3), (50, 97))],
    "5": [line((76, 5), (32, 5), (30, 44)), curve((30, 44), (66, 40), (78, 68), (58, 96), (22, 86))],
}


def sign(name: str) -> list[np.ndarray]:
    """The strokes of a sign by its name in `SIGNS`."""
    return [stroke.copy() for stroke in SIGNS[name]]
