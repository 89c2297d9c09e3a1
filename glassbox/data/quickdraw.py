"""Quick, Draw!: what people drew in 20 seconds when a game asked for a word (Google, 2017), for any list of words.

Two forms of the same drawings are used: pictures of 28x28 pixels, many of each word, and strokes, few. Some of the
strokes are of drawings that are among the pictures too. `load` finds them by drawing them again, so that no drawing
is in two parts.
"""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Sequence
from functools import cache

import numpy as np

from ..drawing.rendering import QUICKDRAW, render
from ..errors import Problem
from ..files import make_folder, replace
from ..splits import Data, Part, Splits
from .fetch import cache_folder, fetch_start, from_mirror, known

SOURCE = Data(
    name="Quick, Draw!",
    source="https://github.com/googlecreativelab/quickdraw-dataset",
    licence="CC BY 4.0",
    shown=True,
    flaws="The label is what the player was asked to draw, not what came out. Some words have nine times as many drawings "
    "as others. And each drawing was made in 20 seconds at most.",
)
PICTURES = "https://storage.googleapis.com/quickdraw_dataset/full/numpy_bitmap/{}.npy"
STROKES = "https://storage.googleapis.com/quickdraw_dataset/full/simplified/{}.ndjson"
STROKE_FILES = ("quickdraw/strokes_15x500_simplified.ndjson.gz", "quickdraw/strokes_344x25_simplified.ndjson.gz")
MOST = 3_900  # pictures of a word that are fetched: the official files hold 100,000 and more
HEADER = 128  # bytes before the pixels of a .npy file, at most

SAME = 0.35  # two pictures closer than this (root mean square, relative to the ink) are of one drawing

# The words of the predecessor's sketch recogniser that the mirror holds.
LIST = """
    airplane, alarm clock, apple, banana, bee, bicycle, bird, book, calculator, camera, candle, car, cat, circle,
    clock, coffee cup, computer, crayon, crown, diamond, dog, dragon, eye, fish, flower, guitar, headphones, house,
    map, octopus, paint can, paintbrush, rainbow, shoe, skull, smiley face, snowman, spoon, square, star, television,
    tree, umbrella
"""
WORDS = tuple(" ".join(LIST.split()).split(", "))


def load(words: Sequence[str] = WORDS) -> Splits:
    """Drawings of the given words: of each word 85 % to train, 5 % to decide, 10 % to measure.

    Inputs are (n, 28, 28, 1) uint8, targets (n,) positions in `words`. `drawn` holds strokes that are in neither of
    the first two parts.

    Raises:
        Problem: a word is not one of the official 345, or its drawings cannot be had.
    """
    parts: dict[str, list] = {"train": [], "validation": [], "test": [], "drawn": []}
    for number, word in enumerate(words):
        pictures, strokes = _pictures(word), _strokes(word)
        places = _places(word, pictures, strokes)
        kind = np.arange(len(pictures)) % 20
        chosen = {"test": np.isin(kind, (9, 19)), "validation": kind == 4}
        chosen["train"] = ~(chosen["test"] | chosen["validation"])
        for name, mask in chosen.items():
            parts[name].append((pictures[mask], np.full(mask.sum(), number), [None] * int(mask.sum())))
        new = [one for one, place in zip(strokes, places, strict=True) if place < 0 or chosen["test"][place]]
        drawn = np.stack([render(one, 16.0, QUICKDRAW) for one in new]) if new else pictures[:0]
        parts["drawn"].append((drawn, np.full(len(new), number), new))
    train, validation, test, drawn_anew = (_joined(name, rows) for name, rows in parts.items())
    return Splits(train, validation, test, drawn_anew)


def _joined(name: str, rows: list) -> Part:
    inputs, targets, strokes = zip(*rows, strict=True)
    everything = [one for some in strokes for one in some] if name == "drawn" else None
    return Part(np.concatenate(inputs)[..., None], np.concatenate(targets).astype(np.int64), everything)


def _pictures(word: str) -> np.ndarray:
    """(n, 28, 28) uint8, white ink on black."""
    path = f"quickdraw/{word.replace(' ', '_')}.npz"
    if known(path) and os.environ.get("GLASSBOX_MIRROR"):
        with np.load(from_mirror(path), allow_pickle=False) as arrays:
            return arrays["images"]
    file = fetch_start(f"quickdraw/{word}.npy", PICTURES.format(word.replace(" ", "%20")), HEADER + MOST * 784)
    wrong = Problem(f"{file} does not hold pictures of 28x28 pixels. Remove it to fetch it again.")
    with open(file, "rb") as pictures:
        try:
            np.lib.format.read_magic(pictures)
            shape, _by_column, dtype = np.lib.format.read_array_header_1_0(pictures)
        except ValueError as error:
            raise wrong from error
        if shape[1:] != (784,) or dtype != np.uint8:
            raise wrong
        raw = pictures.read(MOST * 784)
    return np.frombuffer(raw, np.uint8, len(raw) // 784 * 784).reshape(-1, 28, 28)


def drawing(word: str, key: str) -> list[np.ndarray]:
    """Strokes of one drawing, (points, 2) each, in units of 0-255.

    Args:
        word: one of the official 345.
        key: its `key_id` in the data set.

    Raises:
        Problem: it is not among the drawings of the word that are fetched.
    """
    drawings = _drawings(word)
    if key not in drawings:
        raise Problem(f"Quick, Draw! has no drawing of {word!r} with the key {key} among its first ones.")
    return drawings[key]


def _strokes(word: str) -> list[list[np.ndarray]]:
    """Strokes of some drawings of the word."""
    return list(_drawings(word).values())


@cache
def _drawings(word: str) -> dict[str, list[np.ndarray]]:
    """Strokes of some drawings of the word by their `key_id`, (points, 2) each, in units of 0-255."""
    if os.environ.get("GLASSBOX_MIRROR"):
        lines = [
            line
            for path in STROKE_FILES
            for line in gzip.decompress(from_mirror(path).read_bytes()).splitlines()
            if f'"word":"{word}"'.encode() in line.replace(b": ", b":")[:80]
        ]
    else:
        file = fetch_start(f"quickdraw/{word}.ndjson", STROKES.format(word.replace(" ", "%20")), 400_000)
        lines = file.read_bytes().splitlines()[:-1][:500]  # the last line is cut off
    records = {record["key_id"]: record for record in map(json.loads, lines) if record["word"] == word}
    return {key: [np.array(stroke[:2], float).T for stroke in one["drawing"]] for key, one in records.items()}


def _places(word: str, pictures: np.ndarray, strokes: list) -> np.ndarray:
    """For each drawing in strokes, which of the pictures is the same drawing; -1 when none is. Kept in the cache."""
    file = cache_folder() / "quickdraw" / f"places-{word.replace(' ', '_')}-{len(pictures)}-{len(strokes)}.npy"
    if not file.is_file():
        make_folder(file.parent)
        buffer = io.BytesIO()
        np.save(buffer, _find(pictures, strokes))
        replace(file, buffer.getvalue())
    return np.load(file, allow_pickle=False)


def _find(pictures: np.ndarray, strokes: list) -> np.ndarray:
    if not strokes:
        return np.zeros(0, int)
    flat = pictures.reshape(len(pictures), -1).astype(np.float32)
    drawn = np.stack([render(one, 16.0, QUICKDRAW) for one in strokes]).reshape(len(strokes), -1).astype(np.float32)
    distance2 = (drawn**2).sum(1)[:, None] + (flat**2).sum(1)[None] - 2 * drawn @ flat.T
    nearest = distance2.argmin(1)
    relative = np.sqrt(np.maximum(distance2.min(1), 0) / np.maximum((drawn**2).sum(1), 1))
    return np.where(relative < SAME, nearest, -1)
