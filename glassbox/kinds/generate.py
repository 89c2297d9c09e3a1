"""A grid of pictures that come into being."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from PIL import Image

from ..files import plain
from ..generation.judge import FILE, Judge
from ..generation.noise import noise
from ..generation.sampling import of_file, pictures
from ..shipped import Shipped
from ..splits import Splits
from .picture import PicturePage

MOST_IN_A_LIST = 64  # longer noise is kept as its seed
SEEDS = (0, 1, 42, 2**32 - 1)  # whose noise Python and the page must have alike


@dataclass(frozen=True)
class Generate(PicturePage):
    """A grid of pictures that come into being; the visitor chooses the class and the seed.

    A seed names the noise (`glassbox.generation.noise`), so the same seed and class give the same picture everywhere.

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

    def golden_inputs(self, load: Callable[[], Splits], count: int, short: bool = False) -> list[dict[str, Any]]:
        """Another class, noise and time for each case."""
        return [self._question(number, short) for number in range(count)]

    def _question(self, number: int, short: bool) -> dict[str, Any]:
        start = np.round(noise(number, self.noise), 3)
        long = short and start.size > MOST_IN_A_LIST
        inputs = {
            self.input_name: {"noise": number} if long else plain(start),
            "label": [float(number % len(self.labels))],
        }
        return inputs if self.way == "once" else inputs | {"time": [(number % 8) / 8]}

    def golden_arithmetic(self, load: Callable[[], Splits], count: int) -> dict:
        """The noise of a few seeds."""
        return {"noise": [{"seed": seed, "noise": plain(noise(seed, (16,)))} for seed in SEEDS]}

    def look_inside(self, shipped: Shipped, names: list[str]) -> tuple[dict, bytes | None] | None:
        """Nothing: what it reads is noise, so there are no samples to show."""
        return None

    def keep_failure(
        self, example: tuple[str, int] | None, stem: str, credit: str, shipped: Shipped
    ) -> dict[str, Any] | None:
        """A wish, and the picture that is made of it; None where no wish shows the failure."""
        if example is None:
            return None
        (label, seed), file = example, f"{stem}.png"
        brightness = np.round(self._make(shipped, label, seed)[0, ..., 0] * 255).astype(np.uint8)
        Image.fromarray(brightness).save(shipped.folder / file, optimize=True)
        return {"kind": "wish", "label": label, "seed": seed, "file": file}

    def answer_failure(self, example: dict, shipped: Shipped) -> list[str]:
        """What the judge sees in the picture of a wish."""
        judge = Judge(shipped.folder / FILE)
        _features, (row,) = judge(self._make(shipped, example["label"], example["seed"]))
        return [self.labels[int(row.argmax())]]

    def _make(self, shipped: Shipped, label: str, seed: int) -> np.ndarray:
        """The picture (1, size, size, 1) that the file makes of a wish, brightness 0 to 1."""
        return pictures(of_file(shipped.predictor), self, [seed], [self.labels.index(label)])
