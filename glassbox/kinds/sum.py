"""A text field for two numbers with a plus between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..data import sums
from ..files import plain
from ..interpret import facts, occlusion, traits
from ..interpret.probes import tracked
from ..runtime import Predictor
from ..shipped import Shipped
from .token import TokenPage

COVERED = (0, 3)  # the golden cases whose characters are blanked


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
    states_probability: ClassVar[bool] = True
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

    def write_samples(self, inputs: Iterable[np.ndarray], labels: list[str]) -> str:
        """Questions with their answers."""
        pairs = zip(inputs, labels, strict=True)
        return "   ".join(f"{self.describe(tokens)['text']} = {label}" for tokens, label in pairs)

    def golden_answers(self, predictor: Predictor, samples: list[np.ndarray]) -> dict:
        """How much each written character depends on each of the question."""
        blank = self.alphabet.index(" ")

        def answer(tokens: np.ndarray) -> np.ndarray:
            return predictor.one(predictor.predict, tokens)["probabilities"][0]

        lost = {i: occlusion.dependence(answer, samples[i].astype(int), blank) for i in COVERED}
        return {"saliency": [{"case": i, "drops": plain(drops)} for i, drops in lost.items()]}

    def golden_differences(
        self, vectors: dict, predictor: Predictor, samples: list[np.ndarray], allowed: float
    ) -> list[str]:
        """As of every page."""
        return occlusion.differences(vectors, self.golden_answers(predictor, samples), allowed)

    def look_inside(self, shipped: Shipped, names: list[str]) -> tuple[dict, bytes | None] | None:
        """The questions that excite each unit most, and what units follow while they read and write."""
        found, predictor = facts.of_questions(shipped, names), shipped.predictor
        inputs, texts, first = traits.held_out_sums(self)
        before = shipped.build_untrained()
        answers, early = ([one.one(one.inside, tokens) for tokens in inputs] for one in (predictor, before))
        following = {
            self.input_length: traits.of_questions(texts, self.input_length),
            self.output_length: traits.of_answers(texts, self.output_length),
        }
        for name in names:
            states, unlearned = (np.stack([answer[name][0] for answer in some]) for some in (answers, early))
            if states.ndim == 3 and states.shape[1] in following:
                found["layers"][name]["tracks"] = tracked(states, following[states.shape[1]], first, unlearned)
        return found, None

    def keep_failure(self, example: str, stem: str, credit: str, shipped: Shipped) -> dict[str, Any] | None:
        """The text of a question."""
        return {"kind": "text", "text": example}

    def answer_failure(self, example: dict, shipped: Shipped) -> list[str]:
        """The answer, or "" where it is not sure; a known failure is asked even where the page would refuse it typed."""
        tokens = np.array(sums.encode(example["text"], self.input_length, self.alphabet), np.int32)
        probabilities = shipped.predictor(tokens[None])[0]
        sure = probabilities.max(-1).prod() >= self.unsure_below
        return [self.name_target(probabilities.argmax(-1)) if sure else ""]
