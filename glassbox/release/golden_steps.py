"""Golden vectors of networks that read a text step by step: single steps from made-up memories, and whole texts."""

from __future__ import annotations

import keras
import numpy as np

from ..errors import Problem
from ..evaluation import tolerance
from ..experiment import Experiment
from ..export.steps import one_step
from ..runtime import Stepper
from ..text.characters import decode, encode
from ..text.sampling import Choice, write

CASES = 5
FURTHEST = 5e-3
GENERATED = 1_000  # characters of each text that every runtime must write alike
TEXTS = (Choice(temperature=0.7, top_p=0.95), Choice(temperature=1.0, top_k=20))


def golden(experiment: Experiment, network: keras.Model, predictor) -> dict:
    """Golden vectors: single steps from made-up memories, and whole texts with their seeds.

    Raises:
        Problem: Keras and the file disagree by more than `FURTHEST`.
    """
    stepper, alphabet = Stepper(predictor), experiment.page.alphabet
    cases = []
    for number in range(CASES):
        inputs = {"tokens": [number * 7 % len(alphabet)], "state": {"pattern": number}}
        state = memory_pattern(number, stepper.shape)
        ours = one_step(network, np.array(inputs["tokens"], np.int32), state)
        theirs = predictor.predict(tokens=np.array(inputs["tokens"], np.int32), state=state)
        ours = {name: keras.ops.convert_to_numpy(value) for name, value in ours.items()}
        difference = max(np.abs(ours[name] - theirs[name]).max() for name in ours)
        if difference > FURTHEST:
            raise Problem(f"The exported file disagrees with Keras by {difference:.4f}. It was not kept.")
        cases.append({"inputs": inputs, "keras": plain(ours), "litert": plain(theirs)})
    texts = [
        written(stepper, experiment.page, experiment.page.starts[0], choice, seed)
        for seed, choice in enumerate(TEXTS, 1)
    ]
    return {"signature": "predict", "every": {name: 1 for name in cases[0]["keras"]}, "cases": cases, "texts": texts}


def differences(predictor, page, vectors: dict) -> list[str]:
    """One sentence for each golden case that the file does not meet."""
    stepper, found = Stepper(predictor), []
    for number, case in enumerate(vectors["cases"]):
        state = memory_pattern(case["inputs"]["state"]["pattern"], stepper.shape)
        got = predictor.predict(tokens=np.array(case["inputs"]["tokens"], np.int32), state=state)
        apart = max(tolerance.furthest(got[name], values) for name, values in case["litert"].items())
        if apart > tolerance.ANSWER:
            found.append(
                f"Golden case {number} is up to {apart:.2g} away from the recorded answer; {tolerance.ANSWER} may be."
            )
    for text in vectors["texts"]:
        choice = Choice(text["temperature"], text["top_k"], text["top_p"])
        if written(stepper, page, text["start"], choice, text["seed"]) != text:
            found.append(f"The text of seed {text['seed']} is another one than recorded.")
    return found


def written(stepper: Stepper, page, start: str, choice: Choice, seed: int) -> dict:
    """A text as the file writes it, with everything that is needed to write it again."""
    choice = Choice(choice.temperature, choice.top_k, choice.top_p, page.never)
    tokens = write(
        stepper.one, stepper.empty(), encode(page.before + page.begun(start), page.alphabet), GENERATED, choice, seed
    )
    return {
        "start": start,
        "seed": seed,
        "temperature": choice.temperature,
        "top_k": choice.top_k,
        "top_p": choice.top_p,
        "text": decode(tokens, page.alphabet),
    }


def memory_pattern(number: int, shape: tuple[int, ...]) -> np.ndarray:
    """A made-up memory from whole numbers alone, the same in every language: (1, memories, units), -1 to 1."""
    places = np.arange(int(np.prod(shape)), dtype=np.int64)
    values = (number * 31 + places * 7919) % 2001 - 1000
    return (values / 1000).astype(np.float32).reshape(1, *shape)


def plain(outputs: dict) -> dict:
    """Outputs as lists of numbers, by name."""
    return {name: [round(float(one), 6) for one in value.ravel()] for name, value in sorted(outputs.items())}
