"""Pages whose network makes something: texts and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..data.ingredients import SPACE, of_wish
from ..data.noise import noise
from .page import Page


@dataclass(frozen=True)
class Text(Page):
    """A beginning to type; the network goes on, character by character, as one watches.

    Examples are texts that the shipped file wrote: {"start", "text", "probabilities"}.

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
        listed: such a beginning names ingredients, which become numbered lines (`glassbox.data.ingredients.of_wish`).
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
    listed: bool = False
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
        """A beginning as a text has it: in the frame, unless it is empty or has a line that begins one of the parts."""
        lines = [line.strip(SPACE) for line in start.split("\n")]
        if not any(lines) or any(line.startswith(self.form) for line in lines):
            return start
        return self.frame.replace("{}", of_wish(start) if self.listed else start)


@dataclass(frozen=True)
class Generate(Page):
    """A grid of pictures that come into being; the visitor chooses the class and the seed.

    A seed names the noise (`glassbox.data.noise`), so the same seed and class give the same picture everywhere.

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
