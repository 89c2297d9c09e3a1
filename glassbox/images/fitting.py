"""Make the square that a network reads out of a picture of any size, as the page does.

`web/src/image/fit.ts` is the same arithmetic in TypeScript; golden vectors hold the two equal to 1/255.
"""

from __future__ import annotations

import base64
import io
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from PIL import Image, ImageOps


@dataclass(frozen=True)
class Fit:
    """How a picture of any size becomes a square.

    Attributes:
        size: side of the square, in pixels.
        way: ``"cover"`` takes the middle of the picture and fills the square with it; ``"contain"`` shows all of
            it, with bars of `padding` beside or above (letterbox), and never stretches.
        widest: with ``"cover"``, the longer side is cut to this many times the shorter, and what is left is
            stretched to the square. 1 cuts a square and stretches nothing.
        padding: brightness of the bars, 0-255.
    """

    size: int
    way: str = "cover"
    widest: float = 1.0
    padding: int = 114

    def as_data(self) -> dict:
        """The recipe as plain data, for the manifest that the page reads."""
        return asdict(self)


def region(width: int, height: int, fit: Fit) -> tuple[tuple[float, float, float, float], tuple[int, int, int, int]]:
    """Which part of a picture goes to which part of the square.

    Returns:
        (left, top, right, bottom) in pixels of the picture, and the same in whole pixels of the square.
    """
    if fit.way == "contain":
        scale = fit.size / max(width, height)
        inner_width = max(1, int(width * scale + 0.5))
        inner_height = max(1, int(height * scale + 0.5))
        left, top = (fit.size - inner_width) // 2, (fit.size - inner_height) // 2
        return (0.0, 0.0, float(width), float(height)), (left, top, left + inner_width, top + inner_height)
    wide, high = min(width, height * fit.widest), min(height, width * fit.widest)
    x, y = (width - wide) / 2, (height - high) / 2
    return (x, y, x + wide, y + high), (0, 0, fit.size, fit.size)


def fitted(picture: Image.Image, fit: Fit) -> np.ndarray:
    """The square that the network reads: (size, size, 3) uint8.

    Resampled with the triangle filter that widens when it shrinks (Pillow's BILINEAR), first along rows, then along
    columns, each rounded to whole brightness.
    """
    source, (left, top, right, bottom) = region(*picture.size, fit)
    inner = picture.convert("RGB").resize((right - left, bottom - top), Image.Resampling.BILINEAR, box=source)
    square = np.full((fit.size, fit.size, 3), fit.padding, np.uint8)
    square[top:bottom, left:right] = np.asarray(inner)
    return square


def opened(file: Path | BinaryIO) -> Image.Image:
    """A picture from a file, turned the way its EXIF orientation says."""
    return ImageOps.exif_transpose(Image.open(file)).convert("RGB")


def as_base64(picture: Image.Image, form: str, **options: Any) -> str:
    """A small picture as text, for a JSON file; `form` is "PNG" or "JPEG"."""
    buffer = io.BytesIO()
    picture.save(buffer, form, optimize=True, **options)
    return base64.b64encode(buffer.getvalue()).decode()


def from_base64(text: str) -> Image.Image:
    """The way back."""
    return Image.open(io.BytesIO(base64.b64decode(text)))


def pattern(number: int, size: int) -> np.ndarray:
    """A coloured test picture from whole numbers alone, the same in every language: (size, size, 3) uint8.

    Triangle waves of three directions and lengths; `web/src/image/pattern.ts` makes the same ones.
    """
    y, x, channel = np.meshgrid(np.arange(size), np.arange(size), np.arange(3), indexing="ij")
    phase = x * (2 + number % 5) + y * (1 + number % 3) + (x * y * (number % 4)) // size + channel * 37 * (number + 1)
    folded = (phase * 3) % 511
    return np.where(folded > 255, 510 - folded, folded).astype(np.uint8)
