"""The inputs of golden cases, as a network takes them.

What is long is kept as the number of a pattern, as the seed of noise, or as a small picture.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..generation.noise import noise
from ..images.fitting import from_base64, pattern
from ..runtime import Predictor
from ..splits import Arrays


def sample_of(case: dict, inputs: dict) -> np.ndarray | dict[str, np.ndarray]:
    """The input of a golden case without the batch: an array, or arrays by name where there are several.

    Args:
        inputs: name -> {"shape", "dtype"} of the signature, the batch included.
    """
    if "state" in case["inputs"]:
        memory = memory_pattern(case["inputs"]["state"]["pattern"], inputs["state"]["shape"][1:])
        return {"tokens": np.array(case["inputs"]["tokens"], np.int32), "state": memory}
    if len(inputs) > 1:
        return {name: _values(case["inputs"][name], one["shape"][1:], one["dtype"]) for name, one in inputs.items()}
    ((value,), (one,)) = case["inputs"].values(), inputs.values()
    return _values(value, one["shape"][1:], np.float32)


def _values(kept: Any, shape: list[int], dtype: Any) -> np.ndarray:
    if not isinstance(kept, dict):
        return np.array(kept, dtype).reshape(shape)
    if "pattern" in kept:
        return pattern(kept["pattern"], shape[0])
    if "noise" in kept:
        return np.round(noise(kept["noise"], tuple(shape)), 3)
    return np.asarray(from_base64(kept["png"])).reshape(shape)


def inputs_of(case: dict, inputs: dict) -> dict[str, list[float]]:
    """The same as flat lists by name, as a page takes them."""
    sample = sample_of(case, inputs)
    samples = sample if isinstance(sample, dict) else {next(iter(inputs)): sample}
    return {name: value.ravel().tolist() for name, value in samples.items()}


def answer_of(predictor: Predictor, signature: Any, sample: Arrays) -> dict[str, np.ndarray]:
    """Every output of a signature for such an input; one step of a text has its batch already."""
    if isinstance(sample, dict) and "state" in sample:
        return signature(**sample)
    return predictor.one(signature, sample)


def memory_pattern(number: int, shape: tuple[int, ...]) -> np.ndarray:
    """A made-up memory from whole numbers alone, the same in every language: (1, memories, units), -1 to 1."""
    places = np.arange(int(np.prod(shape)), dtype=np.int64)
    values = (number * 31 + places * 7919) % 2001 - 1000
    return (values / 1000).astype(np.float32).reshape(1, *shape)
