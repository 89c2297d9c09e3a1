"""The three parts for training a detector, its epochs, and its score on validation photos after each."""

from __future__ import annotations

from functools import cache

import keras
import numpy as np
from PIL import Image

from ..data import coco
from ..images.fitting import Fit, fitted
from ..splits import Data, Part, Splits
from .anchors import Things, anchors, decode, targets
from .boxes import to_square
from .composer import Composer
from .lessons import joined, lessons
from .precision import Found, judged_all, mean_average_precision
from .suppression import found

SOURCE = Data(
    name="COCO 2017 (128 + 80 photos with boxes); Caltech-101, ImageNet samples and webcam photos with boxes of YOLOX-Nano",
    source="https://cocodataset.org",
    licence="COCO annotations and Caltech-101: CC BY 4.0; the other photos teach and are not shown",
    shown=False,
    flaws="People drew boxes on 128 of these photos only, and some classes are in one of them. The other boxes come from a "
    "larger network, which errs: it takes bonsai trees for broccoli.",
)
HELD_OUT, HELD_OUT_COCO = 24, 8  # one photo in so many decides instead of teaching
MOST = 60  # things of one photo in an array
# How often photos are taken, all together: with true boxes, with the teacher's, and with nothing to find.
SHARES = {"people": 0.3, "teacher": 0.57, "nothing": 0.13}


@cache
def load(labels: tuple[str, ...], fit: Fit) -> Splits:
    """Photos with things in three parts.

    `train` holds photos of any size and their `Things`, as arrays of objects. `validation` (one photo in eight of
    COCO's training photos, one in 24 of the others; no webcam frames, for they repeat) and `test` (COCO's validation
    photos) hold squares as the page makes them, and rows of `table`.

    Args:
        labels: the classes.
        fit: how a photo becomes a square.
    """
    rows = lessons(labels)
    people = [row for row in rows if row[0].startswith("coco")]
    others = [row for row in rows if not row[0].startswith("coco")]
    for_validation = people[::HELD_OUT_COCO] + [row for row in others[::HELD_OUT] if not row[0].startswith("rock")]
    held_out = {name for name, *_rest in for_validation}
    train = [row for row in rows if row[0] not in held_out]
    columns = [coco.CLASSES.index(label) for label in labels]
    test = [(photo.name, np.asarray(photo.picture), _true(photo, columns)) for photo in coco.photos("val")]
    return Splits(
        Part(_objects([p for _, p, _ in train]), _objects([t for *_, t in train])),
        _squares(for_validation, fit),
        _squares(test, fit),
    )


def composer(part: Part, size: int) -> Composer:
    """Scenes of the photos of a part: rare classes more often, photos with nothing to find seldom."""
    things = list(part.targets)
    best = [np.unique(one.scores[~one.unsure].argmax(1)) for one in things]
    count = np.maximum(np.bincount(np.concatenate(best), minlength=things[0].scores.shape[1]), 1)
    rarity = np.array([max((1 / count[label] ** 0.6 for label in labels), default=0) for labels in best])
    people = np.array([bool((one.scores == 1).any()) for one in things])
    weights = np.zeros(len(things))
    for share, which in (
        (SHARES["people"], people),
        (SHARES["teacher"], ~people & (rarity > 0)),
        (SHARES["nothing"], rarity == 0),
    ):
        base = np.where(rarity[which] > 0, rarity[which], 1.0)
        weights[which] = share * base / base.sum()
    return Composer(list(part.inputs), things, weights, size)


def table(things: Things) -> np.ndarray:
    """Things as rows of a fixed number: box, scores, 1 when sure or 2 when not; 0 fills up."""
    rows = np.zeros((MOST, 4 + things.scores.shape[1] + 1), np.float32)
    whole = np.concatenate([things.boxes, things.scores, 1 + things.unsure[:, None]], 1)[:MOST]
    rows[: len(whole)] = whole
    return rows


def score(model: keras.Model, validation: Part, size: int, loss: keras.losses.Loss) -> dict:
    """Loss and AP50 on validation photos: {"validation_loss", "validation_value"}."""
    to = anchors(size)
    answers = model.predict(validation.inputs, batch_size=32, verbose=0)
    truth = np.stack([targets(things_of(rows), to) for rows in validation.targets])
    value = mean_average_precision(judged_all(cleaned(answers, to), truths(validation), answers.shape[-1] - 4))
    return {"validation_loss": float(loss(truth, answers)), "validation_value": value}


def answers(model: keras.Model, part: Part, which: np.ndarray) -> list[dict]:
    """For some photos the class that is surest anywhere on it: {"answer": [class number], "probability"}."""
    best = 1 / (1 + np.exp(-model.predict(part.inputs[which], verbose=0)[..., 4:].max(1)))
    return [{"answer": [int(one.argmax())], "probability": round(float(one.max()), 4)} for one in best]


def cleaned(answers: np.ndarray, to: np.ndarray, above: float = 0.02) -> list[Found]:
    """Raw answers of the network in training as what is found."""
    result = []
    for one in answers:
        boxes = np.clip(decode(one[:, :4], to), 0, 1)
        result.append(Found(*found(boxes, 1 / (1 + np.exp(-one[:, 4:])), above, 0.5, 100)))
    return result


def truths(part: Part) -> list[Found]:
    """What people, or the teacher, say is on each photo of a part."""
    result = []
    for rows in part.targets:
        sure = rows[rows[:, -1] == 1]
        result.append(Found(sure[:, :4], sure[:, 4:-1].argmax(1), sure[:, 4:-1].max(1, initial=0)))
    return result


def things_of(rows: np.ndarray) -> Things:
    """The way back from `table`."""
    rows = rows[rows[:, -1] > 0]
    return Things(rows[:, :4], rows[:, 4:-1], rows[:, -1] == 2)


def _squares(rows: list, fit: Fit) -> Part:
    pictures, tables = [], []
    for _name, pixels, things in rows:
        picture = Image.fromarray(pixels)
        pictures.append(fitted(picture, fit))
        moved = to_square(things.boxes, *picture.size, fit).astype(np.float32)
        tables.append(table(Things(moved, things.scores, things.unsure)))
    return Part(np.stack(pictures), np.stack(tables))


def _true(photo: coco.Photo, columns: list[int]) -> Things:
    ours = np.isin(photo.classes, columns)
    sure = (photo.classes[ours][:, None] == np.array(columns)).astype(np.float32)
    return joined(photo.boxes[ours], sure, np.zeros((0, 4)), len(columns))


def _objects(values: list) -> np.ndarray:
    array = np.empty(len(values), object)
    array[:] = values
    return array
