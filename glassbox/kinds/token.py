"""What the kinds have in common whose samples are texts."""

from __future__ import annotations

import numpy as np

from ..page import Page
from ..text.characters import decode


class TokenPage(Page):
    """A page whose network reads a text as tokens: positions in its alphabet."""

    alphabet: str

    def describe(self, sample: np.ndarray) -> dict:
        """The text itself."""
        return {"kind": "text", "text": decode(sample, self.alphabet).strip()}

    def name_sample(self, sample: np.ndarray, target: np.ndarray) -> str:
        """What it says."""
        return str(self.describe(sample)["text"])
