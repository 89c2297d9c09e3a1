"""Boxes around objects, on live video or on a photo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..detection.suppression import found
from ..images.fitting import Fit
from ..interpret.occlusion import Covers
from .fitted import FittedPage


@dataclass(frozen=True)
class Objects(FittedPage):
    """Boxes around objects, on live video or on a photo.

    The network's outputs are `boxes` (1, n, 4): left, top, right, bottom as shares of the square; and
    `probabilities` (1, n, labels), each by itself between 0 and 1.

    Examples as in `Photo`, with "boxes" where the gallery should show what was found: {"label", "probability", "box"},
    the box in shares of the picture.

    Attributes:
        labels: the classes, in the order of the outputs.
        fit: as in `Photo`, with way "contain": boxes are mapped back to the picture by it.
        score_above: boxes below this probability are not shown at first; the visitor can change it.
        overlap: of two boxes of one class that overlap by more (intersection over union), the weaker goes.
        most: how many boxes are shown at most.
    """

    labels: tuple[str, ...]
    fit: Fit
    score_above: float
    overlap: float = 0.5
    most: int = 20
    invitation: str = "Point the camera at something"
    kind: ClassVar[str] = "objects"
    input: ClassVar[str] = "camera"
    input_name: ClassVar[str] = "image"
    covers: ClassVar[Covers | None] = None  # it has as many answers as boxes, and none of them is the answer

    def read_outputs(self, outputs: dict[str, np.ndarray]) -> list[str]:
        """Everything that it sees."""
        _boxes, classes, _scores = found(
            outputs["boxes"], outputs["probabilities"], self.score_above, self.overlap, self.most
        )
        return [self.labels[label] for label in classes]

    def name_truth(self, target: np.ndarray) -> str:
        """The classes of what is on a picture, each once; `target` holds rows of `glassbox.detection.data.table`."""
        sure = target[target[:, -1] == 1]
        return ", ".join(dict.fromkeys(self.labels[label] for label in sure[:, 4:-1].argmax(1)))
