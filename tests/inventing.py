"""What tests make up: experiments of a few lines, and boxes."""

import numpy as np

from glassbox import Data, Experiment


def invented(**fields) -> Experiment:
    """An experiment with these fields; the others are empty."""
    empty = {
        "id": "made",
        **dict.fromkeys(("title", "summary", "family", "task"), ""),
        "tags": (),
        "data": Data(name="", source="", licence="", shown=True),
        "layers": {},
        **dict.fromkeys(("training", "page", "measure", "examples")),
    }
    return Experiment(**{**empty, **fields})


def boxes(*rows) -> np.ndarray:
    """Boxes by left, top, right and bottom: float32, [boxes, 4]."""
    return np.array(rows, np.float32).reshape(-1, 4)
