"""What every kind of page has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np


@dataclass(frozen=True)
class Page(ABC):
    """A kind of page; each is a dataclass.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        kind: its folder in `web/src/kinds/`.
        input: what a visitor gives: "drawing", "text", "photo", "camera" or "choice".
        input_name: the network's input that this becomes.
        reads_on: whether its samples are one text that is read in order, so that a part of them is its beginning.
        own_photos: whether what it is measured on are photos apart from its splits.
    """

    kind: ClassVar[str]
    input: ClassVar[str]
    reads_on: ClassVar[bool] = False
    own_photos: ClassVar[bool] = False

    if TYPE_CHECKING:
        # A field in most kinds, computed from others in some. Where a base class has a property, a dataclass would take
        # it for the default of its field.
        @property
        def labels(self) -> tuple[str, ...]: ...

        @property
        def input_name(self) -> str: ...

    def settings(self, examples: list) -> dict:
        """What the page reads: every field but the labels, which the manifest holds beside the page.

        Args:
            examples: what there is to click, as each kind of page says.
        """
        fields = asdict(self, dict_factory=_as_json)
        fields.pop("labels", None)
        return fields | {"examples": examples}

    @abstractmethod
    def describe(self, sample: np.ndarray) -> dict:
        """A sample as a report shows it: {"kind": "image", "src"} or {"kind": "text", "text"}."""

    def name_target(self, target: np.ndarray) -> str:
        """A target in words: its label, or the text that its characters make."""
        return "".join(self.labels[int(one)] for one in np.atleast_1d(target)).strip()

    def name_truth(self, target: np.ndarray) -> str:
        """A right answer in words; empty where there is no single one."""
        return self.name_target(target)

    def name_sample(self, sample: np.ndarray, target: np.ndarray) -> str:
        """What a sample is, in words."""
        return self.name_truth(target)


def _as_json(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    """Fields as they are read back from the manifest: JSON knows lists, not tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields}
