"""Pages whose network says something about what a visitor gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ..data.drawing import Recipe
from .page import Page

if TYPE_CHECKING:  # it needs Pillow, which the demo does without
    from ..data.picture import Fit


@dataclass(frozen=True)
class Draw(Page):
    """A canvas to draw on.

    Examples are drawings: {"label", "strokes", "pen"}.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        invitation: the words above the empty canvas.
        recipe: how the data set draws (`glassbox.data.drawing.Recipe`).
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


@dataclass(frozen=True)
class Sum(Page):
    """A text field for two numbers with a plus between them.

    Attributes:
        alphabet: token ids are positions in it; the space fills up.
        input_length, output_length: characters of a question and of an answer, spaces included.
        digits: most digits of each number.
        questions: examples to click.
        unsure_below: as in `Draw`.
    """

    alphabet: str = "0123456789+ "
    input_length: int = 5
    output_length: int = 3
    digits: int = 2
    questions: tuple[str, ...] = ("17+38", "7+8", "99+99", "0+0", "64+36")
    unsure_below: float = 0.5
    invitation: str = "Type a sum"
    kind: ClassVar[str] = "sum"
    input: ClassVar[str] = "text"
    input_name: ClassVar[str] = "tokens"

    @property
    def labels(self) -> tuple[str, ...]:
        """The characters that the network writes."""
        return tuple(self.alphabet)

    def settings(self, examples: list[str]) -> dict:
        """As of every page; `questions` are the examples where an experiment names no others."""
        fields = super().settings(examples or list(self.questions))
        del fields["questions"]
        return fields


@dataclass(frozen=True)
class Photo(Page):
    """A place for a photo: dropped, pasted, chosen or taken; the likeliest answers beside it.

    Examples are pictures: {"label", "file", "credit"}.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        fit: how a photo becomes the square that the network reads (`glassbox.data.picture.Fit`).
        unsure_below: below this probability the page says "I don't know this"; chosen on validation data.
        top: how many answers are shown.
    """

    labels: tuple[str, ...]
    fit: Fit
    unsure_below: float
    top: int = 5
    invitation: str = "Drop a photo here"
    kind: ClassVar[str] = "photo"
    input: ClassVar[str] = "photo"
    input_name: ClassVar[str] = "image"


@dataclass(frozen=True)
class Camera(Page):
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
    input: ClassVar[str] = "camera"
    input_name: ClassVar[str] = "image"


@dataclass(frozen=True)
class Objects(Page):
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
