"""New views of the same photos for training: cut, turned, mirrored, in another light. Never used for measuring."""

from __future__ import annotations

from dataclasses import dataclass

import keras
import numpy as np

CHUNK = 256  # photos at a time: bounds the memory


@dataclass(frozen=True)
class Views:
    """How far a view may stray from its photo.

    Attributes:
        smallest, largest: side of the part that is cut out, as a share of the photo's; more than 1 steps back.
        stretch: width against height, at most this much more or less (0.2 is 20 %).
        turn: degrees, to either side.
        mirrored: whether half of the views are mirrored.
        light: brightness, contrast and saturation, at most this much more or less.
        tint: each of red, green and blue, at most this much more or less.
    """

    smallest: float = 0.6
    largest: float = 1.0
    stretch: float = 0.2
    turn: float = 10.0
    mirrored: bool = True
    light: float = 0.3
    tint: float = 0.08


def views(photos: np.ndarray, generator: np.random.Generator, how: Views, edge: str = "reflect") -> np.ndarray:
    """One view of each photo.

    Args:
        photos: (n, side, side, channels) uint8; channels after the third are moved, but keep their values.
        edge: what lies outside of a photo: ``"reflect"``, its mirror image, or ``"constant"``, nothing (0).

    Returns:
        The same shape and type.
    """
    n, side = len(photos), photos.shape[1]
    share = generator.uniform(how.smallest, how.largest, n)
    stretch = np.exp(generator.uniform(-0.5, 0.5, n) * how.stretch)
    wide, high = share * stretch, share / stretch
    angle = np.radians(generator.uniform(-how.turn, how.turn, n))
    flip = np.where(how.mirrored & (generator.random(n) < 0.5), -1, 1)
    matrix = np.empty((n, 2, 2))
    matrix[:, 0] = np.stack([np.cos(angle) * wide * flip, -np.sin(angle) * high], 1)
    matrix[:, 1] = np.stack([np.sin(angle) * wide * flip, np.cos(angle) * high], 1)
    room = np.stack([1 - wide, 1 - high], 1)  # how far the part can move before it meets the photo's edge
    middle = side * (0.5 + room * generator.uniform(-0.5, 0.5, (n, 2)))
    shift = middle - matrix @ np.full(2, side / 2)
    transforms = np.concatenate([matrix, shift[..., None]], 2).reshape(n, 6)
    transforms = np.concatenate([transforms, np.zeros((n, 2))], 1).astype(np.float32)
    result = np.empty_like(photos)
    for first in range(0, n, CHUNK):
        chunk = slice(first, first + CHUNK)
        moved = keras.ops.image.affine_transform(
            photos[chunk].astype(np.float32), transforms[chunk], interpolation="bilinear", fill_mode=edge
        )
        moved = np.array(keras.ops.convert_to_numpy(moved))
        moved[..., :3] = in_another_light(moved[..., :3], generator, how)
        result[chunk] = np.clip(moved + 0.5, 0, 255)
    return result


def in_another_light(photos: np.ndarray, generator: np.random.Generator, how: Views) -> np.ndarray:
    """The same photos (n, side, side, 3), brighter or darker, flatter or harder, paler or stronger, and tinted."""
    n = len(photos)
    brightness, contrast, saturation = 1 + generator.uniform(-how.light, how.light, (3, n, 1, 1))
    tint = 1 + generator.uniform(-how.tint, how.tint, (n, 1, 3))
    grey = np.tile(np.array([[0.299], [0.587], [0.114]]), (1, 3))
    mix = (saturation * np.eye(3) + (1 - saturation) * grey) * contrast * tint
    offset = 128 * (brightness - contrast)
    flat = photos.reshape(n, -1, 3)
    return (flat @ mix.astype(np.float32) + offset.astype(np.float32)).reshape(photos.shape)
