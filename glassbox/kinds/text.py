"""A beginning to type, and a network that goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..text.incoming import normalize
from ..text.ingredients import SPACE, of_wish
from .token import TokenPage


@dataclass(frozen=True)
class Text(TokenPage):
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
        listed: such a beginning names ingredients, which become numbered lines (`glassbox.text.ingredients.of_wish`).
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
    reads_on: ClassVar[bool] = True
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
        """A beginning that somebody gave as a text has it.

        It is normalized, and in the frame, unless it is empty or has a line that begins one of the parts.
        """
        start = normalize(start)
        lines = [line.strip(SPACE) for line in start.split("\n")]
        if not any(lines) or any(line.startswith(self.form) for line in lines):
            return start
        return self.frame.replace("{}", of_wish(start) if self.listed else start)

    def name_truth(self, target: np.ndarray) -> str:
        """Nothing: there is no single right way on."""
        return ""
