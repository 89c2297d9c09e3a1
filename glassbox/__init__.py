"""Glassbox: small neural networks that you play with, open up, retrain and understand.

Importing this package is cheap: Keras and TensorFlow are imported by the functions that need them, so that
the demo runs without them.
"""

from .data.parts import Data, Part, Splits
from .experiment import Experiment, Failure
from .pages import Camera, Draw, Generate, Objects, Photo, Sum, Text
from .training.settings import Phase, Training

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
]
