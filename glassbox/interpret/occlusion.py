"""Where a network looked: cover one place of its input after the other, and see how much the answer suffers.

Occlusion (Zeiler and Fergus, 2013, arXiv:1311.2901): nothing is taken from inside the network, so it is the same for
all of them. The page does the same arithmetic (web/src/saliency/), and golden vectors hold the two equal.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

Answer: TypeAlias = Callable[[np.ndarray], np.ndarray]  # an input to probabilities

LEAST = 1e-6  # probabilities are kept this far from 0 and 1, so that evidence is finite


@dataclass(frozen=True)
class Covers:
    """How a picture is covered.

    Attributes:
        places: covers along each side.
        side: of a cover, as a share of the picture's.
        cells: of the map, along each side.
        mean: whether a cover has the picture's mean colour; else it is background, which is 0.
        patches: sides of the patches that are tried to change the answer, as shares, small ones first.
        values: what such a patch is filled with: "cover" as above, "ink" with 255.
    """

    places: int
    side: float
    cells: int
    mean: bool
    patches: tuple[float, ...]
    values: tuple[str, ...]


DRAWING = Covers(13, 1 / 7, 28, False, tuple(side / 28 for side in (3, 4, 6, 8, 10, 14)), ("cover", "ink"))
PHOTO = Covers(15, 0.2, 40, True, (0.15, 0.2, 0.26, 0.34, 0.42, 0.5), ("cover",))


def whole(number: float) -> int:
    """To the nearest whole number, halves up, as JavaScript does it."""
    return int(np.floor(number + 0.5))


def squares(size: int, side: float, places: int) -> list[tuple[int, int, int]]:
    """Left, top and side of the covers, row by row, in whole pixels: from corner to corner of the picture."""
    wide = whole(side * size)
    at = [whole(index * (size - wide) / max(1, places - 1)) for index in range(places)]
    return [(left, top, wide) for top in at for left in at]


def evidence(probability: np.ndarray) -> np.ndarray:
    """How much speaks for answers of this probability, against all others together: their log-odds, kept finite.

    Near 100 % the probability hardly moves while the network loses half of its reasons; the log-odds do move.
    """
    share = np.clip(probability, LEAST, 1 - LEAST)
    return np.log(share / (1 - share))


def background(picture: np.ndarray, covers: Covers) -> np.ndarray:
    """The colour of a cover, one number for each channel."""
    if not covers.mean:
        return np.zeros(picture.shape[-1])
    return np.floor(picture.reshape(-1, picture.shape[-1]).astype(float).mean(0) + 0.5)


def patched(picture: np.ndarray, square: tuple[int, int, int], colour: np.ndarray) -> np.ndarray:
    """A copy of a picture (size, size, channels) with one square filled."""
    left, top, side = square
    copy = picture.copy()
    copy[top : top + side, left : left + side] = colour
    return copy


def drops(answer: Answer, picture: np.ndarray, covers: Covers) -> np.ndarray:
    """How much evidence for the best answer each cover takes away; below 0 where it helps the answer.

    Args:
        answer: (picture) -> (classes,) probabilities.
        picture: (size, size, channels), 0 to 255.

    Returns:
        (places x places,), row by row.
    """
    probabilities = answer(picture)
    best, colour = int(probabilities.argmax()), background(picture, covers)
    covered = [
        patched(picture, square, colour) if touches(picture, square, colour) else picture
        for square in squares(len(picture), covers.side, covers.places)
    ]
    left = np.array([probabilities[best] if one is picture else answer(one)[best] for one in covered])
    return evidence(probabilities[best]) - evidence(left)


def touches(picture: np.ndarray, square: tuple[int, int, int], colour: np.ndarray) -> bool:
    """Whether filling a square would change anything: where a drawing is empty, there is nothing to ask."""
    left, top, side = square
    return bool((picture[top : top + side, left : left + side] != colour).any())


def mattering(lost: np.ndarray, covers: Covers) -> np.ndarray:
    """How much each cell of the picture matters: the mean of what the covers over it took away.

    Returns:
        (cells, cells): 0 where covering takes away least, 1 where it takes away most.
    """
    total, count = np.zeros((covers.cells, covers.cells)), np.zeros((covers.cells, covers.cells))
    for drop, (left, top, side) in zip(lost, squares(covers.cells, covers.side, covers.places), strict=True):
        total[top : top + side, left : left + side] += max(0.0, drop)
        count[top : top + side, left : left + side] += 1
    shares = total / np.maximum(count, 1)
    least, most = shares.min(), shares.max()
    if most - least <= 1e-6 * most:  # equal, but for how sums are rounded
        return np.full_like(shares, float(most > 0))
    return (shares - least) / (most - least)


def change_of_mind(answer: Answer, picture: np.ndarray, covers: Covers) -> dict | None:
    """The smallest patch that changes the best answer; of equally small ones, the one that leaves the least of it.

    Args:
        answer, picture: as in `drops`.

    Returns:
        {"square": [left, top, side], "value", "answer": class number, "probability": of it}; None when no patch does.
    """
    best, size = int(answer(picture).argmax()), len(picture)
    for share in covers.patches:
        wide = whole(share * size)
        places = math.ceil((size - wide) / math.ceil(wide / 2)) + 1
        least, found = 2.0, None
        for square in squares(size, share, places):
            for value in covers.values:
                colour = background(picture, covers) if value == "cover" else np.full(picture.shape[-1], 255)
                if not touches(picture, square, colour):
                    continue
                probabilities = answer(patched(picture, square, colour))
                now = int(probabilities.argmax())
                if now != best and probabilities[best] < least:
                    least, found = probabilities[best], (square, value, now, float(probabilities[now]))
        if found:
            square, value, now, probability = found
            return {"square": list(square), "value": value, "answer": now, "probability": probability}
    return None


def dependence(answer: Answer, tokens: np.ndarray, blank: int) -> np.ndarray:
    """How much evidence for each written character blanking each character of a question takes away.

    Args:
        answer: (tokens) -> (places of the answer, characters) probabilities.
        tokens: (length,) character numbers.
        blank: the number of the space.

    Returns:
        (length, places of the answer); rows of spaces are 0, for there is nothing to blank.
    """
    probabilities = answer(tokens)
    written, places = probabilities.argmax(-1), np.arange(len(probabilities))
    lost = np.zeros((len(tokens), len(places)))
    for number in np.flatnonzero(tokens != blank):
        without = tokens.copy()
        without[number] = blank
        lost[number] = evidence(probabilities[places, written]) - evidence(answer(without)[places, written])
    return lost


def differences(vectors: dict, now: dict, allowed: float) -> list[str]:
    """One sentence for each golden case of which covering takes away something else than was recorded.

    Args:
        vectors: golden.json.
        now: the same cases, computed again: {"saliency": [{"case", "drops"}]}.
        allowed: how far log-odds may be apart.
    """
    found = []
    for old, new in zip(vectors["saliency"], now["saliency"], strict=True) if "saliency" in vectors else ():
        apart = float(np.abs(np.array(old["drops"]) - np.array(new["drops"])).max())
        if apart > allowed:
            found.append(
                f"Covering golden case {old['case']} takes away up to {apart:.2g} more or less than recorded; "
                f"{allowed} may be."
            )
    return found
