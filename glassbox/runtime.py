"""The shipped file in Python: LiteRT runs it, so that every published number is measured on what ships."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from .splits import Arrays


class Predictor:
    """The shipped file in Python.

    Calling it with inputs (n, ...) gives probabilities (n, ..., classes).
    """

    def __init__(self, file: Path):
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
        from ai_edge_litert.interpreter import Interpreter

        self.raw = Path(file).read_bytes()
        self.interpreter = Interpreter(model_content=self.raw, num_threads=1)
        self.predict = self.interpreter.get_signature_runner("predict")
        self.inside = self.interpreter.get_signature_runner("inside")
        (self.input_name, details), *_rest = self.predict.get_input_details().items()
        self.dtype = details["dtype"]

    def __call__(self, inputs: np.ndarray) -> np.ndarray:
        return np.stack([self.one(self.predict, sample)["probabilities"][0] for sample in inputs])

    def one(self, signature: Any, sample: Arrays) -> dict[str, np.ndarray]:
        """Every output of a signature (`predict` or `inside`) for one sample; arrays by name where it has several inputs."""
        if isinstance(sample, dict):
            return signature(**{name: np.asarray(value)[None] for name, value in sample.items()})
        return signature(**{self.input_name: sample[None].astype(self.dtype)})

    def signatures(self) -> dict:
        """Names, shapes and types of what goes in and comes out, for the manifest."""
        return {
            key: {
                "inputs": _specs(runner.get_input_details()),
                "outputs": _specs(runner.get_output_details()),
            }
            for key, runner in (("predict", self.predict), ("inside", self.inside))
        }


class Stepper:
    """The shipped file as a function of one step, for one text or for many side by side."""

    def __init__(self, predictor: Predictor):
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


def _specs(details: dict) -> dict:
    return {
        name: {"shape": [int(size) for size in value["shape"]], "dtype": np.dtype(value["dtype"]).name}
        for name, value in sorted(details.items())
    }
