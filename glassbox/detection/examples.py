"""Pictures that may be shown, photos of Caltech-101 (CC BY 4.0): to click, which took no part in training, with a scene
made of three of them; and some that did, to show what units look for.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

from ..data import caltech as caltech101
from ..data.fetch import from_mirror
from ..errors import Problem
from ..images.fitting import Fit, fitted, opened
from ..splits import Pool
from . import names
from .data import HELD_OUT
from .scenes import before_white

CREDIT = "Caltech-101 (Li, Andreeto, Ranzato, Perona), CC BY 4.0"
# Held out for validation (every 24th photo, see `glassbox.detection.data`), one for each of these classes.
PHOTOS = {
    "cup": "cup/image_0056",
    "laptop": "laptop/image_0055",
    "scissors": "scissors/image_0034",
    "motorcycle": "Motorbikes/image_0667",
    "dog": "dalmatian/image_0062",
    "bird": "flamingo/image_0039",
    "pizza": "pizza/image_0026",
}
# Of the scene: the photo, and its place: left, top and width in pixels of the scene.
DESK, DESK_COLOUR, DESK_SIZE = "laptop, pizza and chair", (205, 188, 165), (480, 360)
ON_DESK = (
    ("laptop/image_0055", 15, 60, 190),
    ("pizza/image_0050", 170, 200, 170),
    ("windsor_chair/image_0056", 330, 10, 145),
)
# The same for the network that knows 80 kinds; it learned from none of these photos.
PHOTOS_OF_80 = {
    "cup": "cup/image_0031",
    "elephant": "elephant/image_0059",
    "stop sign": "stop_sign/image_0012",
    "car": "car_side/image_0111",
    "bird": "flamingo/image_0037",
    "chair": "windsor_chair/image_0011",
    "clock": "watch/image_0146",
}
TABLE = "laptop, scissors, chair and clock"
ON_TABLE = (
    ("laptop/image_0055", 15, 20, 180),
    ("scissors/image_0028", 190, 200, 150),
    ("windsor_chair/image_0056", 320, 10, 145),
    ("watch/image_0227", 40, 190, 130),
)
QUALITY = 82


def caltech(name: str) -> Image.Image:
    """A photo of Caltech-101 by its folder and file, such as ``cup/image_0056``.

    Raises:
        Problem: the archive cannot be had, or is not the right one.
    """
    folder, file = name.split("/")
    return caltech101.photo(folder, f"{file}.jpg")


def desk(things: tuple[tuple[str, int, int, int], ...] = ON_DESK) -> Image.Image:
    """A scene: things that stand before white in their photos, cut out and put on one desk."""
    sheet = Image.new("RGB", DESK_SIZE, DESK_COLOUR)
    for name, left, top, width in things:
        photo = caltech(name)
        white = before_white(np.asarray(photo))
        if white is None:
            raise Problem(f"{name} cannot be cut out: it does not stand before white.")
        shape = Image.fromarray(white)
        size = (width, round(photo.height * width / photo.width))
        sheet.paste(photo.resize(size, Image.Resampling.BICUBIC), (left, top), shape.resize(size))
    return sheet


def write(folder: Path) -> list[dict]:
    """Write the pictures beside the model; returns what the page reads: {"label", "file", "credit"}."""
    return _written(folder, {label: caltech(name) for label, name in PHOTOS.items()} | {DESK: desk()})


def write_of_80(folder: Path) -> list[dict]:
    """The same for the network that knows 80 kinds."""
    return _written(folder, {label: caltech(name) for label, name in PHOTOS_OF_80.items()} | {TABLE: desk(ON_TABLE)})


def _written(folder: Path, pictures: dict[str, Image.Image]) -> list[dict]:
    listed = []
    for label, picture in pictures.items():
        name = f"example_{label.replace(',', '').replace(' ', '_')}.jpg"
        picture.save(folder / name, "JPEG", quality=QUALITY, optimize=True)
        listed.append({"label": label, "file": name, "credit": CREDIT})
    return listed


def learned(fit: Fit, known_things: int = 5) -> Pool:
    """Photos of Caltech-101 that it learned from: so many of each kind that has one of its classes, and one of each other."""
    ours = {folder for folders in names.CALTECH.values() for folder in folders.split()}
    words = dict(zip(caltech101.photos(), caltech101.words(), strict=True))
    with zipfile.ZipFile(from_mirror(caltech101.SMALL)) as archive:
        every = sorted(name for name in archive.namelist() if name.endswith(".jpg"))
        taught = [name for number, name in enumerate(every) if number % HELD_OUT]
        by_folder: dict[str, list[str]] = {}
        for name in taught:
            by_folder.setdefault(name.split("/")[1], []).append(name)
        chosen = [
            (name, words[folder])
            for folder, some in by_folder.items()
            if folder in words
            for name in some[: known_things if folder in ours else 1]
        ]
        pictures = np.stack([fitted(opened(io.BytesIO(archive.read(name))), fit) for name, _word in chosen])
    return Pool(pictures, [word for _name, word in chosen], f"Photos that it learned from: {CREDIT}")


def unseen(fit: Fit, of_each: int = 2) -> Pool:
    """Photos of Caltech-101, for a network that learned from others: so many of each kind, whatever it shows."""
    pictures, words = caltech101.few(fit, of_each)
    return Pool(pictures, words, f"Photos that it did not learn from: {CREDIT}")
