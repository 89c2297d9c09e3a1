"""Pictures drawn by a program that fool networks: none of them shows what the network says that it shows."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from .drawn import SKINS, drawn_hand

SIDE = 240  # pixels
WALL = (226, 219, 210)
SKIN = SKINS[2]  # the colour of the drawn hand
FUR, BLACK = (230, 200, 180), (20, 20, 20)


def rings(dark: tuple[int, int, int], light: tuple[int, int, int]) -> Image.Image:
    """Rings around the middle, ten pixels wide of 160, of two colours in turn."""
    y, x = np.mgrid[:160, :160] - 80
    ring = (np.hypot(x, y) // 10 % 2)[..., None]
    return Image.fromarray((np.array(dark) * (1 - ring) + np.array(light) * ring).astype(np.uint8))


def hand(move: str, scale: float = 1, turned: float = 0, wall: tuple[int, int, int] = WALL) -> Image.Image:
    """The drawn hand before a wall, in the middle.

    Args:
        move: as in `glassbox.hands.drawn.drawn_hand`.
        scale: its size, 1 as usual.
        turned: degrees clockwise.
        wall: the colour behind it.
    """
    drawn = Image.fromarray(drawn_hand(move, SIDE)).rotate(-turned, resample=Image.Resampling.BICUBIC)
    side = round(SIDE * scale)
    drawn = drawn.resize((side, side))
    picture = Image.new("RGB", (SIDE, SIDE), wall)
    picture.paste(drawn, ((SIDE - side) // 2,) * 2, drawn)
    return picture


def rabbit() -> Image.Image:
    """A rabbit's head with two long ears, before a wall."""
    picture = Image.new("RGB", (SIDE, SIDE), WALL)
    pen = ImageDraw.Draw(picture)
    for shape in ((75, 110, 165, 210), (85, 20, 112, 130), (128, 20, 155, 130)):
        pen.ellipse(shape, fill=FUR)
    for eye in ((100, 145, 108, 153), (132, 145, 140, 153)):
        pen.ellipse(eye, fill=BLACK)
    return picture


def mushroom() -> Image.Image:
    """A toadstool: a red cap with three white spots on a stalk."""
    picture = Image.new("RGB", (SIDE, SIDE), (230, 230, 225))
    pen = ImageDraw.Draw(picture)
    pen.pieslice((30, 40, 210, 220), 180, 360, fill=(190, 40, 40))
    pen.rectangle((95, 130, 145, 210), fill=(240, 230, 210))
    for x, y in ((80, 100), (120, 70), (160, 100)):
        pen.ellipse((x - 10, y - 10, x + 10, y + 10), fill=(250, 250, 250))
    return picture
