"""A place for a photo, with the likeliest answers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..images.fitting import Fit
from .fitted import FittedPage

ALONE = 0.5  # from this probability on, a label is said by itself


@dataclass(frozen=True)
class Photo(FittedPage):
    """A place for a photo: dropped, pasted, chosen or taken; the likeliest answers beside it.

    Examples are pictures: {"label", "file", "credit"}.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        fit: how a photo becomes the square that the network reads (`glassbox.images.fitting.Fit`).
        unsure_below: below this probability the page says "I don't know this"; chosen on validation data.
        groups: the larger kind of each label, such as "cat" of "tabby", or ""; none where there are no larger kinds. The
            page says the larger kind where the probabilities of its labels are enough together, and none is alone.
        top: how many answers are shown.
    """

    labels: tuple[str, ...]
    fit: Fit
    unsure_below: float
    groups: tuple[str, ...] = ()
    top: int = 5
    invitation: str = "Drop a photo here"
    kind: ClassVar[str] = "photo"
    states_probability: ClassVar[bool] = True
    doubts_undivided: ClassVar[bool] = True
    input: ClassVar[str] = "photo"
    input_name: ClassVar[str] = "image"

    def read_outputs(self, outputs: dict[str, np.ndarray]) -> list[str]:
        """The likeliest label where it is likelier than all others together, else the likeliest larger kind; "" below the
        bar. `verdictOf` in web/src/kinds/photo/verdict.ts says the same.
        """
        probabilities, (larger, names) = outputs["probabilities"], self.larger_kinds()
        best, sums = int(probabilities.argmax()), added_up(probabilities[None], larger)[0]
        answer, sure = names[int(sums.argmax())], float(sums.max())
        if probabilities[best] >= ALONE:
            answer, sure = self.labels[best], float(probabilities[best])
        return [answer if sure >= self.unsure_below else ""]

    def larger_kinds(self) -> tuple[np.ndarray, tuple[str, ...]]:
        """The number of each label's larger kind, and their names, sorted; a label without one stands for itself."""
        groups = self.groups or ("",) * len(self.labels)
        kinds = [group or label for group, label in zip(groups, self.labels, strict=True)]
        names = tuple(sorted(set(kinds)))
        return np.array([names.index(kind) for kind in kinds]), names


def added_up(probabilities: np.ndarray, larger: np.ndarray) -> np.ndarray:
    """The probabilities of larger kinds, (n, larger kinds): those of their labels, (n, labels), added up."""
    result = np.zeros((len(probabilities), larger.max() + 1), np.float32)
    np.add.at(result.T, larger, probabilities.T)
    return result
