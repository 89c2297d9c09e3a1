"""Ask a network for pictures: from noise in one go, or along a flow in steps. The page does the same arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from ..runtime import Predictor
from .noise import noise

if TYPE_CHECKING:
    import keras

Network: TypeAlias = Callable[[dict[str, np.ndarray]], np.ndarray]  # {name: array (n, ...)} -> its output (n, ...)

BATCH = 250


class Making(Protocol):
    """How pictures are made; the page of an experiment that makes them says it (`glassbox.kinds.generate`)."""

    @property
    def noise(self) -> tuple[int, ...]: ...

    @property
    def way(self) -> str: ...

    @property
    def steps(self) -> int: ...


def pictures(
    answer: Network,
    page: Making,
    seeds: Sequence[int] | np.ndarray,
    labels: Sequence[int] | np.ndarray,
    steps: int | None = None,
) -> np.ndarray:
    """Pictures (n, size, size, 1), brightness 0 to 1.

    Args:
        answer: the network: see `of_keras` and `of_file`.
        page: of the experiment.
        seeds, labels: (n,) whole numbers: which noise, which class.
        steps: of a flow; the page's own number when left out.
    """
    labels = np.asarray(labels, np.int32)
    start = np.stack([noise(int(seed), page.noise) for seed in seeds])
    if page.way == "once":
        return np.clip(answer({"noise": start, "label": labels}), 0, 1)
    return np.clip(path(answer, start, labels, steps or page.steps)[-1] / 2 + 0.5, 0, 1)


def path(answer: Network, start: np.ndarray, labels: np.ndarray, steps: int) -> list[np.ndarray]:
    """Every picture on the way from noise, in the flow's units of -1 to 1: steps + 1 of them (Euler's method)."""
    way = [start]
    for step in range(steps):
        time = np.full(len(start), step / steps, np.float32)
        velocity = answer({"picture": way[-1], "time": time, "label": labels})
        way.append((way[-1] + velocity / steps).astype(np.float32))
    return way


def of_keras(model: keras.Model) -> Network:
    """The Keras model as `answer`."""
    return lambda inputs: model.predict(inputs, batch_size=BATCH, verbose=0)


def of_file(predictor: Predictor) -> Network:
    """The shipped file as `answer`: it takes one question at a time."""

    def answer(inputs: dict[str, np.ndarray]) -> np.ndarray:
        names = list(inputs)
        rows = zip(*(inputs[name] for name in names), strict=True)
        return np.concatenate(
            [next(iter(predictor.one(predictor.predict, dict(zip(names, row, strict=True))).values())) for row in rows]
        )

    return answer
