"""Hands without what was behind them: cut from plain walls, or rendered, each with how much it covers of a pixel."""

from __future__ import annotations

from functools import cache

import numpy as np
from PIL import Image
from scipy import ndimage

from ..data.fetch import from_mirror
from ..data.webcam import LABELS, session
from ..images.fitting import Fit

PLAIN = ("s01", "s03", "s04a", "s04b")  # sessions in which a hand stands out from the wall behind it
DIFFERENT = 22  # brightness, 0-255: a pixel that differs by more from the empty wall is the hand
RENDERED = "rock-paper-scissors/rps_moroney_28x28.npz"


@cache
def cut_hands(name: str, fit: Fit) -> tuple[np.ndarray, np.ndarray]:
    """Hands of one of the `PLAIN` sessions.

    The empty wall is the median of the frames without a hand. The camera changes its exposure when a hand comes in,
    so the wall is first made as bright as it is around the hand.

    Returns:
        (n, size, size, 4) uint8, each hand filling its square, the fourth channel how much of a pixel it covers; and
        (n,) targets.
    """
    frames = session(name, fit)
    empty = frames.targets == LABELS.index("none")
    wall = np.median(frames.inputs[empty][::4], axis=0).astype(np.float32)
    hands, targets = [], []
    for photo, target in zip(frames.inputs[~empty], frames.targets[~empty], strict=True):
        covered = _difference(photo.astype(np.float32), wall) > DIFFERENT
        covered = ndimage.binary_closing(ndimage.binary_opening(covered))
        covered = ndimage.binary_fill_holes(covered)
        pieces, count = ndimage.label(covered)
        if count == 0:
            continue
        largest = pieces == 1 + np.argmax(ndimage.sum(covered, pieces, range(1, count + 1)))
        if not 0.03 < largest.mean() < 0.6:  # nothing, or half the picture: the wall was not found
            continue
        inside = ndimage.binary_erosion(largest).astype(np.float32)
        cover = ndimage.gaussian_filter(inside, 0.7)
        hands.append(_closer(np.dstack([photo, (cover * 255).astype(np.uint8)])))
        targets.append(target)
    return np.stack(hands), np.array(targets)


def _closer(hand: np.ndarray) -> np.ndarray:
    """The same hand, filling its square: (size, size, 4) uint8."""
    rows, columns = (np.flatnonzero((hand[..., 3] > 127).any(axis)) for axis in (1, 0))
    top, left = rows[0], columns[0]
    side = max(rows[-1] - top, columns[-1] - left) + 1
    box = (left + (np.ptp(columns) - side) / 2, top + (np.ptp(rows) - side) / 2)
    turned = Image.fromarray(hand).transform(
        hand.shape[:2],
        Image.Transform.AFFINE,
        (side / len(hand), 0, box[0], 0, side / len(hand), box[1]),
        Image.Resampling.BILINEAR,
    )
    return np.asarray(turned)


def _difference(photo: np.ndarray, wall: np.ndarray) -> np.ndarray:
    gain = np.ones(3, np.float32)
    for _ in range(4):
        difference = np.abs(photo - wall * gain).max(-1)
        like_wall = difference <= np.median(difference)
        gain = (photo[like_wall] * wall[like_wall]).sum(0) / np.maximum((wall[like_wall] ** 2).sum(0), 1)
    return ndimage.gaussian_filter(np.abs(photo - wall * gain).max(-1), 0.8)


@cache
def rendered_hands(part: str, fit: Fit) -> tuple[np.ndarray, np.ndarray]:
    """Computer-made hands of many skins and shapes (Moroney, 2019, CC BY 2.0), from 28x28 pixels on white.

    Args:
        part: ``"train"`` (2,520 pictures) or ``"test"`` (372, other hands).

    Returns:
        As `cut_hands`.
    """
    with np.load(from_mirror(RENDERED), allow_pickle=False) as arrays:
        pictures, numbers = arrays[f"x_{part}"], arrays[f"y_{part}"]
        names = [str(name) for name in arrays["classes"]]
    hands = np.empty((len(pictures), fit.size, fit.size, 4), np.uint8)
    for hand, picture in zip(hands, pictures, strict=True):
        large = np.asarray(Image.fromarray(picture).resize((fit.size, fit.size), Image.Resampling.BICUBIC))
        darkness = 255 - large.min(-1).astype(np.float32)
        cover = np.clip((darkness - 30) / 50, 0, 1)  # white is 0 to 20 from white, the palest skin 60 and more
        hand[..., :3], hand[..., 3] = large, ndimage.gaussian_filter(cover, 1.5) * 255
    return hands, np.array([LABELS.index(names[number]) for number in numbers])
