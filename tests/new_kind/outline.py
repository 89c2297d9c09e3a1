"""A kind of page for a test: a small picture goes in, and a mask of the same size comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from glassbox.kinds.picture import PicturePage


@dataclass(frozen=True)
class Outline(PicturePage):
    """Pictures to choose; beside each, which of its pixels the network marks.

    Examples are pictures: {"label", "pixels"}.

    Attributes:
        labels: what is marked.
        size: side of the pictures, in pixels.
        marked_above: a pixel with a higher value is marked.
    """

    labels: tuple[str, ...]
    size: int
    marked_above: float = 0.5
    invitation: str = "Choose a picture"
    kind: ClassVar[str] = "outline"
    input: ClassVar[str] = "choice"
    input_name: ClassVar[str] = "image"
    why_no_replay: ClassVar[str] = "Its pictures are chosen, not drawn."

    def name_target(self, target: np.ndarray) -> str:
        """How many pixels are marked."""
        return f"{int(np.sum(target))} pixels"
