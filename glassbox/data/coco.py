"""COCO 2017 (Lin and others, 2014, arXiv:1405.0312), a small part: 128 training and 80 validation photos with boxes.

The annotations are CC BY 4.0; the photos belong to people on Flickr, each under a licence of its own. So they teach
and test, and no photo goes into the project. The small part is had from a mirror only.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ..images.fitting import opened
from .fetch import from_mirror

ZIP = "coco-256/coco_128train_80val_384px_yolo.zip"
# All 80 classes in the official order; a class number is a position here.
_CLASSES = """
person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,stop sign,parking meter,
bench,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,backpack,umbrella,handbag,tie,suitcase,frisbee,
skis,snowboard,sports ball,kite,baseball bat,baseball glove,skateboard,surfboard,tennis racket,bottle,
wine glass,cup,fork,knife,spoon,bowl,banana,apple,sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake,
chair,couch,potted plant,bed,dining table,toilet,tv,laptop,mouse,remote,keyboard,cell phone,microwave,oven,
toaster,sink,refrigerator,book,clock,vase,scissors,teddy bear,hair drier,toothbrush
"""
CLASSES = tuple(name.strip() for name in _CLASSES.split(","))


@dataclass(frozen=True)
class Photo:
    """A photo and what is in it.

    Attributes:
        name: path in the archive, without its ending.
        picture: longest side 384.
        boxes: (n, 4) left, top, right, bottom as shares of the photo.
        classes: (n,) positions in `CLASSES`.
    """

    name: str
    picture: Image.Image
    boxes: np.ndarray
    classes: np.ndarray


def photos(part: str) -> list[Photo]:
    """The photos of a part, ``"train"`` (128) or ``"val"`` (80), sorted by name.

    Raises:
        Problem: the archive cannot be had, or is not the right one.
    """
    with zipfile.ZipFile(from_mirror(ZIP)) as archive:
        names = set(archive.namelist())
        pictures = sorted(name for name in names if name.startswith(f"images/{part}2017/") and name.endswith(".jpg"))
        return [_photo(archive, name, names) for name in pictures]


def _photo(archive: zipfile.ZipFile, name: str, names: set[str]) -> Photo:
    listed = name.replace("images/", "labels/").replace(".jpg", ".txt")
    lines = archive.read(listed).decode().splitlines() if listed in names else []  # none: nothing is in the photo
    rows = np.array([line.split() for line in lines if line.strip()], np.float32).reshape(-1, 5)
    centre, half = rows[:, 1:3], rows[:, 3:5] / 2
    boxes = np.clip(np.concatenate([centre - half, centre + half], 1), 0, 1)
    return Photo(name[:-4], opened(io.BytesIO(archive.read(name))), boxes, rows[:, 0].astype(int))
