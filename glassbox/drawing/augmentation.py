"""Draw as people do: any size, anywhere, slanted, wobbly, with a finger, a mouse or a stylus.

Two uses. `drawn` makes training pictures from traced strokes. `placed` makes the drawings of the
*drawn test*: strokes as a visitor's canvas would hold them, from 25 % to 100 % of its side, anywhere on it.
"""

from __future__ import annotations

import numpy as np

from ..splits import Part, Splits
from .distortion import distort, random_matrices
from .rendering import MNIST, Recipe, Stroke, Strokes, render

# Pen widths as shares of the canvas side: what the page offers.
PENS = {"thin": 0.02, "medium": 0.05, "thick": 0.09}
FROM_STROKES = 0.4  # share of digits in an epoch that are drawn anew
TEST_SEED = 2_026  # of the drawn test: every model is measured on the same drawings
NONSENSE = 0.03  # scribbles in an epoch, as a share of the digits


def samples_of_epoch(n: int) -> int:
    """How many pictures `epoch_of_drawings` makes of n."""
    return n + int(NONSENSE * n)


def epoch_of_drawings(
    part: Part, generator: np.random.Generator, classes: int, recipe: Recipe = MNIST
) -> tuple[np.ndarray, np.ndarray]:
    """What one epoch teaches: pictures distorted, or drawn anew from their strokes, and some nonsense.

    For a scribble the right answer is "I cannot know": the same probability for every class (outlier exposure,
    Hendrycks, Mazeika and Dietterich, 2019).

    Returns:
        Inputs (samples, size, size, 1) uint8 and targets (samples, classes) float32, in the order of training.
    """
    n = len(part)
    total = samples_of_epoch(n)
    inputs = np.empty((total, recipe.size, recipe.size), np.uint8)
    targets = np.full((total, classes), 1 / classes, np.float32)
    targets[:n] = np.eye(classes, dtype=np.float32)[part.targets]
    from_strokes = generator.random(n) < FROM_STROKES
    pictures = np.flatnonzero(~from_strokes)
    inputs[pictures] = distort(part.inputs[pictures, ..., 0], generator)
    for index in np.flatnonzero(from_strokes).tolist():
        inputs[index] = drawn(part.known_strokes[index], generator, recipe)
    for place in range(n, total):
        inputs[place] = render(scribble(generator), np.exp(generator.uniform(np.log(0.02), np.log(0.12))), recipe)
    order = generator.permutation(total)
    return inputs[order][..., None], targets[order]


def drawn(strokes: Strokes, generator: np.random.Generator, recipe: Recipe = MNIST) -> np.ndarray:
    """A training picture of strokes drawn by another hand: (size, size) uint8."""
    extent = _extent(strokes)
    matrix = random_matrices(1, generator, turn=12.0, slant=0.25, stretch=0.15)[0]
    bent = wobble([stroke @ matrix.T for stroke in strokes], generator, 0.03 * extent)
    pen = extent * np.exp(generator.uniform(np.log(0.03), np.log(0.35)))
    return render(bent, pen, recipe)


def wobble(strokes: Strokes, generator: np.random.Generator, size: float) -> list[Stroke]:
    """Bend strokes smoothly by about `size`: slow waves over the plane, the same for all strokes."""
    extent = max(_extent(strokes), 1e-9)
    waves = generator.uniform(-1, 1, (3, 2)) * (2 * np.pi / extent)
    phases = generator.uniform(0, 2 * np.pi, 3)
    pushes = generator.normal(0, size / 2, (3, 2))
    return [stroke + np.sin(stroke @ waves.T + phases) @ pushes for stroke in strokes]


def placed(strokes: Strokes, generator: np.random.Generator) -> tuple[list[Stroke], str]:
    """Strokes on a canvas of side 1: drawn at 25-100 % of it, anywhere on it, with one of the pens.

    Returns:
        The strokes, rounded to 1/1000 of the canvas as pointer events would be, and the name of the pen.
    """
    name = list(PENS)[generator.integers(len(PENS))]
    share = generator.uniform(0.25, 1.0)
    points = np.concatenate(list(strokes))
    low, extent = points.min(axis=0), max(_extent(strokes), 1e-9)
    sized = [(stroke - low) / extent * (share - min(PENS[name], share / 2)) for stroke in strokes]
    space = 1 - np.concatenate(sized).max(axis=0) - PENS[name]
    corner = PENS[name] / 2 + generator.uniform(0, 1, 2) * np.maximum(space, 0)
    return [np.round(stroke + corner, 3) for stroke in sized], name


def scribble(generator: np.random.Generator) -> list[Stroke]:
    """Something that means nothing: a tangle, a cloud of dots, a few blots or crossing lines, on a unit canvas."""
    kind = generator.integers(4)
    if kind == 0:  # a tangle: a long random walk that turns all the time
        steps = generator.integers(40, 250)
        turns = np.cumsum(generator.normal(0, 0.9, steps))
        walk = np.cumsum(np.stack([np.cos(turns), np.sin(turns)], 1) * 0.08, axis=0)
        return [_reflect(walk + generator.uniform(0, 1, 2))]
    if kind == 1:  # to and fro over everything, as a hand fills a page
        rows = generator.integers(5, 16)
        zigzag = np.stack([np.arange(2 * rows) // 2 % 2, np.arange(2 * rows) / (2 * rows)], 1).astype(float)
        zigzag += generator.normal(0, 0.05, zigzag.shape)
        angle = generator.uniform(0, np.pi)
        return [zigzag @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])]
    if kind == 2:  # dots
        return [point[None] for point in generator.uniform(0, 1, (generator.integers(1, 25), 2))]
    lines = generator.integers(5, 14)  # crossing lines
    return list(generator.uniform(0, 1, (lines, 2, 2)))


def _extent(strokes: Strokes) -> float:
    points = np.concatenate(list(strokes))
    return float(np.ptp(points, axis=0).max())


def _reflect(points: np.ndarray) -> np.ndarray:
    """Fold coordinates back into 0..1, as if the walls of the canvas were mirrors."""
    return 1 - np.abs(points % 2 - 1)


def drawn_part(splits: Splits) -> Part:
    """The samples whose strokes are replayed: the test part, or strokes apart where the test part has none."""
    return splits.test if splits.drawn is None else splits.drawn


def drawn_test(splits: Splits) -> list[tuple[list[Stroke], str]]:
    """Strokes on a unit canvas and the name of the pen, for every sample of `drawn_part`."""
    generator = np.random.default_rng(TEST_SEED)
    return [placed(strokes, generator) for strokes in drawn_part(splits).known_strokes]
