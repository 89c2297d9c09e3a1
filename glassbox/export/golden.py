"""Golden vectors: inputs with the answers that Keras and the shipped file gave, for every other runtime to meet."""

from __future__ import annotations

import keras
import numpy as np

from ..data.drawing import Recipe, render
from ..data.hands import placed
from ..errors import Problem
from ..experiment import Experiment
from .litert import Predictor

CASES = 10
TOLERANCE = 1e-4


def make(experiment: Experiment, model: keras.Model, predictor: Predictor) -> dict:
    """Golden vectors from validation samples.

    Raises:
        Problem: Keras and the file disagree: another best answer, or probabilities further apart than 0.005.
    """
    validation = experiment.splits.validation
    which = np.linspace(0, len(validation) - 1, CASES).astype(int)
    inputs = validation.inputs[which]
    ours, theirs = model.predict(inputs, verbose=0), predictor(inputs)
    if (ours.argmax(-1) != theirs.argmax(-1)).any() or np.abs(ours - theirs).max() > 5e-3:
        raise Problem(f"The exported file disagrees with Keras by {np.abs(ours - theirs).max():.4f}. It was not kept.")
    cases = [
        {
            "inputs": {predictor.input_name: sample.ravel().tolist()},
            "keras": {"probabilities": _plain(mine)},
            "litert": {"probabilities": _plain(shipped)},
        }
        for sample, mine, shipped in zip(inputs, ours, theirs, strict=True)
    ]
    golden = {"signature": "predict", "cases": cases}
    if validation.strokes is not None:
        golden["renderer"] = _renderer_cases([validation.strokes[i] for i in which], experiment.page)
    return golden


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


def _plain(values: np.ndarray) -> list[float]:
    return [round(float(value), 7) for value in values.ravel()]
