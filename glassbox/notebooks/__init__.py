"""What a notebook calls: `train(experiment)`, `show_curves(experiment)` and so on, each a function of an experiment."""

from ..training.folds import crossvalidate
from ..training.refit import train
from .copying import show_copied
from .plots import (
    show_curves,
    show_epoch,
    show_folds,
    show_made,
    show_mistakes,
    show_report,
    show_rows,
    show_samples,
)
from .units import show_units

__all__ = [
    "crossvalidate",
    "show_copied",
    "show_curves",
    "show_epoch",
    "show_folds",
    "show_made",
    "show_mistakes",
    "show_report",
    "show_rows",
    "show_samples",
    "show_units",
    "train",
]
