"""A text field for two numbers with a plus between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .token import TokenPage


@dataclass(frozen=True)
class Sum(TokenPage):
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
