"""Is the map of where a network looked true of the network? The deletion test (Petsiuk and others, 2018).

Take away the fifth of a picture that the map calls most telling, and another fifth at random: the answer must suffer
more from the first. Both are taken away in the same squares, so that only the place differs. With single pixels the
form differs too: a fifth at random makes pinholes all over the picture, which no network was trained on. That figure
is published beside the other, for it says something else: what pinholes do.
"""

from __future__ import annotations

import numpy as np

from ..errors import Problem
from ..experiment import Experiment
from ..interpret.occlusion import Answer, Covers, background, drops, mattering
from ..kinds.picture import PicturePage
from ..runtime import Predictor
from ..splits import Part
from . import statistics

SAMPLES = 200
SHARE = 0.2
DRAWS = 5  # fifths at random, whose mean counts
SEED = 2_027
GRID = {28: 7, 40: 8}  # squares along each side, by the cells of the map


def metrics(
    experiment: Experiment[PicturePage], predictor: Predictor, part: Part, every: int = 1, samples: int = SAMPLES
) -> dict[str, statistics.Metric]:
    """`faithful`: the share of so many samples whose answer suffers more without the most telling fifth than without
    a random one; and `faithful_pixels`, the same with single pixels instead of squares. Of them, every `every`th.
    """
    covers = experiment.page.covers
    if covers is None:
        raise Problem(f"A page of the kind {experiment.page.kind!r} does not show where its network looked.")
    generator = np.random.default_rng(SEED)
    which = np.linspace(0, len(part) - 1, min(samples // every, len(part))).astype(int)

    def answer(picture: np.ndarray) -> np.ndarray:
        return predictor.one(predictor.predict, picture)["probabilities"][0]

    rows = np.array([deletions(answer, part.inputs[number], covers, generator) for number in which])
    names = dict(zip(("squares", "chance", "pixels", "chance_pixels"), rows.T, strict=True))
    grid = GRID[covers.cells]
    taken = "lowers the probability of the answer by more than taking away as many at random"
    return {
        "faithful": statistics.share(
            names["squares"],
            "Deletion test",
            "of answers hang on what “Where did it look?” shows",
            f"{len(which)} test samples. Taking away the most telling {SHARE:.0%} of the picture, in squares of a grid of "
            f"{grid} x {grid}, {taken} (the mean of {DRAWS} times).",
            baseline=round(float(names["chance"].mean()), 6),
            baseline_label="squares chosen at random",
        ),
        "faithful_pixels": statistics.share(
            names["pixels"],
            "Deletion test, single pixels",
            "of answers hang on it, when single pixels are taken away",
            f"The same samples. Taking away the most telling {SHARE:.0%} of the pixels {taken}. A picture full of pinholes is "
            "unlike all that the network was trained on, and it may suffer from that more than from a hole in the right place.",
            baseline=round(float(names["chance_pixels"].mean()), 6),
            baseline_label="pixels chosen at random",
        ),
    }


def deletions(answer: Answer, picture: np.ndarray, covers: Covers, generator: np.random.Generator) -> tuple[bool, ...]:
    """Whether the answer loses more with the most telling squares than with random ones, whether other random squares
    would do as well, and both again with single pixels.
    """
    best, colour = int(answer(picture).argmax()), background(picture, covers)
    cells = mattering(drops(answer, picture, covers), covers)
    cell = np.arange(len(picture)) * covers.cells // len(picture)
    grid = GRID[covers.cells]
    wide = covers.cells // grid
    squares = cells.reshape(grid, wide, grid, wide).mean((1, 3))
    verdicts = []
    for telling in (squares, cells[cell][:, cell]):
        count = round(SHARE * telling.size)

        def left(places: np.ndarray, side: int = len(telling), colour: np.ndarray = colour) -> float:
            return float(answer(without(picture, places, side, colour))[best])

        random = [left(generator.permutation(telling.size)[:count]) for _ in range(DRAWS + 1)]
        usual = float(np.mean(random[1:]))
        verdicts += [left(np.argsort(-telling.ravel(), kind="stable")[:count]) < usual, random[0] < usual]
    return tuple(verdicts)


def without(picture: np.ndarray, squares: np.ndarray, grid: int, colour: np.ndarray) -> np.ndarray:
    """A copy of a picture with some squares of a grid filled."""
    mask = np.zeros(grid**2, bool)
    mask[squares] = True
    cell = np.arange(len(picture)) * grid // len(picture)
    copy = picture.copy()
    copy[mask.reshape(grid, grid)[cell][:, cell]] = colour
    return copy
