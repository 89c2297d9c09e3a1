"""The step of a release that calibrates: the exported file gets the temperature that validation samples choose."""

from __future__ import annotations

from pathlib import Path

from ..evaluation import calibration
from ..experiment import Experiment
from ..export import litert
from ..export.temperature import set_temperature
from ..files import replace
from ..runtime import Predictor
from ..training import loop


def calibrate(experiment: Experiment, file: Path, seed: int, fast: bool = False) -> float:
    """Choose the temperature of an exported file and set it; returns it, 1 where the file stays as it is.

    A network that was trained anew on the validation part as well cannot be judged by it; of that, the network of the
    first training chooses. One that is cross-validated has no sample left that it does not know, and stays as it is.
    """
    if experiment.folds or not experiment.page.states_probability:
        return 1.0
    judged = file
    if experiment.refit:
        first, _history = loop.train(experiment, seed, fast=fast)  # it has finished: it is only read
        litert.round_to_float16(first)
        judged = file.with_name(".first.tflite")
        replace(judged, litert.convert(experiment, first))
    try:
        chosen = calibration.choose(experiment, Predictor(judged))
    finally:
        if judged != file:
            judged.unlink()
    if chosen != 1:
        replace(file, set_temperature(file.read_bytes(), chosen))
    return chosen
