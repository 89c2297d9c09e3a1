"""A game of rock, paper, scissors before the camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..images.fitting import Fit
from .fitted import FittedPage


@dataclass(frozen=True)
class Camera(FittedPage):
    """A game of rock, paper, scissors before the camera.

    Examples as in `Photo`: hands drawn by the project.

    Attributes:
        labels: what the network can answer, in the order of its outputs; the moves and `nothing` among them.
        moves: the three moves; each beats the one before it, and the first beats the last.
        nothing: the label for a picture without a move.
        fit, unsure_below: as in `Photo`.
    """

    labels: tuple[str, ...]
    fit: Fit
    unsure_below: float
    moves: tuple[str, ...] = ("rock", "paper", "scissors")
    nothing: str = "none"
    invitation: str = "Show your hand to the camera"
    kind: ClassVar[str] = "camera"
    states_probability: ClassVar[bool] = True
    doubts_undivided: ClassVar[bool] = True
    input: ClassVar[str] = "camera"
    input_name: ClassVar[str] = "image"

    def read_outputs(self, outputs: dict[str, np.ndarray]) -> list[str]:
        """The likeliest move, unless it is below the bar."""
        best = int(outputs["probabilities"].argmax())
        sure = outputs["probabilities"][best] >= self.unsure_below
        return [self.labels[best] if sure and self.labels[best] in self.moves else ""]
