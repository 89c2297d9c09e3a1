"""Glassbox: small neural networks that you play with, open up, retrain and understand.

Importing this package is cheap: Keras and TensorFlow are imported by the functions that need them, so that
the demo runs without them.
"""

from .experiment import Data, Experiment, Failure, Part, Phase, Splits, Training
from .pages import Camera, Draw, Generate, Objects, Photo, Sum, Text

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
