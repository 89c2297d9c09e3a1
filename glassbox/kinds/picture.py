"""What the kinds have in common whose samples are pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from PIL import Image

from ..images.fitting import as_base64
from ..interpret import facts, occlusion
from ..page import Page
from ..runtime import Predictor
from ..shipped import Shipped

THUMBNAIL = 96  # pixels: photos in a report
COVERED = (0, 3)  # the golden cases whose parts are covered; the first with its whole map


class PicturePage(Page):
    """A page whose network reads, or makes, pictures.

    Attributes:
        covers: how its pictures are covered to see where the network looked; None where that is not shown.
    """

    covers: ClassVar[occlusion.Covers | None] = None

    def describe(self, sample: np.ndarray) -> dict:
        """A small PNG of a drawing, a small JPEG of a photo."""
        if sample.shape[-1] == 3:
            photo = Image.fromarray(sample)
            photo.thumbnail((THUMBNAIL, THUMBNAIL))
            return {"kind": "image", "src": "data:image/jpeg;base64," + as_base64(photo, "JPEG", quality=75)}
        return {"kind": "image", "src": "data:image/png;base64," + _as_png(sample)}

    def _kept(self, sample: np.ndarray, short: bool) -> object:
        """All brightnesses, or a small picture."""
        return {"png": _as_png(sample)} if short and sample.shape[-1] == 1 else super()._kept(sample, short)

    def golden_answers(self, predictor: Predictor, samples: list[np.ndarray]) -> dict:
        """Where it looked: what covering takes away, and the smallest patch that changes the answer."""
        if self.covers is None:
            return {}

        def answer(picture: np.ndarray) -> np.ndarray:
            return predictor.one(predictor.predict, picture)["probabilities"][0]

        return {"saliency": [_covered(answer, samples[i], self.covers, i) for i in COVERED]}

    def golden_differences(
        self, vectors: dict, predictor: Predictor, samples: list[np.ndarray], allowed: float
    ) -> list[str]:
        """As of every page."""
        return occlusion.differences(vectors, self.golden_answers(predictor, samples), allowed)

    def look_inside(self, shipped: Shipped, names: list[str]) -> tuple[dict, bytes | None] | None:
        """The samples that excite each unit most, on a sheet, and the weights on pixels."""
        return facts.of_pictures(shipped, names)


def _as_png(sample: np.ndarray) -> str:
    return as_base64(Image.fromarray(sample.squeeze(-1)), "PNG")


def _covered(
    answer: Callable[[np.ndarray], np.ndarray], picture: np.ndarray, covers: occlusion.Covers, number: int
) -> dict[str, Any]:
    """The golden case of that number."""
    lost = occlusion.drops(answer, picture, covers)
    change = occlusion.change_of_mind(answer, picture, covers)
    if change:
        change["probability"] = round(change["probability"], 7)
    case: dict[str, Any] = {"case": number, "drops": [round(drop, 4) for drop in lost.tolist()], "change": change}
    if number == 0:
        case["map"] = [round(share, 4) for share in occlusion.mattering(lost, covers).ravel().tolist()]
    return case
