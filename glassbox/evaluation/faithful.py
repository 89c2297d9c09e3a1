"""Is the map of where a network looked true of the network? The deletion test (Petsiuk and others, 2018).

Take away the fifth of a picture that the map calls most telling, and another fifth at random: the answer must suffer
more from the first. Both are taken away in the same squares. Single pixels at random would be another test: a digit
full of pinholes is a picture that no network was trained on, and suffers from that, wherever the pinholes are.
"""

from __future__ import annotations

import numpy as np

from ..experiment import Experiment, Part
from . import statistics
from .saliency import Covers, background, covers_of, drops, mattering

SAMPLES = 200
SHARE = 0.2
DRAWS = 5  # fifths at random, whose mean counts
SEED = 2_027
GRID = {28: 7, 40: 8}  # squares along each side, by the cells of the map


def metric(experiment: Experiment, predictor, part: Part) -> dict:
    """The share of 200 samples whose answer suffers more without the most telling fifth than without a random one."""
    covers = covers_of(experiment.page)
    generator = np.random.default_rng(SEED)
    which = np.linspace(0, len(part) - 1, min(SAMPLES, len(part))).astype(int)

    def answer(picture):
        return predictor.one(predictor.predict, picture)["probabilities"][0]

    passed = [suffers_more(answer, part.inputs[number], covers, generator) for number in which]
    grid = GRID[covers.cells]
    return statistics.share(
        np.array(passed),
        "of answers hang on what “Where did it look?” shows",
        f"{len(which)} test samples. Taking away the most telling {SHARE:.0%} of the picture, in squares of {grid} x {grid}, "
        f"lowers the probability of the answer by more than taking away as many such squares at random (the mean of {DRAWS} "
        "times).",
        baseline=0.5,
        baseline_label="a map drawn at random",
    )


def suffers_more(answer, picture: np.ndarray, covers: Covers, generator: np.random.Generator) -> bool:
    """Whether the answer loses more with the most telling squares than with random ones."""
    best, grid = int(answer(picture).argmax()), GRID[covers.cells]
    wide = covers.cells // grid
    telling = mattering(drops(answer, picture, covers), covers).reshape(grid, wide, grid, wide).mean((1, 3)).ravel()
    count, colour = round(SHARE * grid**2), background(picture, covers)

    def left(squares: np.ndarray) -> float:
        return float(answer(without(picture, squares, grid, colour))[best])

    random = [left(generator.permutation(grid**2)[:count]) for _ in range(DRAWS)]
    return left(np.argsort(-telling, kind="stable")[:count]) < float(np.mean(random))


def without(picture: np.ndarray, squares: np.ndarray, grid: int, colour) -> np.ndarray:
    """A copy of a picture with some squares of a grid filled."""
    mask = np.zeros(grid**2, bool)
    mask[squares] = True
    cell = np.arange(len(picture)) * grid // len(picture)
    copy = picture.copy()
    copy[mask.reshape(grid, grid)[cell][:, cell]] = colour
    return copy
