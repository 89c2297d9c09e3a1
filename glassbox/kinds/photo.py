"""A place for a photo, with the likeliest answers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..images.fitting import Fit
from .fitted import FittedPage


@dataclass(frozen=True)
class Photo(FittedPage):
    """A place for a photo: dropped, pasted, chosen or taken; the likeliest answers beside it.

    Examples are pictures: {"label", "file", "credit"}.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        fit: how a photo becomes the square that the network reads (`glassbox.images.fitting.Fit`).
        unsure_below: below this probability the page says "I don't know this"; chosen on validation data.
        groups: the larger kind of each label, such as "cat" of "tabby", or ""; none where there are no larger kinds. The
            page says the larger kind where the probabilities of its labels are enough together, and none is alone.
        top: how many answers are shown.
    """

    labels: tuple[str, ...]
    fit: Fit
    unsure_below: float
    groups: tuple[str, ...] = ()
    top: int = 5
    invitation: str = "Drop a photo here"
    kind: ClassVar[str] = "photo"
    states_probability: ClassVar[bool] = True
    doubts_undivided: ClassVar[bool] = True
    input: ClassVar[str] = "photo"
    input_name: ClassVar[str] = "image"

    def read_outputs(self, outputs: dict[str, np.ndarray]) -> list[str]:
        """The likeliest answer, unless it is below the bar."""
        best = int(outputs["probabilities"].argmax())
        return [self.labels[best] if outputs["probabilities"][best] >= self.unsure_below else ""]
