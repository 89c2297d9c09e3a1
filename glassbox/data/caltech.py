"""Caltech-101: photos of single things, 31 to 50 of each of 101 kinds here (Fei-Fei, Fergus and Perona, 2004).

Which photos and which part each is in is fixed by their names: `caltech101.txt` lists them. They are used at 160
pixels on the longer side.
"""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from ..errors import Problem
from ..images.fitting import Fit, fitted, opened
from ..splits import Data, Part, Splits
from .fetch import fetch, from_mirror

SOURCE = Data(
    name="Caltech-101",
    source="https://data.caltech.edu/records/mzrjq-6wc02",
    licence="CC BY 4.0",
    shown=True,
    flaws="The thing is always in the middle and fills the photo; yours will not. Some kinds overlap, such as lotus and "
    "water lily. And nothing in it is “something else”: photos of other things had to be added.",
)
SMALL = "caltech-101/caltech101_50perclass_160px.zip"  # what a mirror holds: these photos, already small
WHOLE = "caltech-101/caltech-101.zip"
ADDRESS = "https://data.caltech.edu/records/mzrjq-6wc02/files/caltech-101.zip"
FOLDER = "101_ObjectCategories"
LONGEST = 160  # pixels

# Names of folders that a visitor would read otherwise. "Faces_easy" shows the same faces, closer.
SAID = {
    "Faces": "face with background",
    "Faces_easy": "face",
    "Leopards": "leopard",
    "Motorbikes": "motorbike",
    "airplanes": "airplane",
    "car_side": "car from the side",
    "cougar_body": "cougar",
    "cougar_face": "cougar's face",
    "crocodile_head": "crocodile's head",
    "flamingo_head": "flamingo's head",
    "water_lilly": "water lily",
    "bass": "bass (fish)",
}


@cache
def photos() -> dict[str, list[str]]:
    """Folder -> names of its photos, both sorted."""
    result: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("caltech101.txt").read_text().splitlines():
        folder, numbers = line.split()
        result[folder] = [
            f"image_{number:04}.jpg"
            for piece in numbers.split(",")
            for number in range(int(piece.split("-")[0]), int(piece.split("-")[-1]) + 1)
        ]
    return result


def words() -> tuple[str, ...]:
    """What the 101 kinds are called, in the order of their folders."""
    return tuple(SAID.get(folder, folder.replace("_", " ")) for folder in photos())


def load(fit: Fit) -> Splits:
    """Photos as the network receives them: of each kind, in the order of names, 8 of 10 train, 1 decides, 1 measures.

    Inputs are (n, size, size, 3) uint8, targets (n,) positions in `words()`.
    """
    rows: dict[str, list[tuple[str, int]]] = {"train": [], "validation": [], "test": []}
    for number, (folder, names) in enumerate(photos().items()):
        for place, name in enumerate(names):
            part = {4: "test", 9: "validation"}.get(place % 10, "train")
            rows[part].append((f"{folder}/{name}", number))
    with _archive() as read:
        train, validation, test = (
            Part(np.stack([fitted(read(name), fit) for name, _ in chosen]), np.array([number for _, number in chosen]))
            for chosen in rows.values()
        )
    return Splits(train, validation, test)


def few(fit: Fit, count: int) -> tuple[np.ndarray, list[str]]:
    """The first training photos, so many of each kind: squares (n, size, size, 3) uint8, and what each shows."""
    with _archive() as read:
        chosen = [
            (f"{folder}/{name}", word)
            for (folder, names), word in zip(photos().items(), words(), strict=True)
            for name in names[:count]
        ]
        return np.stack([fitted(read(name), fit) for name, _word in chosen]), [word for _name, word in chosen]


def photo(folder: str, name: str) -> Image.Image:
    """One photo."""
    with _archive() as read:
        return read(f"{folder}/{name}")


def some(folder: str) -> list[Image.Image]:
    """All photos of one kind, in the order of their names."""
    with _archive() as read:
        return [read(f"{folder}/{name}") for name in photos()[folder]]


@contextmanager
def _archive() -> Iterator[Callable[[str], Image.Image]]:
    """With it open: a function from "folder/name" to the photo, from the mirror's file or the official one."""
    if os.environ.get("GLASSBOX_MIRROR"):
        with zipfile.ZipFile(from_mirror(SMALL)) as small:
            yield lambda name: opened(io.BytesIO(small.read(f"{FOLDER}/{name}")))
        return
    whole = fetch(WHOLE, None, [ADDRESS], check=zipfile.is_zipfile)
    with zipfile.ZipFile(whole) as outer:
        inner = next(name for name in outer.namelist() if name.endswith(f"{FOLDER}.tar.gz"))
        packed = outer.read(inner)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        members = {member.name.split(f"{FOLDER}/")[-1]: member for member in archive if member.isfile()}
        yield lambda name: _small(opened(io.BytesIO(_content(archive, members[name]))))


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    if file is None:
        raise Problem(f"{member.name} in {WHOLE} is not a file.")
    return file.read()


def _small(photo: Image.Image) -> Image.Image:
    photo.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return photo
