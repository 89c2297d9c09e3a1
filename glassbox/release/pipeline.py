"""The steps from a trained model to what ships, and the check that what ships is what was measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..errors import Problem
from ..evaluation import calibration, tenth, tolerance
from ..evaluation import report as reports
from ..experiment import Experiment
from ..export import litert
from ..files import read_json, replace, write_json
from ..runtime import Predictor
from ..training.lock import locked
from ..training.loop import trained
from ..training.refit import on_both, train
from . import failures, golden, golden_activations, inside, manifest, temperature


def export(experiment: Experiment, seed: int = 1, fast: bool = False) -> dict:
    """Export the trained model: model.tflite, golden.json and golden_activations.json; returns its history.

    The model is trained first when it is not, or not to the end.
    """
    model, history = train(experiment, seed=seed, fast=fast)
    weights = model.get_weights()
    litert.round_weights(experiment, model)
    folder = experiment.model_folder
    folder.mkdir(parents=True, exist_ok=True)
    candidate = folder / ".candidate.tflite"
    replace(candidate, litert.convert(experiment, model))
    try:
        temperature.calibrate(experiment, candidate, seed, fast)
        vectors = golden.make(experiment, model, Predictor(candidate))
        model.set_weights(weights)
        layers = golden_activations.make(experiment, model, Predictor(candidate))
    except Problem:
        candidate.unlink()
        raise
    candidate.replace(experiment.model_file)
    write_json(folder / "golden.json", vectors)
    golden_activations.write(folder, layers)
    return history


def ship(experiment: Experiment, seed: int = 1) -> None:
    """Train, export and measure: all that a model folder holds, from one training and nobody else's.

    Raises:
        Problem: another training is about to ship, or as of the single steps.
    """
    with locked(experiment.run_folder):
        evaluate(experiment, export(experiment, seed))


def add_inside(experiment: Experiment, seed: int = 1) -> dict:
    """Write golden_activations.json of a shipped model from its finished training; nothing is trained or exported.

    Returns:
        What was written.

    Raises:
        Problem: the training is not there, or the file was not made from it: then Keras and the file disagree.
    """
    folder = experiment.model_folder
    manifest.read(folder)
    model = trained(on_both(experiment) if experiment.refit else experiment, seed)
    made = golden_activations.make(experiment, model, Predictor(experiment.model_file))
    golden_activations.write(folder, made)
    manifest.refresh(experiment, reports.read(experiment))
    return made


def evaluate(experiment: Experiment, history: dict, say: Callable[[str], None] = print) -> dict:
    """Measure the shipped file and write inside.json, report.json and manifest.json; returns the report.

    `say` is told of known failures that this file does not show. A figure measured through the page belongs to the
    file it was measured on, so it is not carried over.
    """
    predictor = Predictor(experiment.model_file)
    measured = experiment.measure(experiment, predictor, experiment.splits)
    notes, outgrown = failures.write(experiment, predictor)
    for sentence in outgrown:
        say(sentence)
    report = reports.assemble(experiment, measured, history, notes)
    report |= {"calibration": calibration.described(experiment, predictor, measured.calibration)}
    tenth.write(experiment, predictor)
    inside.look_inside(experiment, predictor)
    save(experiment, report)
    return report


def save(experiment: Experiment, report: dict) -> None:
    """Write report.json, then the manifest that names its hash."""
    reports.write(experiment, report)
    layers = manifest.describe_layers(experiment, experiment.build())
    manifest.write(experiment, layers, experiment.examples(experiment, experiment.splits), report)


def measure(experiment: Experiment) -> dict:
    """Measure the shipped file again and write the figures down, with nothing trained or exported; returns the report.

    For a figure that is new since the training. What needs the page or the training is kept as it is.
    """
    folder = experiment.model_folder
    manifest.read(folder)
    predictor = Predictor(experiment.model_file)
    measured = experiment.measure(experiment, predictor, experiment.splits)
    report = reports.read(experiment)
    through_page = {name: metric for name, metric in report["metrics"].items() if name not in measured.metrics}
    report |= {"metrics": measured.metrics | through_page, "classes": measured.classes, "confusion": measured.confusion}
    report |= {"mistakes": measured.mistakes if experiment.data.shown else []}
    report |= {"calibration": calibration.described(experiment, predictor, measured.calibration)}
    reports.write(experiment, report)
    vectors = read_json(folder / "golden.json")
    golden.renew_answers(vectors, experiment.page, predictor)
    write_json(folder / "golden.json", vectors)
    tenth.write(experiment, predictor)
    inside.look_inside(experiment, predictor)
    manifest.refresh(experiment, report)
    return report


def write_failures(experiment: Experiment) -> list[str]:
    """Try the known failures on the shipped file and write them down, with nothing measured again.

    Returns:
        One sentence for each failure that the file does not show; its example is left out.
    """
    report = reports.read(experiment)
    report["notes"], outgrown = failures.write(experiment, Predictor(experiment.model_file))
    reports.write(experiment, report)
    manifest.refresh(experiment, report)
    return outgrown


def verify(experiment: Experiment) -> list[str]:
    """Check the shipped files, the answers that were recorded of them, and every figure measured again; minutes.

    Returns:
        One sentence for each difference that no processor explains (`glassbox.evaluation.tolerance`); empty when every
        number is right. `page_accuracy` needs the page: `glassbox measure --only page` measures it.

    Raises:
        Problem: a file is missing, damaged, or not the one that the manifest names.
    """
    return check_files(experiment) + check_vectors(experiment) + check_figures(experiment)


def check_files(experiment: Experiment) -> list[str]:
    """Whether every shipped file is, to the byte, the one that the manifest names; no network runs.

    Raises:
        Problem: a file is missing, damaged, or another one.
    """
    published, report = manifest.read(experiment.model_folder), reports.read(experiment)
    if published["headline"] != next(iter(report["metrics"].values())):
        return ["The headline of the manifest is not that of the report."]
    return []


def check_vectors(experiment: Experiment) -> list[str]:
    """Whether the file answers the recorded inputs as it did, from the first layer to the last; seconds, and no data.

    What is recorded are answers of the file (golden.json), every layer inside as Keras computed it
    (golden_activations.json), and what covering parts of an input takes away. A layer whose weights are changed by 1 % is
    found here, in whichever layer of the network it is, by the layer's own values or by those of one after it.
    """
    folder, predictor = experiment.model_folder, Predictor(experiment.model_file)
    vectors = read_json(folder / "golden.json")
    return _inside_differences(folder, predictor) + golden.differences(vectors, experiment.page, predictor)


def check_figures(experiment: Experiment) -> list[str]:
    """Measure the file again on every sample, find what its units look for, and try the known failures."""
    report, predictor = reports.read(experiment), Predictor(experiment.model_file)
    measured = experiment.measure(experiment, predictor, tenth.splits_of(experiment))
    differences = tolerance.metric_differences(report["metrics"], measured.metrics, measured.rules)
    differences += tolerance.class_differences(report["classes"], measured.classes)
    differences += tolerance.confusion_differences(report["confusion"], measured.confusion)
    if (experiment.model_folder / inside.FILE).is_file():
        differences += inside.differences(experiment, predictor)
    return differences + failures.differences(experiment, predictor, report["notes"])


def check_tenth(experiment: Experiment) -> list[str]:
    """What `verify` checks, but with the figures of a fixed tenth of the samples, as they were recorded; seconds."""
    differences = check_files(experiment) + check_vectors(experiment)
    return differences + tenth.differences(experiment, Predictor(experiment.model_file))


def _inside_differences(folder: Path, predictor: Predictor) -> list[str]:
    if not (folder / golden_activations.FILE).is_file():
        return [
            f"There is no {golden_activations.FILE}: glassbox measure --only layers makes it from the finished training."
        ]
    return [
        f"Inside, {name} is {apart:.2g} of its largest value away from what Keras gave; {tolerance.LAYER} may be."
        for name, apart in golden_activations.differences(folder, predictor).items()
        if apart > tolerance.LAYER
    ]
