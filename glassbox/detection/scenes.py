"""A scene under way: photos laid onto a sheet, what each hides of the things below it, and another light at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy import ndimage

from .anchors import Things
from .boxes import area, intersection

VISIBLE, HIDDEN = 0.5, 0.25  # a thing of which less than half shows is left open; less than a quarter is gone
SMALLEST = 0.04  # a thing with a shorter longest side (share of the picture) is left open
WHITE = 238  # all colours at least so bright


@dataclass
class Scene:
    """A picture under way: its pixels, and things in pixels of it."""

    sheet: Image.Image
    things: Things

    def put(
        self,
        picture: np.ndarray,
        things: Things,
        corner: Sequence[int],
        scale: Sequence[float],
        mirrored: bool,
        window: tuple[float, float, float, float] | None = None,
        shape: np.ndarray | None = None,
    ) -> None:
        """Lay a photo, or a window of it, onto the sheet.

        Args:
            picture: (height, width, 3) uint8.
            things: as shares of the picture.
            corner: where its left top corner goes, in pixels of the sheet.
            scale: pixels of the sheet for one of the picture, (across, down).
            mirrored: left and right change places.
            window: (left, top, right, bottom) in pixels of the picture; all of it when left out.
            shape: (height, width) uint8, 0 where the sheet shines through; nowhere when left out.
        """
        high, wide = picture.shape[:2]
        left, top, right, bottom = window or (0, 0, wide, high)
        size = max(1, round((right - left) * scale[0])), max(1, round((bottom - top) * scale[1]))
        piece = Image.fromarray(picture).resize(size, Image.Resampling.BILINEAR, box=(left, top, right, bottom))
        mask = None
        if shape is not None:
            mask = Image.fromarray(shape).resize(size, Image.Resampling.BILINEAR, box=(left, top, right, bottom))
        boxes = (things.boxes * [wide, high, wide, high] - [left, top, left, top]) * [*scale, *scale]
        whole = area(boxes)
        boxes = np.clip(boxes, 0, [*size, *size])
        if mirrored:
            piece = piece.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            mask = mask and mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            boxes = np.stack([size[0] - boxes[:, 2], boxes[:, 1], size[0] - boxes[:, 0], boxes[:, 3]], 1)
        self.sheet.paste(piece, (corner[0], corner[1]), mask)
        moved = boxes + np.tile(corner, 2)
        edge = np.array(self.sheet.size * 2)
        shown = np.clip(moved, 0, edge)
        laid = _shown(Things(shown, things.scores, things.unsure), area(shown) / np.maximum(whole, 1e-9))
        cover = np.clip([[*corner, corner[0] + size[0], corner[1] + size[1]]], 0, edge)
        self.things = _both(_covered(self.things, cover), laid)

    def finished(self, generator: np.random.Generator) -> tuple[np.ndarray, Things]:
        """The pixels in another light, and the things as shares of the sheet."""
        side = self.sheet.size[0]
        things = self.things
        small = np.max(things.boxes[:, 2:] - things.boxes[:, :2], 1, initial=0) < SMALLEST * side
        return relit(np.asarray(self.sheet), generator), Things(
            (things.boxes / side).astype(np.float32), things.scores, things.unsure | small
        )


def before_white(picture: np.ndarray) -> np.ndarray | None:
    """The shape of what stands before white, (height, width) uint8: 255 inside; None where the background is not white.

    White is background where it reaches the edge of the photo; a white cup keeps its white.
    """
    areas, _count = ndimage.label(picture.min(-1) >= WHITE)
    rim = np.concatenate([areas[0], areas[-1], areas[:, 0], areas[:, -1]])
    if (rim > 0).mean() < 0.6:
        return None
    background = np.isin(areas, np.unique(rim[rim > 0]))
    return np.where(background, 0, 255).astype(np.uint8) if 0.15 < background.mean() < 0.95 else None


def relit(pixels: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """The same picture in another light: brightness, contrast, warmth, and how much colour there is."""
    if generator.random() < 0.2:
        return pixels
    gain = generator.uniform(0.7, 1.35) * np.exp(generator.uniform(-0.08, 0.08, 3))
    lift = generator.uniform(-20, 20)
    table = np.clip((np.arange(256)[:, None] - 128) * gain + 128 + lift, 0, 255).astype(np.uint8)
    lit = np.stack([table[pixels[..., channel], channel] for channel in range(3)], -1)
    colour = generator.uniform(0.4, 1.0)
    if generator.random() < 0.5:
        return lit
    grey = lit.mean(-1, keepdims=True)
    return (grey + (lit - grey) * colour).astype(np.uint8)


def _shown(things: Things, share: np.ndarray) -> Things:
    """Things of which a share is shown: gone when hardly any, left open when not half."""
    kept = share >= HIDDEN
    return Things(things.boxes[kept], things.scores[kept], (things.unsure | (share < VISIBLE))[kept])


def _covered(things: Things, cover: np.ndarray) -> Things:
    """Things under a sheet laid over a part of them: their boxes stay."""
    if not len(things.boxes):
        return things
    hidden = intersection(things.boxes, cover)[:, 0] / np.maximum(area(things.boxes), 1e-9)
    return _shown(things, 1 - hidden)


def _both(first: Things, second: Things) -> Things:
    return Things(
        *(np.concatenate([getattr(t, key) for t in (first, second)]) for key in ("boxes", "scores", "unsure"))
    )
