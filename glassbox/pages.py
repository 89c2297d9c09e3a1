"""The kinds of demo page, as data: what an experiment says about its page, and what the page reads.

Each kind has one folder in `web/src/kinds/`. A new experiment with a known kind needs no TypeScript.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Draw:
    """A canvas to draw on.

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
    recipe: object
    pens: dict[str, float]
    pen: str = "medium"
    unsure_below: float = 0.5
    smallest: float = 0.05
    fullest: float = 0.7
    kind: ClassVar[str] = "draw"
    input: ClassVar[str] = "drawing"
    input_name: ClassVar[str] = "image"

    def settings(self, examples: list[dict]) -> dict:
        """What the page reads; `examples` are drawings: {"label", "strokes", "pen"}."""
        return {
            "recipe": self.recipe.as_data(),
            "pens": self.pens,
            "pen": self.pen,
            "examples": examples,
            "unsure_below": self.unsure_below,
            "smallest": self.smallest,
            "fullest": self.fullest,
            "invitation": self.invitation,
        }


@dataclass(frozen=True)
class Sum:
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
    questions: tuple[str, ...] = field(default=("17+38", "7+8", "99+99", "0+0", "64+36"))
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
        """What the page reads."""
        return {
            "alphabet": self.alphabet,
            "input_length": self.input_length,
            "output_length": self.output_length,
            "digits": self.digits,
            "examples": list(examples or self.questions),
            "unsure_below": self.unsure_below,
            "invitation": self.invitation,
        }


@dataclass(frozen=True)
class Photo:
    """A place for a photo: dropped, pasted, chosen or taken; the likeliest answers beside it.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        fit: how a photo becomes the square that the network reads (`glassbox.data.picture.Fit`).
        unsure_below: below this probability the page says "I don't know this"; chosen on validation data.
        top: how many answers are shown.
    """

    labels: tuple[str, ...]
    fit: object
    unsure_below: float
    top: int = 5
    invitation: str = "Drop a photo here"
    kind: ClassVar[str] = "photo"
    input: ClassVar[str] = "photo"
    input_name: ClassVar[str] = "image"

    def settings(self, examples: list[dict]) -> dict:
        """What the page reads; `examples` are pictures to click: {"label", "file", "credit"}."""
        return {
            "fit": self.fit.as_data(),
            "unsure_below": self.unsure_below,
            "top": self.top,
            "examples": examples,
            "invitation": self.invitation,
        }


@dataclass(frozen=True)
class Camera:
    """A game of rock, paper, scissors before the camera.

    Attributes:
        labels: what the network can answer, in the order of its outputs; the moves and `nothing` among them.
        moves: the three moves; each beats the one before it, and the first beats the last.
        nothing: the label for a picture without a move.
        fit, unsure_below: as in `Photo`.
    """

    labels: tuple[str, ...]
    fit: object
    unsure_below: float
    moves: tuple[str, ...] = ("rock", "paper", "scissors")
    nothing: str = "none"
    invitation: str = "Show your hand to the camera"
    kind: ClassVar[str] = "camera"
    input: ClassVar[str] = "camera"
    input_name: ClassVar[str] = "image"

    def settings(self, examples: list[dict]) -> dict:
        """What the page reads; `examples` as in `Photo`: hands drawn by the project."""
        return {
            "fit": self.fit.as_data(),
            "unsure_below": self.unsure_below,
            "moves": list(self.moves),
            "nothing": self.nothing,
            "examples": examples,
            "invitation": self.invitation,
        }


@dataclass(frozen=True)
class Objects:
    """Boxes around objects, on live video or on a photo.

    The network's outputs are `boxes` (1, n, 4): left, top, right, bottom as shares of the square; and
    `probabilities` (1, n, labels), each by itself between 0 and 1.

    Attributes:
        labels: the classes, in the order of the outputs.
        fit: as in `Photo`, with way "contain": boxes are mapped back to the picture by it.
        score_above: boxes below this probability are not shown at first; the visitor can change it.
        overlap: of two boxes of one class that overlap by more (intersection over union), the weaker goes.
        most: how many boxes are shown at most.
    """

    labels: tuple[str, ...]
    fit: object
    score_above: float
    overlap: float = 0.5
    most: int = 20
    invitation: str = "Point the camera at something"
    kind: ClassVar[str] = "objects"
    input: ClassVar[str] = "camera"
    input_name: ClassVar[str] = "image"

    def settings(self, examples: list[dict]) -> dict:
        """What the page reads; `examples` as in `Photo`, with "boxes" where the gallery should show what was found:
        {"label", "probability", "box"}, the box in shares of the picture.
        """
        return {
            "fit": self.fit.as_data(),
            "score_above": self.score_above,
            "overlap": self.overlap,
            "most": self.most,
            "examples": examples,
            "invitation": self.invitation,
        }


@dataclass(frozen=True)
class Text:
    """A beginning to type; the network goes on, character by character, as one watches.

    Attributes:
        alphabet: token ids are positions in it.
        starts: beginnings to click.
        before: what the network reads before the visitor's beginning, unseen: how a text of its kind begins.
        unknown: the sign for everything that the alphabet does not have; it is never written. None where there is none.
        length: characters to write, at first; `longest` at most at a time.
        reads: of a long beginning, only so many of the last characters are read.
        temperature, top_k, top_p: how characters are chosen, at first (`glassbox.text.sampling.Choice`).
        ends: a text that ends the writing, such as the empty line after a recipe; empty for none.
        form: for texts with parts, the words that begin them, in order.
        frame: for texts with parts, what a beginning that does not say its part is put into, in place of `{}`.
    """

    alphabet: str
    starts: tuple[str, ...]
    before: str = "\n"
    unknown: str | None = None
    length: int = 400
    longest: int = 4_000
    reads: int = 1_000
    temperature: float = 0.7
    top_k: int = 0
    top_p: float = 0.95
    ends: str = ""
    form: tuple[str, ...] = ()
    frame: str = "{}"
    invitation: str = "Type a beginning"
    kind: ClassVar[str] = "text"
    input: ClassVar[str] = "text"
    input_name: ClassVar[str] = "tokens"

    @property
    def labels(self) -> tuple[str, ...]:
        """The characters that the network writes."""
        return tuple(self.alphabet)

    @property
    def never(self) -> tuple[int, ...]:
        """Token ids that are never written."""
        return () if self.unknown is None else (self.alphabet.index(self.unknown),)

    def begun(self, start: str) -> str:
        """A beginning as a text has it: in the frame, unless it is empty or begins with the first part itself."""
        whole = not start.strip() or start.startswith(self.form[:1])
        return start if whole else self.frame.replace("{}", start)

    def settings(self, examples: list[dict]) -> dict:
        """What the page reads; `examples` are texts that the shipped file wrote: {"start", "text", "probabilities"}."""
        return {
            "alphabet": self.alphabet,
            "starts": list(self.starts),
            "before": self.before,
            "unknown": self.unknown,
            "length": self.length,
            "longest": self.longest,
            "reads": self.reads,
            "temperature": self.temperature,
            "top_k": self.top_k,
            "top_p": self.top_p,
            "ends": self.ends,
            "form": list(self.form),
            "frame": self.frame,
            "examples": examples,
            "invitation": self.invitation,
        }


@dataclass(frozen=True)
class Generate:
    """A grid of pictures that come into being; the visitor chooses the class and the seed.

    A seed names the noise (`glassbox.data.noise`), so the same seed and class give the same picture everywhere.

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
        import numpy as np

        from .data.noise import noise

        inputs = {
            self.input_name: np.round(noise(number, self.noise), 3),
            "label": np.array(number % len(self.labels), np.int32),
        }
        return inputs if self.way == "once" else inputs | {"time": np.array((number % 8) / 8, np.float32)}

    def settings(self, examples: list[dict]) -> dict:
        """What the page reads; `examples` are pictures to ask for: {"label", "seed", "file"}."""
        return {
            "way": self.way,
            "noise": list(self.noise),
            "steps": self.steps,
            "size": self.size,
            "examples": examples,
            "invitation": self.invitation,
        }
