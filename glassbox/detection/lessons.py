"""The photos to learn from, each with the things in it: boxes from people where there are any, else from the teacher.

Where people said what a photo shows (`glassbox.detection.names`), the teacher only says where it is.
"""

from __future__ import annotations

import json

import numpy as np

from ..data import coco
from ..data.fetch import from_mirror
from . import names, photos
from .anchors import Things
from .boxes import area, intersection, overlap

IMAGENET_CLASSES = "imagenet-samples/classes_sorted_by_wnid.json"
BELIEVED = 0.4  # at this score the teacher is right four times in five
DOUBTED = 0.15  # from here to there nobody knows
AGAINST_NAME = 0.65  # where people named something else, the teacher must be surer
SURE_BY_NAME = 0.95
COMPANION = 0.3  # larger than this share of the photo, a thing beside the one that people named is that one itself


def lessons(labels: tuple[str, ...]) -> list[tuple[str, np.ndarray, Things]]:
    """Name, picture (height, width, 3) uint8 and things of every photo, in the order of `photos.pictures`.

    Args:
        labels: the classes to learn, names of COCO's.
    """
    columns = [coco.CLASSES.index(label) for label in labels]
    imagenet = [identity for identity, _word in json.loads(from_mirror(IMAGENET_CLASSES).read_bytes())]
    true = {f"coco-256/{photo.name.rsplit('/', 1)[1]}": photo for photo in coco.photos("train")}
    seen = photos.seen_by_teacher()
    result = []
    for name, picture in photos.pictures():
        boxes, scores = seen[name]
        if name in true:
            things = by_people(true[name], boxes, scores[:, columns], columns)
        else:
            given = names.of_photo(name, imagenet)
            things = by_teacher(boxes, scores[:, columns], labels, given)
        result.append((name, np.asarray(picture), things))
    return result


def by_people(photo: coco.Photo, boxes: np.ndarray, scores: np.ndarray, columns: list[int]) -> Things:
    """The true boxes. What the teacher sees besides is left open: people do not box every face in a crowd."""
    ours = np.isin(photo.classes, columns)
    sure = (photo.classes[ours][:, None] == np.array(columns)[None]).astype(np.float32)
    true = photo.boxes[ours]
    more = (scores.max(1, initial=0) >= BELIEVED) & (overlap(boxes, photo.boxes).max(1, initial=0) < 0.4)
    return joined(true, sure, boxes[more], len(columns))


def by_teacher(boxes: np.ndarray, scores: np.ndarray, labels: tuple[str, ...], given: str | None) -> Things:
    """What the teacher sees, corrected by what people said.

    Args:
        boxes, scores: (n, 4) and (n, classes), as the teacher gave them.
        given: see `glassbox.detection.names.of_photo`.
    """
    best = scores.max(1, initial=0)
    sure = np.sqrt(scores)  # a score is a product of two probabilities; this is their (geometric) mean
    if given is None:
        kept = best >= BELIEVED
        return joined(boxes[kept], sure[kept], boxes[(best >= DOUBTED) & ~kept], len(labels))
    person = scores.argmax(1) == labels.index("person")
    if given.startswith(names.OPEN):
        kept = (best >= AGAINST_NAME) & person
        if given != names.OPEN:
            like = labels.index(given.removeprefix(names.OPEN))
            kept |= scores[:, like] >= BELIEVED
            sure = np.where(np.arange(len(labels)) == like, sure, 0) * ~person[:, None] + sure * person[:, None]
        return joined(boxes[kept], sure[kept], boxes[(best >= DOUBTED) & ~kept], len(labels))
    if given == "":  # a llama is no sheep; but people, and small things at the side, are what they are
        kept = (best >= AGAINST_NAME) & (person | (area(boxes) < COMPANION))
        return joined(boxes[kept], sure[kept], boxes[(best >= BELIEVED) & ~kept & person], len(labels))
    label = labels.index(given)
    main = _main(boxes, scores, label)
    if main is None:
        return joined(boxes[:0], sure[:0], np.array([[0, 0, 1, 1]], np.float32), len(labels))
    parts = intersection(boxes, boxes[main : main + 1])[:, 0] / np.maximum(area(boxes), 1e-9)
    named = (scores[:, label] >= BELIEVED) & (parts < 0.5)
    named[main] = True
    sure = np.where(named[:, None], sure * 0.3, sure)
    sure[named, label] = SURE_BY_NAME
    beside = ~named & (overlap(boxes, boxes[named]).max(1) < 0.5) & ((scores.argmax(1) != label) | (parts < 0.5))
    kept = named | beside & (best >= BELIEVED) & (area(boxes) < COMPANION)
    return joined(boxes[kept], sure[kept], boxes[beside & (best >= DOUBTED) & ~kept], len(labels))


def joined(boxes: np.ndarray, sure: np.ndarray, unsure: np.ndarray, classes: int) -> Things:
    """Things that are sure, and boxes of which nobody knows what they are."""
    return Things(
        np.concatenate([boxes, unsure]).astype(np.float32),
        np.concatenate([sure, np.zeros((len(unsure), classes))]).astype(np.float32),
        np.arange(len(boxes) + len(unsure)) >= len(boxes),
    )


def _main(boxes: np.ndarray, scores: np.ndarray, label: int) -> int | None:
    """Which box is the thing that people named: the one most like it, else the likeliest large thing of any kind."""
    if len(boxes) and scores[:, label].max() >= 0.05:
        return int((scores[:, label] * np.sqrt(area(boxes))).argmax())
    large = np.flatnonzero(area(boxes) >= 0.15)
    return int(large[(scores[large].max(1) + area(boxes[large])).argmax()]) if len(large) else None
