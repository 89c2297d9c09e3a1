"""A canvas to draw on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..drawing.rendering import Recipe
from .picture import PicturePage


@dataclass(frozen=True)
class Draw(PicturePage):
    """A canvas to draw on.

    Examples are drawings: {"label", "strokes", "pen"}.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        invitation: the words above the empty canvas.
        recipe: how the data set draws (`glassbox.drawing.rendering.Recipe`).
        pens: widths by name, as shares of the canvas side.
        unsure_below: below this probability the page says "not sure"; chosen on validation data.
        smallest: ink smaller than this share of the canvas side is a dot, not a drawing.
        fullest: more ink than this share of the recipe's box is a filled area, not a drawing (of 5,000 validation
            digits, drawn with every pen, the fullest has 0.59; a scribble over everything has 0.9).
    """

    labels: tuple[str, ...]
    invitation: str
    recipe: Recipe
    pens: dict[str, float]
    pen: str = "medium"
    unsure_below: float = 0.5
    smallest: float = 0.05
    fullest: float = 0.7
    kind: ClassVar[str] = "draw"
    input: ClassVar[str] = "drawing"
    input_name: ClassVar[str] = "image"
