"""New pictures made of the photos, so that one photo teaches many times.

Most photos show one thing in the middle. In your room things are small, large, cut off, many, and before others. So
each epoch makes new pictures: a photo moved and scaled, four photos in a mosaic, things cut out of some photos and
laid onto others; mirrored, and in another light.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PIL import Image

from .anchors import Things, anchors, targets
from .boxes import area
from .scenes import Scene, before_white
from .stem import Stem

GREY = 114  # the bars beside a photo that is not square, as in `glassbox.images.fitting.Fit`
THREADS = 2


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
        self.shapes: dict[int, np.ndarray | None] = {}
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

    def _photo(self, generator: np.random.Generator) -> int:
        return int(np.searchsorted(self.share, generator.random()))

    def _whole(self, scene: Scene, generator: np.random.Generator) -> None:
        """All of a photo, as the page shows it to the network: longest side to the edge, grey bars."""
        one = self._photo(generator)
        high, wide = self.pictures[one].shape[:2]
        scale = self.size / max(high, wide)
        corner = (int(self.size - wide * scale) // 2, int(self.size - high * scale) // 2)
        scene.put(self.pictures[one], self.things[one], corner, (scale, scale), generator.random() < 0.5)

    def _moved(self, scene: Scene, generator: np.random.Generator, widest: float = 2.2) -> None:
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

    def _behind(self, scene: Scene, generator: np.random.Generator) -> None:
        """A photo that fills the sheet."""
        one = self._photo(generator)
        high, wide = self.pictures[one].shape[:2]
        scale = self.size / min(high, wide)
        room = self.size - np.array([wide, high]) * scale
        corner = np.floor(room * generator.random(2)).astype(int)
        scene.put(self.pictures[one], self.things[one], corner.tolist(), (scale, scale), generator.random() < 0.5)

    def _mosaic(self, scene: Scene, generator: np.random.Generator) -> None:
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

    def _piece(self, scene: Scene, generator: np.random.Generator) -> None:
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
