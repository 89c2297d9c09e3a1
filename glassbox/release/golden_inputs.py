"""The inputs of golden cases, as a network takes them.

What is long is kept as the number of a pattern, as the seed of noise, or as a small picture.
"""

from __future__ import annotations

import numpy as np

from ..generation.noise import noise
from ..images.fitting import from_base64, pattern
from . import golden_steps


def sample_of(case: dict, inputs: dict) -> np.ndarray | dict[str, np.ndarray]:
    """The input of a golden case without the batch: an array, or arrays by name where there are several.

    Args:
        inputs: name -> {"shape", "dtype"} of the signature, the batch included.
    """
    if "state" in case["inputs"]:
        memory = golden_steps.memory_pattern(case["inputs"]["state"]["pattern"], inputs["state"]["shape"][1:])
        return {"tokens": np.array(case["inputs"]["tokens"], np.int32), "state": memory}
    if len(inputs) > 1:
        return {name: _values(case["inputs"][name], one["shape"][1:], one["dtype"]) for name, one in inputs.items()}
    ((value,), (one,)) = case["inputs"].values(), inputs.values()
    return _values(value, one["shape"][1:], np.float32)


def _values(kept, shape: list[int], dtype) -> np.ndarray:
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


def plain(values: np.ndarray) -> list[float]:
    """Numbers as golden files hold them: flat, with seven digits."""
    return [round(float(value), 7) for value in values.ravel()]
