"""A shipped model, with what its kind of page may ask about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .runtime import Predictor
from .splits import Pool, Splits


@dataclass(frozen=True)
class Shipped:
    """A shipped model, with what its kind of page may ask about it (`glassbox.page.Page`).

    It knows nothing of experiments, which stand above their pages.

    Attributes:
        predictor: the file in Python.
        folder: of the file and of all that ships beside it.
        load: () -> the data; it takes minutes for some, so it is loaded when it is asked for.
        shown: whether samples may be shown.
        choose_pool: () -> the training samples that units are asked about.
        build_untrained: () -> the file of the same network before its training.
    """

    predictor: Predictor
    folder: Path
    load: Callable[[], Splits]
    shown: bool
    choose_pool: Callable[[], Pool]
    build_untrained: Callable[[], Predictor]

    @property
    def file(self) -> Path:
        """The network that ships."""
        return self.folder / "model.tflite"
