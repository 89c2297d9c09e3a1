"""What is recorded while training, so that the story of learning can be told later without training again."""

from __future__ import annotations

import keras
import numpy as np

from ..splits import Part

SAMPLES = 12


def start(model: keras.Model, seed: int, machine: str) -> dict:
    """An empty history: rows of `curves` (see `loop.measure`), `answers` by epoch, weights `before`."""
    return {"seed": seed, "machine": machine, "seconds": 0.0, "curves": [], "answers": [], "before": histograms(model)}


def choose(validation: Part) -> np.ndarray:
    """Positions of the fixed samples: the first of each class in turn, so that every class is seen."""
    if validation.targets.ndim > 1:
        return np.linspace(0, len(validation) - 1, SAMPLES).astype(int)
    seen = [np.flatnonzero(validation.targets == label)[:2] for label in np.unique(validation.targets)]
    return np.sort(np.concatenate(seen))[:: max(1, len(np.concatenate(seen)) // SAMPLES)][:SAMPLES]


def answers(model: keras.Model, validation: Part, samples: np.ndarray) -> list[dict]:
    """For each sample what the network says now: {"answer": class numbers, "probability"}."""
    probabilities = model.predict(validation.inputs[samples], verbose=0)
    best = probabilities.argmax(-1)
    sure = probabilities.max(-1).reshape(len(samples), -1).prod(-1)
    return [
        {"answer": np.atleast_1d(b).tolist(), "probability": round(float(p), 4)}
        for b, p in zip(best, sure, strict=True)
    ]


def histograms(model: keras.Model, bins: int = 40) -> list[dict]:
    """Histogram of the kernel of every layer that has one: {"layer", "edges", "counts"}."""
    result = []
    for layer in model.layers:
        kernels = [weight for weight in layer.weights if "kernel" in weight.path.rsplit("/", 1)[-1]]
        if kernels:
            values = np.concatenate([keras.ops.convert_to_numpy(kernel).ravel() for kernel in kernels])
            counts, edges = np.histogram(values, bins)
            result.append({"layer": layer.name, "edges": np.round(edges, 5).tolist(), "counts": counts.tolist()})
    return result
