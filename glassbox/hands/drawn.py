"""Hands drawn by a program: a palm, five fingers, a forearm. For the page's samples, and for a little of training."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

STEPS = 4  # drawn this much larger, then made smaller: smooth edges
SKINS = ((255, 224, 196), (241, 194, 160), (224, 172, 132), (198, 134, 98), (141, 85, 56), (90, 56, 40))
# Where each finger begins and points when stretched: place along the palm, height, length, width, angle in degrees.
FINGERS = (
    (-0.36, 0.40, 0.62, 0.19, -10),
    (-0.12, 0.46, 0.74, 0.20, -3),
    (0.12, 0.46, 0.70, 0.20, 4),
    (0.35, 0.38, 0.54, 0.17, 12),
)
STRETCHED = {"rock": (), "scissors": (0, 1), "paper": (0, 1, 2, 3)}


def drawn_hand(move: str, size: int, generator: np.random.Generator | None = None) -> np.ndarray:
    """A hand that shows a move: (size, size, 4) uint8, the fourth channel how much of a pixel it covers.

    Without a generator the hand is the standard one; with one, every measure varies, as hands do.
    """

    def vary(amount: float) -> float:
        return generator.uniform(-amount, amount) if generator else 0.0

    side = size * STEPS
    picture = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(picture)
    skin = np.array(SKINS[generator.integers(len(SKINS)) if generator else 2], float) * (1 + vary(0.12))
    unit = side * 0.40 * (1 + vary(0.12))
    middle = np.array([side * 0.5, side * 0.60])
    dark, light = _shade(skin, 0.62), _shade(skin, 1.0)

    def at(x: float, y: float) -> np.ndarray:  # x to the right, y upwards, in widths of the palm
        return middle + np.array([x, -y]) * unit

    def finger(
        start: tuple[float, float],
        length: float,
        width: float,
        degrees: float,
        colour: tuple[int, int, int, int] = light,
    ) -> None:
        direction = np.array([np.sin(np.radians(degrees)), np.cos(np.radians(degrees))])
        end = np.array(start) + direction * length
        for extra, shade in ((0.035, dark), (0.0, colour)):
            _capsule(pen, at(*start), at(*end), (width / 2 + extra) * unit, shade)

    wrist = 0.31 + vary(0.04)
    for extra, shade in ((0.035, dark), (0.0, light)):
        corners = [at(-wrist - extra, -0.2), at(wrist + extra, -0.2), at(wrist + extra, -2), at(-wrist - extra, -2)]
        pen.polygon([tuple(corner) for corner in corners], fill=shade)
    stretched = STRETCHED[move]
    spread = {"scissors": 14 + vary(8), "paper": 6 + vary(8), "rock": 0.0}[move]
    for number in stretched:
        x, y, length, width, angle = FINGERS[number]
        lean = angle + {"scissors": (-1, 1), "paper": (-1.4, -0.4, 0.5, 1.5)}[move][number] * spread + vary(4)
        finger((x, y), length * (1.1 + vary(0.15)), width * (1 + vary(0.1)), lean)
    if move == "paper":
        finger((-0.40, -0.10), 0.62 * (1 + vary(0.1)), 0.22, -48 + vary(15))
    for extra, shade in ((0.035, dark), (0.0, light)):
        half = 0.5 + extra
        pen.rounded_rectangle([*at(-half, 0.48 + extra), *at(half, -0.5 - extra)], radius=0.28 * unit, fill=shade)
    for number in (one for one in range(4) if one not in stretched):
        x, _y, _length, width, _angle = FINGERS[number]
        finger((x, 0.36 + vary(0.03)), -0.34, width * 1.18, vary(3), _shade(skin, 0.96))
    if move != "paper":
        finger((-0.42, -0.22), 0.62 + vary(0.06), 0.23, 68 + vary(8), _shade(skin, 1.03))
    small = np.asarray(picture.resize((size, size), Image.Resampling.LANCZOS)).copy()
    light_from = np.linspace(1.08 + vary(0.1), 0.88 + vary(0.1), size)[None, :, None]
    small[..., :3] = np.clip(small[..., :3] * light_from, 0, 255)
    return small


def _shade(skin: np.ndarray, share: float) -> tuple[int, int, int, int]:
    red, green, blue = (int(min(255, value * share)) for value in skin)
    return red, green, blue, 255


def _capsule(
    pen: ImageDraw.ImageDraw, start: np.ndarray, end: np.ndarray, radius: float, colour: tuple[int, int, int, int]
) -> None:
    pen.line([tuple(start), tuple(end)], fill=colour, width=max(1, round(2 * radius)))
    for x, y in (start, end):
        pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=colour)
