"""Golden vectors: inputs with the answers that Keras and the shipped file gave, for every other runtime to meet."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
from PIL import Image

from ..drawing.augmentation import placed
from ..drawing.rendering import Recipe, render
from ..errors import Problem
from ..experiment import Experiment
from ..export import steps
from ..export.litert import shipped_model
from ..generation.noise import noise
from ..images.fitting import Fit, fitted, pattern
from ..runtime import Predictor
from . import golden_occlusion, golden_steps
from .golden_inputs import plain

CASES = 10
SIDES = [(64, 64), (97, 41), (40, 120), (12, 9)]  # pictures of the fitter's cases: square, wide, high, and smaller
# Keras against the file. Fifty layers of a network for photos add up what rounding to float16 does to each, once the
# normalisations are folded into them; a file that is really wrong is out by far more.
FURTHEST, FURTHEST_PHOTOS = 5e-3, 2e-2
MOST_VALUES = 2_000  # recorded of one output; a detector has tens of thousands


def make(experiment: Experiment, model: keras.Model, predictor: Predictor) -> dict:
    """Golden vectors: from validation samples, or for networks that read photos from patterns made of whole numbers.

    A photo in numbers would be large, and many may not be shown; a pattern is one number, and every language can
    make it (`glassbox.images.fitting.pattern`).

    Raises:
        Problem: Keras and the file disagree: another best answer, or values further apart than `FURTHEST`.
    """
    if steps.carries_state(model):
        return golden_steps.golden(experiment, model, predictor)
    validation, shipped = experiment.splits.validation, shipped_model(experiment, model)
    photos = hasattr(experiment.page, "fit")
    if hasattr(experiment.page, "question"):
        return _asked(experiment, shipped, predictor)
    if photos:
        inputs = np.stack([pattern(number, experiment.page.fit.size) for number in range(CASES // 2)])
    else:
        which = np.linspace(0, len(validation) - 1, CASES).astype(int)
        inputs = validation.inputs[which]
    ours = [{key: np.asarray(value) for key, value in shipped(one[None].astype("float32")).items()} for one in inputs]
    theirs = [predictor.one(predictor.predict, one) for one in inputs]
    difference = max(np.abs(a[key] - b[key]).max() for a, b in zip(ours, theirs, strict=True) for key in a)
    if difference > (FURTHEST_PHOTOS if photos else FURTHEST):
        raise Problem(f"The exported file disagrees with Keras by {difference:.4f}. It was not kept.")
    cases = [
        {
            "inputs": {predictor.input_name: {"pattern": number} if photos else sample.ravel().tolist()},
            "keras": {key: plain(sparse(value)) for key, value in sorted(mine.items())},
            "litert": {key: plain(sparse(value)) for key, value in sorted(shipped.items())},
        }
        for number, (sample, mine, shipped) in enumerate(zip(inputs, ours, theirs, strict=True))
    ]
    every = {key: step(value.size) for key, value in sorted(theirs[0].items())}
    golden = {"signature": "predict", "every": every, "cases": cases}
    golden |= golden_occlusion.cases(experiment.page, predictor, cases)
    if validation.strokes is not None:
        golden["renderer"] = _renderer_cases([validation.strokes[i] for i in which], experiment.page)
    if photos:
        golden["fitter"] = [_fitter_case(number, side, experiment.page.fit) for number, side in enumerate(SIDES)]
    return golden


def _asked(experiment: Experiment, shipped: keras.Model, predictor: Predictor) -> dict:
    """Golden vectors of a network with several inputs: its page says what to ask. With the noise of a few seeds.

    Raises:
        Problem: Keras and the file disagree by more than `FURTHEST`.
    """
    cases, order = [], [one.name for one in shipped.inputs]
    for number in range(CASES):
        question = experiment.page.question(number)
        mine = shipped([question[name][None] for name in order], training=False)
        mine = {key: keras.ops.convert_to_numpy(value) for key, value in sorted(mine.items())}
        theirs = dict(sorted(predictor.one(predictor.predict, question).items()))
        difference = max(np.abs(mine[key] - theirs[key]).max() for key in mine)
        if difference > FURTHEST:
            raise Problem(f"The exported file disagrees with Keras by {difference:.4f}. It was not kept.")
        cases.append(
            {
                "inputs": {name: plain(value) for name, value in sorted(question.items())},
                "keras": {key: plain(sparse(value)) for key, value in mine.items()},
                "litert": {key: plain(sparse(value)) for key, value in theirs.items()},
            }
        )
    every = {key: step(value.size) for key, value in theirs.items()}
    seeds = [{"seed": seed, "noise": plain(noise(seed, (16,)))} for seed in (0, 1, 42, 2**32 - 1)]
    return {"signature": "predict", "every": every, "cases": cases, "noise": seeds}


def step(size: int) -> int:
    """Of an output of so many values, every how-many-th is recorded: all of a small one, some 2,000 of a large one.

    The step is odd, so that it meets every column of a table whose width is not a multiple of it.
    """
    return 1 if size <= MOST_VALUES else -(-size // MOST_VALUES) | 1


def sparse(values: np.ndarray) -> np.ndarray:
    """The values of an output that are recorded."""
    return values.ravel()[:: step(values.size)]


def _fitter_case(number: int, side: tuple[int, int], fit: Fit) -> dict:
    """A pattern cut to a picture of another shape, and the square that it becomes, on a small grid."""
    width, height = side
    picture = Image.fromarray(pattern(number, max(side))[:height, :width])
    small = replace(fit, size=16)
    return {
        "pattern": number,
        "width": width,
        "height": height,
        "fit": small.as_data(),
        "pixels": fitted(picture, small).ravel().tolist(),
    }


def _renderer_cases(drawings: list, page) -> list[dict]:
    generator = np.random.default_rng(7)
    cases = []
    for strokes in drawings:
        moved, pen = placed(strokes, generator)
        cases.append(_renderer_case(moved, page.pens[pen], page.recipe))
    dot, line = [np.array([[0.5, 0.5]])], [np.array([[0.1, 0.9], [0.9, 0.9]])]
    return [*cases, _renderer_case(dot, 0.05, page.recipe), _renderer_case(line, 0.09, page.recipe)]


def _renderer_case(strokes: list, pen: float, recipe: Recipe) -> dict:
    return {
        "strokes": [stroke.tolist() for stroke in strokes],
        "pen": pen,
        "recipe": recipe.as_data(),
        "pixels": render(strokes, pen, recipe).ravel().tolist(),
    }
