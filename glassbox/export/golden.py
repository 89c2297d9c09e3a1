"""Golden vectors: inputs with the answers that Keras and the shipped file gave, for every other runtime to meet."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
from PIL import Image

from ..data.drawing import Recipe, render
from ..data.hands import placed
from ..data.picture import Fit, fitted, pattern
from ..errors import Problem
from ..evaluation import saliency
from ..experiment import Experiment
from . import steps
from .litert import Predictor, shipped_model

CASES = 10
SALIENCY_CASES = (0, 3)  # of the golden inputs; the first with its whole map
SIDES = [(64, 64), (97, 41), (40, 120), (12, 9)]  # pictures of the fitter's cases: square, wide, high, and smaller
TOLERANCE = 1e-4
# Keras against the file. Fifty layers of a network for photos add up what rounding to float16 does to each, once the
# normalisations are folded into them; a file that is really wrong is out by far more.
FURTHEST, FURTHEST_PHOTOS = 5e-3, 2e-2
MOST_VALUES = 2_000  # recorded of one output; a detector has tens of thousands


def make(experiment: Experiment, model: keras.Model, predictor: Predictor) -> dict:
    """Golden vectors: from validation samples, or for networks that read photos from patterns made of whole numbers.

    A photo in numbers would be large, and many may not be shown; a pattern is one number, and every language can
    make it (`glassbox.data.picture.pattern`).

    Raises:
        Problem: Keras and the file disagree: another best answer, or values further apart than `FURTHEST`.
    """
    if steps.carries_state(model):
        return steps.golden(experiment, model, predictor)
    validation, shipped = experiment.splits.validation, shipped_model(experiment, model)
    photos = hasattr(experiment.page, "fit")
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
    golden |= saliency_cases(experiment.page, predictor, cases)
    if validation.strokes is not None:
        golden["renderer"] = _renderer_cases([validation.strokes[i] for i in which], experiment.page)
    if photos:
        golden["fitter"] = [_fitter_case(number, side, experiment.page.fit) for number, side in enumerate(SIDES)]
    return golden


def saliency_cases(page, predictor: Predictor, cases: list[dict]) -> dict:
    """{"saliency": what covering takes away on a few of the golden inputs}; empty for a page that does not show it.

    Python and the page do the same arithmetic on the shipped file, so that they can be compared.
    """
    if page.kind == "objects":
        return {}
    shape = predictor.signatures()["predict"]["inputs"][predictor.input_name]["shape"][1:]
    return {"saliency": [_saliency_case(page, predictor, cases[i], i, shape) for i in SALIENCY_CASES]}


def _saliency_case(page, predictor: Predictor, case: dict, number: int, shape: list[int]) -> dict:
    def answer(sample):
        return predictor.one(predictor.predict, sample)["probabilities"][0]

    sample = sample_of(case, shape)
    if page.input_name == "tokens":
        lost = saliency.dependence(answer, sample.astype(int), page.alphabet.index(" "))
        return {"case": number, "drops": plain(lost)}
    covers = saliency.covers_of(page)
    lost = saliency.drops(answer, sample, covers)
    change = saliency.change_of_mind(answer, sample, covers)
    if change:
        change["probability"] = round(change["probability"], 7)
    seen = (
        {"map": [round(share, 4) for share in saliency.mattering(lost, covers).ravel().tolist()]} if number == 0 else {}
    )
    return {"case": number, "drops": [round(drop, 4) for drop in lost.tolist()], "change": change, **seen}


def sample_of(case: dict, shape: list[int]) -> np.ndarray:
    """The input of a golden case, as an array of the network's shape without the batch."""
    (value,) = case["inputs"].values()
    if isinstance(value, dict):
        return pattern(value["pattern"], shape[0])
    return np.array(value, np.float32).reshape(shape)


def inputs_of(case: dict, specs: dict) -> dict[str, list[float]]:
    """Flat inputs of a golden case by name, whatever kind of network; `specs` are those of the manifest's signature."""
    if "state" in case["inputs"]:
        memory = steps.memory_pattern(case["inputs"]["state"]["pattern"], specs["state"]["shape"][1:])
        return {"tokens": case["inputs"]["tokens"], "state": memory.ravel().tolist()}
    ((name, spec),) = specs.items()
    return {name: sample_of(case, spec["shape"][1:]).ravel().tolist()}


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


def plain(values: np.ndarray) -> list[float]:
    return [round(float(value), 7) for value in values.ravel()]
