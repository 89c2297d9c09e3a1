"""Photos for a detector that others trained: some that decide how sure it must be, and some that measure."""

from __future__ import annotations

import numpy as np

from ..data import coco
from ..images.fitting import Fit, fitted
from ..splits import Data, Part, Splits

SOURCE = Data(
    name="COCO 2017 (128 + 80 photos with boxes)",
    source="https://cocodataset.org",
    licence="COCO annotations: CC BY 4.0; the photos decide and measure, and are not shown",
    shown=False,
    flaws="It learned from all 118,000 training photos, also from the 128 that decide here how sure it must be. A third of "
    "all boxes are people; crowded things have one box for all of them, or none.",
)


def load(fit: Fit) -> Splits:
    """Nothing to learn from; COCO's training photos that decide, and its validation photos that measure.

    Inputs are squares as the page makes them; targets are the numbers of the photos, for their boxes are many
    (`glassbox.data.coco.photos`).
    """
    validation, test = (_squares(coco.photos(part), fit) for part in ("train", "val"))
    return Splits(test.take(slice(0)), validation, test)


def _squares(photos: list[coco.Photo], fit: Fit) -> Part:
    return Part(np.stack([fitted(photo.picture, fit) for photo in photos]), np.arange(len(photos)))
