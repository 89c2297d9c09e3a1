"""What a kind of page may ask about an experiment's model, and the network before its training to put beside it."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import keras

from ..experiment import Experiment
from ..export.litert import convert
from ..interpret.max_activations import pool_of
from ..runtime import Predictor
from ..shipped import Shipped

SEED = 1  # of the network before its training


def shipped_of(experiment: Experiment, predictor: Predictor) -> Shipped:
    """An experiment's model, as its page is asked about it."""
    return Shipped(
        predictor=predictor,
        folder=experiment.model_folder,
        load=lambda: experiment.splits,
        shown=experiment.data.shown,
        choose_pool=partial(pool_of, experiment),
        build_untrained=partial(build_untrained, experiment),
    )


def build_untrained(experiment: Experiment) -> Predictor:
    """The file of the same network before its training, the same one at every call."""
    keras.utils.set_random_seed(SEED)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "untrained.tflite"
        file.write_bytes(convert(experiment, experiment.build()))
        return Predictor(file)
