"""What the kinds have in common that make a square of a photo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from PIL import Image

from ..export.temperature import divided, temperature_of
from ..images.fitting import Fit, fitted, opened, pattern
from ..interpret import occlusion
from ..shipped import Shipped
from ..splits import Splits
from .picture import PicturePage

SIDES = [(64, 64), (97, 41), (40, 120), (12, 9)]  # pictures of the golden cases: square, wide, high, and smaller
LONGEST, QUALITY = 240, 88  # pixels of the longer side of a failure's picture, and how well its JPEG is


class FittedPage(PicturePage):
    """A page whose network reads a photo as a square.

    Fifty layers of a network for photos add up what rounding to float16 does to each, once the normalisations are
    folded into them: a file that is really wrong is out by far more than `golden_apart`.
    """

    fit: Fit
    covers: ClassVar[occlusion.Covers | None] = occlusion.PHOTO
    golden_apart: ClassVar[float] = 2e-2

    def golden_inputs(self, load: Callable[[], Splits], count: int, short: bool = False) -> list[dict[str, Any]]:
        """Patterns: a photo in numbers would be large, and many may not be shown. Half as many where they are not short."""
        return [{self.input_name: {"pattern": number}} for number in range(count if short else count // 2)]

    def golden_arithmetic(self, load: Callable[[], Splits], count: int) -> dict:
        """How pictures of other shapes become the square."""
        return {"fitter": [_fitter_case(number, side, self.fit) for number, side in enumerate(SIDES)]}

    def keep_failure(self, example: Image.Image, stem: str, credit: str, shipped: Shipped) -> dict | None:
        """A picture, as a small JPEG beside the model."""
        picture = example.convert("RGB")
        picture.thumbnail((LONGEST, LONGEST))
        file = f"{stem}.jpg"
        picture.save(shipped.folder / file, "JPEG", quality=QUALITY, optimize=True)
        return {"kind": "picture", "file": file, "credit": credit}

    def answer_failure(self, example: dict, shipped: Shipped) -> list[str]:
        """What it answers to the picture."""
        square = fitted(opened(shipped.folder / example["file"]), self.fit)
        outputs = shipped.predictor.one(shipped.predictor.predict, square)
        temperature = temperature_of(shipped.predictor.raw)  # a bar is one for probabilities before it
        return self.read_outputs(divided({name: value[0] for name, value in outputs.items()}, 1 / temperature))

    def read_outputs(self, outputs: dict[str, np.ndarray]) -> list[str]:
        """What the page says when the network gave this, without the batch: an answer, or "" where it is not sure."""
        raise NotImplementedError


def _fitter_case(number: int, side: tuple[int, int], fit: Fit) -> dict[str, Any]:
    """A pattern cut to a picture of another shape, and the square that it becomes, on a small grid."""
    width, height = side
    picture = Image.fromarray(pattern(number, max(side))[:height, :width])
    small = replace(fit, size=16)
    return {
        "pattern": number,
        "width": width,
        "height": height,
        "fit": small.as_data(),
        "pixels": fitted(picture, small).ravel().tolist(),
    }
