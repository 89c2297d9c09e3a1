"""Glassbox: small neural networks that you play with, open up, retrain and understand.

Importing this package is cheap: its names are imported when they are first used, so that the demo runs without Pillow,
Keras and TensorFlow.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .experiment import Experiment, Failure
    from .kinds.camera import Camera
    from .kinds.draw import Draw
    from .kinds.generate import Generate
    from .kinds.objects import Objects
    from .kinds.photo import Photo
    from .kinds.sum import Sum
    from .kinds.text import Text
    from .settings import Phase, Training, no_training
    from .splits import Data, Part, Splits

__version__ = "0.1.0"
__all__ = [
    "Camera",
    "Data",
    "Draw",
    "Experiment",
    "Failure",
    "Generate",
    "Objects",
    "Part",
    "Phase",
    "Photo",
    "Splits",
    "Sum",
    "Text",
    "Training",
    "__version__",
    "no_training",
]

_HOMES = {
    "experiment": ("Experiment", "Failure"),
    "settings": ("Phase", "Training", "no_training"),
    "splits": ("Data", "Part", "Splits"),
    **{f"kinds.{kind.lower()}": (kind,) for kind in ("Camera", "Draw", "Generate", "Objects", "Photo", "Sum", "Text")},
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
