"""How much a network that need not ship copies of what it read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ..evaluation import statistics
from ..evaluation.copying import copied_metric, longest_copy, words_of
from ..evaluation.text import flat, written_samples
from ..experiment import Experiment
from ..export.litert import convert
from ..kinds.text import Text
from ..runtime import Predictor, Stepper
from ..text.characters import decode
from ..training.refit import train


def show_copied(experiment: Experiment[Text]) -> None:
    """Print how much a trained network copies, and its longest copy; for a network that need not ship.

    The text that it read is printed, so its data must be such that may be shown.
    """
    model, _history = train(experiment)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.tflite"
        file.write_bytes(convert(experiment, model))
        samples = written_samples(Stepper(Predictor(file)), experiment.page)
    training = words_of(decode(flat(experiment.taught), experiment.page.alphabet))
    print(statistics.sentence(copied_metric(samples, training)))
    copy = longest_copy(samples, training)
    print(f"The longest copy has {len(copy.split())} words: {copy}")
