"""The temperature of a network: chosen on validation samples, so that a stated probability is how often it is right."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar

from ..experiment import Experiment
from ..export.temperature import temperature_of
from ..runtime import Predictor, Stepper
from . import statistics, text

ENOUGH = 0.02  # a reliability that is off by no more is left as it is
REACH = 4.0  # temperatures from 1/4 to 4 are tried
OF_FOLDS = (
    "Everybody whom it could be tried on took part in its training, so nobody is left to choose a temperature on."
)
OF_REFIT = "The network that ships has learned from the validation samples as well, so none are left to choose a temperature on."
LEFT = "What was measured is of other kinds than the samples that chose it, and so much is left."
SMALL = f"On validation samples it was off by less than {ENOUGH:.0%}, so no temperature was set."


def choose(experiment: Experiment, predictor: Predictor) -> float:
    """The temperature that makes the validation samples likeliest, by the cross-entropy of their true answers.

    Args:
        predictor: a file whose network has not learned from the validation part.

    Returns:
        What the file's scores should be divided by in all, with three decimals; its present temperature when the
        reliability is within `ENOUGH` already.
    """
    now = temperature_of(predictor.raw)
    scores, truth = validation_scores(experiment, predictor)
    best = scores.argmax(1)
    if statistics.calibration(np.exp(log_share(scores, best)), best == truth)["error"] <= ENOUGH:
        return round(now, 3)

    def loss(power: float) -> float:
        return -float(log_share(scores / np.exp(power), truth).mean())

    found = minimize_scalar(loss, bounds=(-np.log(REACH), np.log(REACH)), method="bounded")
    return round(now * float(np.exp(found.x)), 3)


def validation_scores(experiment: Experiment, predictor: Predictor) -> tuple[np.ndarray, np.ndarray]:
    """Scores (n, classes) of the file for every validation sample, and the true classes (n,)."""
    part = experiment.splits.validation
    if experiment.page.reads_on:
        scores, truth = zip(*text.read_logits(Stepper(predictor), part), strict=True)
        return np.concatenate(scores).astype(np.float64), np.concatenate(truth)
    probabilities = predictor(part.inputs).astype(np.float64)
    scores = np.log(np.maximum(probabilities, np.finfo(np.float32).tiny))
    return scores.reshape(-1, scores.shape[-1]), part.targets.ravel()


def log_share(scores: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """The logarithm of the probability of one class for each row of scores."""
    return -text.surprise(scores, classes)


def words(predictor: Predictor) -> str:
    """What to add to "a probability of 40 % or more" of a page's bar."""
    return "" if temperature_of(predictor.raw) == 1 else ", before its scores are divided by the temperature"


def for_page(experiment: Experiment, predictor: Predictor) -> dict:
    """{"calibrated_by": the temperature} for the settings of a page that must take it out again; else empty."""
    temperature = temperature_of(predictor.raw)
    if temperature == 1 or not experiment.page.doubts_undivided:
        return {}
    return {"calibrated_by": round(temperature, 4)}


def described(experiment: Experiment, predictor: Predictor, found: dict | None) -> dict | None:
    """A measured calibration with the temperature of the file and on how many answers it was chosen, or why it has none.

    Args:
        found: as of `statistics.calibration`; None where an answer is not one probability.
    """
    if found is None:
        return None
    temperature = temperature_of(predictor.raw)
    if temperature != 1:
        why = {} if found["error"] <= ENOUGH else {"why": LEFT}
        return found | {"temperature": {"value": round(temperature, 4), "n": _answers(experiment)}} | why
    if found["error"] <= ENOUGH:
        return found
    return found | {"why": OF_FOLDS if experiment.folds else OF_REFIT if experiment.refit else SMALL}


def _answers(experiment: Experiment) -> int:
    part = experiment.splits.validation
    return int((part.take(slice(text.whole_rows(part))) if experiment.page.reads_on else part).targets.size)
