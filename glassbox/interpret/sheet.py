"""One small picture of many samples: fewer bytes than as many files, and one request."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

ACROSS = 20
GREYS = 16  # of drawings: enough for the eye, and half the bytes
MOST_BYTES = 165_000
# Side in pixels and JPEG quality of photos, from the best to what always fits.
PHOTOS = ((64, 72), (56, 70), (56, 60), (48, 60), (40, 55), (32, 50))


def sheet(pictures: np.ndarray) -> tuple[str, bytes, int]:
    """(ending of the file, its bytes, side of one sample in pixels) of pictures (n, size, size, 1 or 3) uint8.

    Sample i stands at column i % `ACROSS` and row i // `ACROSS`. Drawings keep their size and have `GREYS` greys; photos
    are as large as `MOST_BYTES` allow.
    """
    buffer = io.BytesIO()
    if pictures.shape[-1] == 1:
        levels = np.round(_tiled(pictures[..., 0]) / 255 * (GREYS - 1)).astype(np.uint8)
        drawn = Image.fromarray(levels, "P")
        drawn.putpalette(np.repeat(np.linspace(0, 255, GREYS).round().astype(np.uint8), 3).tobytes())
        drawn.save(buffer, "PNG", optimize=True, bits=4)
        return "png", buffer.getvalue(), pictures.shape[1]
    for side, quality in PHOTOS:
        small = [np.asarray(Image.fromarray(one).resize((side, side), Image.Resampling.LANCZOS)) for one in pictures]
        buffer = io.BytesIO()
        Image.fromarray(_tiled(np.stack(small))).save(buffer, "JPEG", quality=quality, optimize=True)
        if len(buffer.getvalue()) <= MOST_BYTES:
            break
    return "jpg", buffer.getvalue(), side


def cut(picture: Image.Image, side: int, across: int, count: int) -> list[np.ndarray]:
    """The way back: the samples of a sheet, one by one."""
    pixels = np.asarray(picture.convert("RGB"))
    corners = [(i // across * side, i % across * side) for i in range(count)]
    return [pixels[top : top + side, left : left + side] for top, left in corners]


def _tiled(pictures: np.ndarray) -> np.ndarray:
    count, side = pictures.shape[:2]
    down = -(-count // ACROSS)
    whole = np.zeros((down * side, ACROSS * side, *pictures.shape[3:]), np.uint8)
    for i, one in enumerate(pictures):
        top, left = i // ACROSS * side, i % ACROSS * side
        whole[top : top + side, left : left + side] = one
    return whole
