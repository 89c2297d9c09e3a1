"""What an epoch of hands teaches: hands in their own rooms, and hands cut out and put before other people's things.

Four people in nine scenes are few. A network that only sees those learns walls: it is right before a plain wall and at
chance before a busy one. So more than half of the hands are put before photos of anything, in any direction and size.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from scipy import ndimage

from ..data import caltech, imagenet
from ..data.webcam import LABELS, session, sessions_of
from ..images.augmentation import Views, views
from ..images.fitting import Fit
from .cutouts import PLAIN, cut_hands, rendered_hands
from .drawn import drawn_hand

NONE = LABELS.index("none")
# Shares of the pictures with a hand; the rest are hands in their own rooms.
CUT, RENDERED, DRAWN = 0.25, 0.30, 0.04
PEOPLE_BEHIND = 0.35  # share of the photos behind cut hands, or instead of any, that show a person: so visitors sit
GREY = 0.15  # share of the pictures without colour: a hand has a shape in any skin and any light
ROOM = Views(smallest=0.7, largest=1.15, stretch=0.2, turn=35, light=0.35, tint=0.15)
HAND = Views(smallest=0.75, largest=1.8, stretch=0.25, turn=110, light=0.35, tint=0.12)
PERSON = Views(smallest=0.6, largest=1.2, stretch=0.2, turn=10, light=0.35, tint=0.12)
PHOTO = Views(smallest=0.3, largest=1.0, stretch=0.2, turn=15, light=0.3, tint=0.1)


def epoch_of_hands(
    people: tuple[str, ...],
    fit: Fit,
    count: int,
    generator: np.random.Generator,
    room: Views = ROOM,
    hand: Views = HAND,
) -> tuple[np.ndarray, np.ndarray]:
    """Pictures with a hand or none, each move a quarter and none a quarter, each person as often as the others.

    Args:
        room: how far views of hands in their own rooms may stray.
        hand: how far views of hands may stray before they are put before a photo.

    Returns:
        Inputs (count, size, size, 3) uint8 and targets (count, 4) float32, in the order of training.
    """
    targets = generator.integers(len(LABELS), size=count)
    ways = np.where(
        targets == NONE,
        generator.choice(["room", "photo"], size=count, p=[0.4, 0.6]),
        generator.choice(
            ["room", "cut", "rendered", "drawn"], size=count, p=[1 - CUT - RENDERED - DRAWN, CUT, RENDERED, DRAWN]
        ),
    )
    inputs = np.empty((count, fit.size, fit.size, 3), np.uint8)
    rooms, photos = np.flatnonzero(ways == "room"), np.flatnonzero(ways == "photo")
    inputs[rooms] = views(np.stack([_frame(people, targets[i], fit, generator) for i in rooms]), generator, room)
    inputs[photos] = _behind(len(photos), fit, generator)
    hands = np.flatnonzero((ways != "room") & (ways != "photo"))
    cut = np.stack([_hand(ways[i], people, targets[i], fit, generator) for i in hands])
    inputs[hands] = over(views(cut, generator, hand, edge="constant"), _behind(len(hands), fit, generator))
    blurred = np.flatnonzero(generator.random(count) < 0.2)  # a moving hand, a camera out of focus
    for i in blurred:
        inputs[i] = ndimage.gaussian_filter(inputs[i], (*generator.uniform(0.3, 1.5, 2), 0))
    grey = np.flatnonzero(generator.random(count) < GREY)
    inputs[grey] = (inputs[grey] @ np.array([0.299, 0.587, 0.114]) + 0.5).astype(np.uint8)[..., None]
    return inputs, np.eye(len(LABELS), dtype=np.float32)[targets]


def over(hands: np.ndarray, behind: np.ndarray) -> np.ndarray:
    """Hands (n, size, size, 4) laid over photos (n, size, size, 3)."""
    cover = hands[..., 3:].astype(np.float32) / 255
    return (hands[..., :3] * cover + behind * (1 - cover) + 0.5).astype(np.uint8)


def rendered_scenes(fit: Fit, part: slice) -> tuple[np.ndarray, np.ndarray]:
    """Rendered hands that no training part holds, upright before photos, and a third as many photos without a hand.

    Returns:
        Inputs (n, size, size, 3) uint8 and targets (n,); the same ones at every call.
    """
    generator = np.random.default_rng(2_026)
    hands, targets = rendered_hands("test", fit)
    hands, targets = hands[part], targets[part]
    photos = imagenet.photos(fit, np.arange(1, 1_000, 2))  # the even ones are for training
    upright = Views(smallest=1.0, largest=1.6, stretch=0.0, turn=20, light=0.1, tint=0.05)
    scenes = over(views(hands, generator, upright, edge="constant"), _some(photos, len(hands), generator))
    empty = _some(photos, len(hands) // 3, generator)
    return np.concatenate([scenes, empty]), np.concatenate([targets, np.full(len(empty), NONE)])


def shown_scenes(fit: Fit, count: int = 60) -> tuple[np.ndarray, list[str]]:
    """Of the kinds of pictures in an epoch those that may be shown: drawn hands before Caltech-101's photos, and photos alone.

    Returns:
        Pictures (n, size, size, 3) uint8, `count` of each move and a photo of each of Caltech-101's kinds, and what each
        shows; the same ones at every call.
    """
    generator = np.random.default_rng(2_026)
    photos, words = caltech.few(fit, 1)
    moves = [label for label in LABELS if label != LABELS[NONE]]
    hands = np.concatenate([_drawn(move, fit.size)[:count] for move in moves])
    scenes = over(
        views(hands, generator, HAND, edge="constant"), views(_some(photos, len(hands), generator), generator, PHOTO)
    )
    labels = [f"{move}, drawn" for move in moves for _hand in range(count)]
    return np.concatenate([scenes, photos]), labels + [f"no hand: {word}" for word in words]


@cache
def backgrounds(fit: Fit) -> np.ndarray:
    """Photos of anything but moves: the training part of Caltech-101 and every second ImageNet sample."""
    return np.concatenate([caltech.load(fit).train.inputs, imagenet.photos(fit, np.arange(0, 1_000, 2))])


@cache
def people_behind(fit: Fit) -> np.ndarray:
    """Photos of people in rooms: the faces of Caltech-101's training part."""
    part = caltech.load(fit).train
    return part.inputs[part.targets == caltech.words().index("face with background")]


@cache
def _drawn(move: str, size: int) -> np.ndarray:
    generator = np.random.default_rng(LABELS.index(move))
    return np.stack([drawn_hand(move, size, generator) for _ in range(80)])


def _behind(count: int, fit: Fit, generator: np.random.Generator) -> np.ndarray:
    """Views of photos without a move: things, and people in rooms."""
    people = generator.random(count) < PEOPLE_BEHIND
    result = views(_some(backgrounds(fit), count, generator), generator, PHOTO)
    result[people] = views(_some(people_behind(fit), people.sum(), generator), generator, PERSON)
    return result


def _some(pictures: np.ndarray, count: int, generator: np.random.Generator) -> np.ndarray:
    return pictures[generator.integers(len(pictures), size=count)]


def _frame(people: Iterable[str], target: int, fit: Fit, generator: np.random.Generator) -> np.ndarray:
    """A frame of one of the people, in any of their rooms."""
    for person in generator.permutation(list(people)):
        part = session(str(generator.choice(sessions_of([person]))), fit)
        fitting = np.flatnonzero(part.targets == target)
        if len(fitting):  # one person has no frames without a hand
            return part.inputs[generator.choice(fitting)]
    raise ValueError(f"None of the people {people} has frames of {LABELS[target]}.")


def _hand(way: str, people: Iterable[str], target: int, fit: Fit, generator: np.random.Generator) -> np.ndarray:
    if way == "drawn":
        return _some(_drawn(LABELS[target], fit.size), 1, generator)[0]
    plain = [name for name in sessions_of(people) if name in PLAIN]
    hands, targets = cut_hands(str(generator.choice(plain)), fit) if way == "cut" else rendered_hands("train", fit)
    return hands[generator.choice(np.flatnonzero(targets == target))]
