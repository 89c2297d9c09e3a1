"""Networks that read a text step by step: what ships is one step, from a character and a memory to the next of both.

Signature `predict`: `tokens` int32 (1,) and `state` float32 (1, memories, units) to `logits` (1, characters) and `state`.
Signature `inside`: the same with the outputs of the layers that the experiment names. A text begins with a state of zeros.
"""

from __future__ import annotations

import keras
import numpy as np

from ..data.characters import decode, encode
from ..errors import Problem
from ..evaluation import tolerance
from ..experiment import Experiment
from ..text.sampling import Choice, write
from . import archive
from .slim import slim

CASES = 5
FURTHEST = 5e-3
GENERATED = 1_000  # characters of each text that every runtime must write alike
TEXTS = (Choice(temperature=0.7, top_p=0.95), Choice(temperature=1.0, top_k=20))


def carries_state(model: keras.Model) -> bool:
    """Whether a network takes what it remembered and gives what it remembers."""
    return any(tensor.name == "state" for tensor in model.inputs)


def one_step(network: keras.Model, tokens, state, named=()) -> dict:
    """One character further: tokens (n,), state (n, memories, units); the outputs of `predict`, and of `named` layers.

    The recurrent layers' own cells are called, so that what ships has no loop in it.
    """
    seen = {}
    x = seen["characters"] = network.get_layer("characters")(tokens)
    after = []
    for number in range(state.shape[1]):
        name = f"memory_{number + 1}"
        x, _states = network.get_layer(name).cell(x, [state[:, number]], training=False)
        after.append(x)
        seen[name] = x
    logits = network.get_layer("logits")(x)
    return {"logits": logits, "state": keras.ops.stack(after, 1), **{name: seen[name] for name in named}}


def convert(experiment: Experiment, network: keras.Model) -> bytes:
    """The network as a LiteRT file with float16 weights, one character at a time."""
    state = network.get_layer("state").output.shape[1:]
    named = [name for name in experiment.layers if name != "logits"]
    inputs = [("tokens", (1,), "int32"), ("state", (1, *state), "float32")]
    signatures = {
        "predict": lambda tokens, state: one_step(network, tokens, state),
        "inside": lambda tokens, state: one_step(network, tokens, state, named),
    }
    return slim(archive.convert([network], signatures, inputs))


class Stepper:
    """The shipped file as a function of one step, for one text or for many side by side."""

    def __init__(self, predictor):
        self.run = predictor.predict
        self.shape = tuple(int(size) for size in self.run.get_input_details()["state"]["shape"][1:])

    def empty(self, texts: int = 1) -> np.ndarray:
        """The memory of so many texts before their first character."""
        return np.zeros((texts, *self.shape), np.float32)

    def many(self, tokens: np.ndarray, state: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(n,) token ids and their memories to (n, characters) logits and the memories after."""
        told = self.run(tokens=np.asarray(tokens, np.int32), state=state)
        return told["logits"], told["state"]

    def one(self, token: int, state: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """As `many`, of one text: (characters,) logits."""
        logits, state = self.many(np.array([token]), state)
        return logits[0], state


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
