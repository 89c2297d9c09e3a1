"""Photos to learn from: 128 that people put boxes on, and some 6,000 that the teacher looks at.

The teacher needs about eight minutes for them on two cores, once: what it saw is kept in the cache folder.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from ..data import caltech, coco, imagenet, webcam
from ..data.fetch import cache_folder, from_mirror
from ..images.fitting import opened
from ..preparing import kept, told
from .suppression import suppressed
from .teacher import Teacher

WEBCAM_STEP = 10  # frames of one scene are near copies of each other
ARCHIVES = ((caltech.SMALL, 1), (imagenet.FILE, 1), (webcam.FILE, WEBCAM_STEP))
# It sees most things best when they do not fill its window: on photos of known things, its mean score is 0.1 higher.
ZOOMS = (0.9, 0.5)
KEPT = 0.03  # scores below are noise
SAME = 0.6  # answers that overlap by more are one thing


def pictures() -> Iterator[tuple[str, Image.Image]]:
    """Every photo to learn from with its name, such as ``caltech-101/cup/image_0001``; always in the same order.

    Raises:
        Problem: an archive cannot be had, or is not the right one.
    """
    for photo in coco.photos("train"):
        yield f"coco-256/{Path(photo.name).name}", photo.picture
    for path, step in ARCHIVES:
        with zipfile.ZipFile(from_mirror(path)) as archive:
            for name in _names(archive, step):
                yield (
                    f"{path.split('/')[0]}/{name[:-4].removeprefix(f'{caltech.FOLDER}/')}",
                    opened(io.BytesIO(archive.read(name))),
                )


def _names(archive: zipfile.ZipFile, step: int) -> list[str]:
    return sorted(name for name in archive.namelist() if name.endswith(".jpg"))[::step]


def _count() -> int:
    """How many photos `pictures` gives."""
    count = len(coco.photos("train"))
    for path, step in ARCHIVES:
        with zipfile.ZipFile(from_mirror(path)) as archive:
            count += len(_names(archive, step))
    return count


def seen_by_teacher() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """What the teacher sees on each photo: name -> boxes (n, 4) as shares of it, and scores (n, 80).

    Read from the cache where it is there; else made, which takes minutes.

    Raises:
        Problem: it is not there and could not be kept, or a photo cannot be had.
    """
    arrays = kept(cache_folder() / "detection" / "teacher.npz", _labels, packed=True)
    names = json.loads(arrays["names"].tobytes())
    ends = np.cumsum(arrays["counts"])[:-1]
    boxes, scores = (np.split(arrays[key].astype(np.float32), ends) for key in ("boxes", "scores"))
    return {name: (b, s) for name, b, s in zip(names, boxes, scores, strict=True)}


def _labels() -> dict[str, np.ndarray]:
    teacher, count = Teacher(), _count()
    what = f"A larger network looks at {count:,} photos, about eight minutes on two cores"
    seen = [(name, *_looked_at(teacher, picture)) for name, picture in told(pictures(), count, what)]
    names, boxes, scores = zip(*seen, strict=True)
    return {
        "names": np.frombuffer(json.dumps(names).encode(), np.uint8),
        "counts": np.array([len(one) for one in boxes]),
        "boxes": np.concatenate(boxes).astype(np.float32),
        "scores": np.concatenate(scores).astype(np.float16),
    }


def _looked_at(teacher: Teacher, picture: Image.Image) -> tuple[np.ndarray, np.ndarray]:
    """What the teacher sees on a photo at all `ZOOMS`: boxes (n, 4) and scores (n, 80), one row a thing."""
    views = [_view(teacher, picture, zoom) for zoom in ZOOMS]
    boxes, scores = (np.concatenate([view[part] for view in views]) for part in (0, 1))
    best = scores.max(1)
    likely = np.flatnonzero(best >= KEPT)
    kept = likely[suppressed(boxes[likely], best[likely], SAME)]
    return boxes[kept], scores[kept]


def _view(teacher: Teacher, picture: Image.Image, zoom: float) -> tuple[np.ndarray, np.ndarray]:
    """The teacher's raw answers for the photo on a larger grey sheet, as shares of the photo."""
    wide, high = round(picture.width / zoom), round(picture.height / zoom)
    left, top = (wide - picture.width) // 2, (high - picture.height) // 2
    sheet = Image.new("RGB", (wide, high), (114, 114, 114))
    sheet.paste(picture, (left, top))
    boxes, scores = teacher(sheet)
    moved = (boxes.reshape(-1, 2, 2) * [wide, high] - [left, top]) / picture.size
    return np.clip(moved, 0, 1).reshape(-1, 4), scores
