"""A grid of pictures that come into being."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..generation.noise import noise
from .picture import PicturePage


@dataclass(frozen=True)
class Generate(PicturePage):
    """A grid of pictures that come into being; the visitor chooses the class and the seed.

    A seed names the noise (`glassbox.generation.noise`), so the same seed and class give the same picture everywhere.

    Examples are pictures to ask for: {"label", "seed", "file"}.

    Attributes:
        labels: the classes that can be asked for.
        noise: shape of the noise that a picture begins with.
        way: "once": the inputs are `noise` and `label`, the output is the `picture`, brightness 0 to 1; or "flow":
            the inputs are `picture`, `time` (0 to 1) and `label`, the output is the `velocity`, and the picture is
            made in steps, from noise at time 0 to brightness -1 to 1 at time 1.
        steps: of a flow; 1 for "once".
        size: side of the pictures, in pixels.
    """

    labels: tuple[str, ...]
    noise: tuple[int, ...]
    way: str = "once"
    steps: int = 1
    size: int = 28
    invitation: str = "Choose what to make"
    kind: ClassVar[str] = "generate"
    input: ClassVar[str] = "choice"

    @property
    def input_name(self) -> str:
        """The input that begins as noise."""
        return "noise" if self.way == "once" else "picture"

    def question(self, number: int) -> dict:
        """The inputs of a golden case: another class, noise and time for each number."""
        inputs = {
            self.input_name: np.round(noise(number, self.noise), 3),
            "label": np.array(number % len(self.labels), np.int32),
        }
        return inputs if self.way == "once" else inputs | {"time": np.array((number % 8) / 8, np.float32)}
