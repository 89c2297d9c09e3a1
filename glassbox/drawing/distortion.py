"""Distort small pictures the way handwriting varies: turned, slanted, stretched, shifted and wavy.

Everything here is a function of the generator that it is given, so that an epoch can be made again exactly.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

CHUNK = 2_000  # pictures at a time: keeps the coordinates in the processor's cache


def distort(
    pictures: np.ndarray,
    generator: np.random.Generator,
    turn: float = 12.0,
    slant: float = 0.25,
    stretch: float = 0.15,
    shift: float = 1.5,
    wave: float = 0.7,
) -> np.ndarray:
    """A random distortion of every picture.

    Args:
        pictures: (n, side, side) uint8.
        generator: source of all randomness.
        turn: standard range of the rotation, in degrees to either side.
        slant, stretch: range of the shear and of the change of width and height, as shares.
        shift: range of the movement along each axis, in pixels.
        wave: size of a smooth random displacement field, in pixels (Simard, Steinkraus and Platt, 2003).

    Returns:
        (n, side, side) uint8.
    """
    result = np.empty_like(pictures)
    for first in range(0, len(pictures), CHUNK):
        chunk = pictures[first : first + CHUNK]
        n, side = len(chunk), chunk.shape[1]
        matrix = random_matrices(n, generator, turn, slant, stretch).astype(np.float32)
        offset = generator.uniform(-shift, shift, (n, 2, 1, 1)).astype(np.float32)
        axis = np.arange(side, dtype=np.float32) - (side - 1) / 2
        y, x = np.meshgrid(axis, axis, indexing="ij")
        field = _waves(n, side, generator) * np.float32(wave)
        to_x = matrix[:, 0, 0, None, None] * x + matrix[:, 0, 1, None, None] * y
        to_y = matrix[:, 1, 0, None, None] * x + matrix[:, 1, 1, None, None] * y
        middle = np.float32((side - 1) / 2)
        result[first : first + CHUNK] = _sample(
            chunk, to_x + offset[:, 0] + field[:, 0] + middle, to_y + offset[:, 1] + field[:, 1] + middle
        )
    return result


def random_matrices(n: int, generator: np.random.Generator, turn: float, slant: float, stretch: float) -> np.ndarray:
    """(n, 2, 2) matrices of a random rotation, shear and stretch, acting on columns (x, y)."""
    angle = np.deg2rad(generator.uniform(-turn, turn, n))
    shear = generator.uniform(-slant, slant, n)
    wide, high = np.exp(generator.uniform(-stretch, stretch, (2, n)))
    cos, sin = np.cos(angle), np.sin(angle)
    rotation = np.stack([np.stack([cos, -sin], -1), np.stack([sin, cos], -1)], -2)
    zero = np.zeros(n)
    shape = np.stack([np.stack([wide, shear], -1), np.stack([zero, high], -1)], -2)
    return rotation @ shape


def _waves(n: int, side: int, generator: np.random.Generator) -> np.ndarray:
    """(n, 2, side, side) float32 smooth fields: a 5x5 grid of random arrows, bent through by cubic curves."""
    arrows = generator.standard_normal((n, 2, 5, 5)).astype(np.float32)
    curve = ndimage.zoom(np.eye(5, dtype=np.float32), (side / 5, 1), order=3)
    return np.einsum("yi,ncij,xj->ncyx", curve, arrows, curve, optimize=True)


def _sample(pictures: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Brightness at real coordinates, mixed from the four pixels around (bilinear); black outside."""
    n, side, _ = pictures.shape
    framed = np.pad(pictures, ((0, 0), (1, 1), (1, 1))).astype(np.float32)
    x = np.clip(x + 1, 0, side + 0.999)
    y = np.clip(y + 1, 0, side + 0.999)
    left, top = x.astype(np.int32), y.astype(np.int32)
    right, down = x - left, y - top
    width = side + 2
    at = (np.arange(n, dtype=np.int32) * width * width)[:, None, None] + top * width + left
    flat = framed.ravel()
    above = flat[at] * (1 - right) + flat[at + 1] * right
    below = flat[at + width] * (1 - right) + flat[at + width + 1] * right
    return (above * (1 - down) + below * down + 0.5).astype(np.uint8)
