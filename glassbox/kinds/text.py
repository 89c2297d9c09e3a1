"""A beginning to type, and a network that goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from ..interpret import facts
from ..runtime import Predictor, Stepper
from ..shipped import Shipped
from ..splits import Splits
from ..text import sampling
from ..text.characters import decode, encode
from ..text.incoming import normalize
from ..text.ingredients import SPACE, of_wish
from .token import TokenPage

GENERATED = 1_000  # characters of each text that every runtime must write alike
TEXTS = (sampling.Choice(temperature=0.7, top_p=0.95), sampling.Choice(temperature=1.0, top_k=20))


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
    states_probability: ClassVar[bool] = True
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

    def write_samples(self, inputs: Iterable[np.ndarray], labels: list[str]) -> str:
        """Stretches of text."""
        return "\n\n".join(decode(tokens, self.alphabet) for tokens in inputs)

    def write(self, predictor: Predictor, start: str, length: int, choice: sampling.Choice, seed: int) -> str:
        """What the shipped file writes after a visitor's beginning; the same text for the same seed.

        Args:
            length: characters.
        """
        stepper, given = Stepper(predictor), encode(self.before + self.begun(start), self.alphabet)
        allowed = replace(choice, never=self.never)
        return decode(sampling.write(stepper.one, stepper.empty(), given, length, allowed, seed), self.alphabet)

    def golden_inputs(self, load: Callable[[], Splits], count: int, short: bool = False) -> list[dict[str, Any]]:
        """Single steps from made-up memories. Half as many where they are not short."""
        cases = range(count if short else count // 2)
        return [{"tokens": [i * 7 % len(self.alphabet)], "state": {"pattern": i}} for i in cases]

    def golden_answers(self, predictor: Predictor, samples: list[Any]) -> dict:
        """Whole texts with their seeds."""
        return {"texts": [self._golden_text(predictor, choice, seed) for seed, choice in enumerate(TEXTS, 1)]}

    def golden_differences(self, vectors: dict, predictor: Predictor, samples: list[Any], allowed: float) -> list[str]:
        """One sentence for each text that is another one."""
        now = self.golden_answers(predictor, samples)["texts"]
        return [
            f"The text of seed {old['seed']} is another one than recorded."
            for old, new in zip(vectors["texts"], now, strict=True)
            if old != new
        ]

    def _golden_text(self, predictor: Predictor, choice: sampling.Choice, seed: int) -> dict[str, Any]:
        """A text as the file writes it, with everything that is needed to write it again."""
        return {
            "start": self.starts[0],
            "seed": seed,
            "temperature": choice.temperature,
            "top_k": choice.top_k,
            "top_p": choice.top_p,
            "text": self.write(predictor, self.starts[0], GENERATED, choice, seed),
        }

    def look_inside(self, shipped: Shipped, names: list[str]) -> tuple[dict, bytes | None] | None:
        """The passages that excite each unit most, and what units follow while they read."""
        return facts.of_text(shipped, names, self.alphabet, self.form), None

    def keep_failure(self, example: str, stem: str, credit: str, shipped: Shipped) -> dict[str, Any] | None:
        """A beginning."""
        return {"kind": "beginning", "text": example}

    def answer_failure(self, example: dict, shipped: Shipped) -> list[str]:
        """What it writes when it always takes the likeliest character."""
        return [self.write(shipped.predictor, example["text"], self.length, sampling.Choice(0, 0, 1.0), seed=1)]

    def shows_failure(self, answer: str, answers: list[str]) -> bool:
        """Whether it writes these few words."""
        return answer in answers[0]
