"""Golden vectors: inputs with the answers that Keras and the shipped file gave, for every other runtime to meet.

The kind of page says what is asked, and what else must come out alike on its page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from ..errors import Problem
from ..evaluation import tolerance
from ..experiment import Experiment
from ..export import steps
from ..export.litert import shipped_model
from ..export.temperature import divided, temperature_of
from ..files import plain
from ..page import Page
from ..runtime import Predictor
from ..splits import Arrays
from .golden_inputs import answer_of, sample_of

CASES = 10
MOST_VALUES = 2_000  # recorded of one output; a detector has tens of thousands
DIGITS_OF_STEPS = 6


def make(experiment: Experiment, model: keras.Model, predictor: Predictor) -> dict:
    """Golden vectors of a network and its shipped file.

    Raises:
        Problem: Keras and the file disagree by more than the page allows.
    """
    page, specs = experiment.page, predictor.signatures()["predict"]["inputs"]
    by_steps = steps.carries_state(model)
    ask_keras = _by_steps(model) if by_steps else _at_once(shipped_model(experiment, model))
    cases, samples, every = [], [], {}
    for kept in page.golden_inputs(lambda: experiment.splits, CASES):
        sample = sample_of({"inputs": kept}, specs)
        ours = {name: keras.ops.convert_to_numpy(value) for name, value in sorted(ask_keras(sample).items())}
        ours = divided(ours, temperature_of(predictor.raw))
        theirs = dict(sorted(answer_of(predictor, predictor.predict, sample).items()))
        difference = max(np.abs(ours[name] - theirs[name]).max() for name in ours)
        if difference > page.golden_apart:
            raise Problem(f"The exported file disagrees with Keras by {difference:.4f}. It was not kept.")
        samples.append(sample)
        if by_steps:
            every = dict.fromkeys(ours, 1)
            cases.append({"inputs": kept, "keras": _short(ours), "litert": _short(theirs)})
        else:
            every = {name: step(value.size) for name, value in theirs.items()}
            told = [{name: plain(sparse(value)) for name, value in one.items()} for one in (ours, theirs)]
            cases.append({"inputs": dict(sorted(kept.items())), "keras": told[0], "litert": told[1]})
    vectors = {"signature": "predict", "every": every, "cases": cases}
    return vectors | page.golden_answers(predictor, samples) | page.golden_arithmetic(lambda: experiment.splits, CASES)


def renew_answers(vectors: dict, page: Page, predictor: Predictor) -> None:
    """Compute again what the page makes of the file's answers to the golden cases."""
    vectors |= page.golden_answers(predictor, _samples(vectors, predictor))


def differences(vectors: dict, page: Page, predictor: Predictor) -> list[str]:
    """One sentence for each golden case that the file does not meet on this machine."""
    samples, found = _samples(vectors, predictor), []
    every = vectors.get("every", {})  # the older files of networks with few answers hold all of them and do not say so
    for number, (case, sample) in enumerate(zip(vectors["cases"], samples, strict=True)):
        got = answer_of(predictor, predictor.predict, sample)
        apart = max(
            tolerance.furthest(got[name].ravel()[:: every.get(name, 1)], values)
            for name, values in case["litert"].items()
        )
        if apart > tolerance.ANSWER:
            found.append(
                f"Golden case {number} is up to {apart:.2g} away from the recorded answer; {tolerance.ANSWER} may be."
            )
    return found + page.golden_differences(vectors, predictor, samples, tolerance.DROPS)


def step(size: int) -> int:
    """Of an output of so many values, every how-many-th is recorded: all of a small one, some 2,000 of a large one.

    The step is odd, so that it meets every column of a table whose width is not a multiple of it.
    """
    return 1 if size <= MOST_VALUES else -(-size // MOST_VALUES) | 1


def sparse(values: np.ndarray) -> np.ndarray:
    """The values of an output that are recorded."""
    return values.ravel()[:: step(values.size)]


def _samples(vectors: dict, predictor: Predictor) -> list[Arrays]:
    specs = predictor.signatures()["predict"]["inputs"]
    return [sample_of(case, specs) for case in vectors["cases"]]


def _at_once(shipped: keras.Model) -> Callable[[Arrays], dict]:
    def ask(sample: Arrays) -> dict:
        if not isinstance(sample, dict):
            return shipped(sample[None].astype("float32"))
        return shipped([sample[one.name][None] for one in shipped.inputs], training=False)

    return ask


def _by_steps(model: keras.Model) -> Callable[[Any], dict]:
    return lambda sample: steps.one_step(model, sample["tokens"], sample["state"])


def _short(outputs: dict) -> dict[str, list[float]]:
    return {name: [round(float(one), DIGITS_OF_STEPS) for one in value.ravel()] for name, value in outputs.items()}
