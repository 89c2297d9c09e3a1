"""Scenes: new pictures made of the photos, so that one photo teaches many times.

Most photos show one thing in the middle. In your room things are small, large, cut off, many, and before others. So
each epoch makes new pictures: a photo moved and scaled, four photos in a mosaic, things cut out of some photos and
laid onto others; mirrored, and in another light.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy import ndimage

from .anchors import Things, anchors, targets
from .boxes import area, intersection
from .stem import Stem

GREY = 114  # the bars beside a photo that is not square, as in `glassbox.data.picture.Fit`
VISIBLE, HIDDEN = 0.5, 0.25  # a thing of which less than half shows is left open; less than a quarter is gone
SMALLEST = 0.04  # a thing with a shorter longest side (share of the picture) is left open
WHITE = 238  # all colours at least so bright
THREADS = 2


@dataclass
class Scene:
    """A picture under way: its pixels, and things in pixels of it."""

    sheet: Image.Image
    things: Things

    def put(self, picture, things: Things, corner, scale, mirrored: bool, window=None, shape=None) -> None:
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
        self.sheet.paste(piece, tuple(corner), mask)
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


class Composer:
    """Makes scenes of a size out of photos with things.

    Args:
        pictures, things: of each photo.
        weights: how often each photo is taken, in proportion.
        size: side of the scenes, in pixels.
    """

    def __init__(self, pictures: list[np.ndarray], things: list[Things], weights: np.ndarray, size: int):
        self.pictures, self.things, self.size = pictures, things, size
        self.share = np.cumsum(weights / weights.sum())
        self.shapes = {}
        sure = [
            (i, j) for i, one in enumerate(things) for j in np.flatnonzero(~one.unsure) if area(one.boxes[j]) > 0.03
        ]
        self.pieces = np.array(sure)
        best = np.array([things[i].scores[j].argmax() for i, j in sure])
        count = np.bincount(best)[best]
        self.piece_share = np.cumsum(1 / count**0.7 / (1 / count**0.7).sum())  # rare classes are cut out more often

    def scene(self, seed: int) -> tuple[np.ndarray, Things]:
        """A scene that depends on the seed alone: (size, size, 3) uint8, and its things."""
        generator = np.random.default_rng(seed)
        empty = self.things[0].take(slice(0))
        scene = Scene(Image.new("RGB", (self.size, self.size), (GREY,) * 3), empty)
        kind = generator.random()
        if kind < 0.25:
            self._whole(scene, generator)
        elif kind < 0.5:
            self._moved(scene, generator)
        elif kind < 0.75:
            self._mosaic(scene, generator)
        else:
            self._moved(scene, generator, widest=1.2)
        if kind >= 0.6:
            for _ in range(generator.integers(1, 4)):
                self._piece(scene, generator)
        return scene.finished(generator)

    def _shape(self, one: int) -> np.ndarray | None:
        if one not in self.shapes:
            self.shapes[one] = before_white(self.pictures[one])
        return self.shapes[one]

    def _photo(self, generator) -> int:
        return int(np.searchsorted(self.share, generator.random()))

    def _whole(self, scene: Scene, generator) -> None:
        """All of a photo, as the page shows it to the network: longest side to the edge, grey bars."""
        one = self._photo(generator)
        high, wide = self.pictures[one].shape[:2]
        scale = self.size / max(high, wide)
        corner = (int(self.size - wide * scale) // 2, int(self.size - high * scale) // 2)
        scene.put(self.pictures[one], self.things[one], corner, (scale, scale), generator.random() < 0.5)

    def _moved(self, scene: Scene, generator, widest: float = 2.2) -> None:
        """A photo at any size and place, stretched a little; another one behind it where it leaves room."""
        one = self._photo(generator)
        high, wide = self.pictures[one].shape[:2]
        factor = np.exp(generator.uniform(np.log(0.45), np.log(widest)))
        stretch = np.exp(generator.uniform(-0.15, 0.15))
        scale = np.array([stretch, 1 / stretch]) * factor * self.size / max(high, wide)
        room = self.size - np.array([wide, high]) * scale
        corner = np.round(room * generator.random(2)).astype(int)
        shape = None
        if factor < 1 and generator.random() < 0.5:
            self._behind(scene, generator)
            shape = self._shape(one)
        mirrored = generator.random() < 0.5
        scene.put(self.pictures[one], self.things[one], corner.tolist(), scale.tolist(), mirrored, shape=shape)

    def _behind(self, scene: Scene, generator) -> None:
        """A photo that fills the sheet."""
        one = self._photo(generator)
        high, wide = self.pictures[one].shape[:2]
        scale = self.size / min(high, wide)
        room = self.size - np.array([wide, high]) * scale
        corner = np.floor(room * generator.random(2)).astype(int)
        scene.put(self.pictures[one], self.things[one], corner.tolist(), (scale, scale), generator.random() < 0.5)

    def _mosaic(self, scene: Scene, generator) -> None:
        """Four photos around a point."""
        x, y = (generator.uniform(0.3, 0.7, 2) * self.size).astype(int)
        for left, top, right, bottom in (
            (0, 0, x, y),
            (x, 0, self.size, y),
            (0, y, x, self.size),
            (x, y, *[self.size] * 2),
        ):
            one = self._photo(generator)
            high, wide = self.pictures[one].shape[:2]
            cell = np.array([right - left, bottom - top])
            # Between showing all of the photo and filling the cell with a part of it.
            scale = np.exp(generator.uniform(*np.log([min(cell / [wide, high]), 1.3 * max(cell / [wide, high])])))
            size = np.minimum(cell / scale, [wide, high])
            start = (np.array([wide, high]) - size) * generator.random(2)
            window = (*start, *(start + size))
            scene.put(
                self.pictures[one],
                self.things[one],
                (int(left), int(top)),
                (scale, scale),
                generator.random() < 0.5,
                window,
            )

    def _piece(self, scene: Scene, generator) -> None:
        """One thing with a little of what is around it, at any size and place."""
        photo, number = self.pieces[np.searchsorted(self.piece_share, generator.random())]
        picture, things = self.pictures[photo], self.things[photo]
        high, wide = picture.shape[:2]
        left, top, right, bottom = things.boxes[number] * [wide, high, wide, high]
        rim = generator.uniform(0, 0.12, 4) * np.tile([right - left, bottom - top], 2)
        left, top = max(0, left - rim[0]), max(0, top - rim[1])
        right, bottom = min(wide, right + rim[2]), min(high, bottom + rim[3])
        longest = np.exp(generator.uniform(np.log(0.15), np.log(0.65))) * self.size
        stretch = np.exp(generator.uniform(-0.12, 0.12))
        scale = np.array([stretch, 1 / stretch]) * longest / max(right - left, bottom - top)
        size = np.array([right - left, bottom - top]) * scale
        corner = np.round((self.size - size) * generator.uniform(-0.05, 1.05, 2)).astype(int)
        window, mirrored = (left, top, right, bottom), generator.random() < 0.5
        scene.put(picture, things, corner.tolist(), scale.tolist(), mirrored, window, self._shape(photo))

    def epoch(self, count: int, generator: np.random.Generator, stem: Stem) -> tuple[np.ndarray, np.ndarray]:
        """What the fixed layers say of new scenes, and what the network should answer (rows of `anchors.targets`)."""
        to, seeds = anchors(self.size), generator.integers(2**63, size=count)
        inputs = np.empty((count, *stem.shape), np.float32)
        truth = np.empty((count, len(to), 4 + self.things[0].scores.shape[1] + 2), np.float16)

        def make(number: int) -> None:
            pixels, things = self.scene(int(seeds[number]))
            inputs[number] = stem(pixels)
            truth[number] = targets(things, to)

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(make, range(count)))
        return inputs, truth


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
