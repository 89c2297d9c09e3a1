"""The steps from a trained model to what ships, and the check that what ships is what was measured."""

from __future__ import annotations

import numpy as np

from ..errors import Problem
from ..evaluation import report as reports
from ..experiment import Experiment
from ..export import litert
from ..files import read_json, replace, write_json
from ..runtime import Predictor
from ..training.loop import trained
from ..training.refit import on_both, train
from . import failures, golden, golden_steps, inside, manifest
from . import golden_activations as inside_golden
from . import golden_occlusion as looked
from .golden_inputs import sample_of

SALIENCY_TOLERANCE = 0.05  # log-odds: near 100 % they magnify the last digit of a probability


def export(experiment: Experiment, seed: int = 1, fast: bool = False) -> dict:
    """Export the trained model: model.tflite, golden.json and inside_golden.json; returns its history.

    The model is trained first when it is not, or not to the end.
    """
    model, history = train(experiment, seed=seed, fast=fast)
    weights = model.get_weights()
    litert.round_to_float16(model)
    folder = experiment.model_folder
    folder.mkdir(parents=True, exist_ok=True)
    candidate = folder / ".candidate.tflite"
    replace(candidate, litert.convert(experiment, model))
    try:
        vectors = golden.make(experiment, model, Predictor(candidate))
        model.set_weights(weights)
        layers = inside_golden.make(experiment, model, Predictor(candidate))
    except Problem:
        candidate.unlink()
        raise
    candidate.replace(experiment.model_file)
    write_json(folder / "golden.json", vectors)
    inside_golden.write(folder, layers)
    return history


def add_inside(experiment: Experiment, seed: int = 1) -> dict:
    """Write inside_golden.json of a shipped model from its finished training; nothing is trained or exported.

    Returns:
        What was written.

    Raises:
        Problem: the training is not there, or the file was not made from it: then Keras and the file disagree.
    """
    folder = experiment.model_folder
    manifest.read(folder)
    model = trained(on_both(experiment) if experiment.refit else experiment, seed)
    made = inside_golden.make(experiment, model, Predictor(experiment.model_file))
    inside_golden.write(folder, made)
    manifest.refresh(experiment, reports.read(experiment))
    return made


def evaluate(experiment: Experiment, history: dict, say=print) -> dict:
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
    report |= {"calibration": measured.calibration}
    reports.write(experiment, report)
    vectors = read_json(folder / "golden.json")
    vectors |= looked.cases(experiment.page, predictor, vectors["cases"])
    write_json(folder / "golden.json", vectors)
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
    """Measure the shipped file again and compare with what is published.

    Returns:
        One sentence for each difference; empty when every number is right. `page_accuracy` needs the page:
        `glassbox measure --only page` measures it.

    Raises:
        Problem: a file is missing, damaged, or not the one that the manifest names.
    """
    folder = experiment.model_folder
    published = manifest.read(folder)
    report = reports.read(experiment)
    predictor = Predictor(experiment.model_file)
    measured = experiment.measure(experiment, predictor, experiment.splits)
    differences = []
    for name, metric in measured.metrics.items():
        for key in ("value", "low", "high", "n"):
            if report["metrics"].get(name, {}).get(key) != metric[key]:
                differences.append(
                    f"{name}.{key} is {metric[key]}, but the report says {report['metrics'].get(name, {}).get(key)}."
                )
    for name, value in (("classes", measured.classes), ("confusion", measured.confusion)):
        if report[name] != value:
            differences.append(f"The table {name!r} of the report is not what the file gives.")
    if published["headline"] != next(iter(report["metrics"].values())):
        differences.append("The headline of the manifest is not that of the report.")
    if inside.FILE in published["files"]:
        differences += inside.differences(experiment, predictor)
    differences += failures.differences(experiment, predictor, report["notes"])
    return differences + _golden_differences(folder, predictor, experiment.page)


def _golden_differences(folder, predictor: Predictor, page) -> list[str]:
    vectors = read_json(folder / "golden.json")
    differences = _inside_differences(folder, predictor)
    if "texts" in vectors:
        return differences + golden_steps.differences(predictor, page, vectors)
    inputs = predictor.signatures()["predict"]["inputs"]
    for number, case in enumerate(vectors["cases"]):
        got = predictor.one(predictor.predict, sample_of(case, inputs))
        if any(
            np.abs(golden.sparse(got[key]) - values).max() > golden.TOLERANCE for key, values in case["litert"].items()
        ):
            differences.append(f"Golden case {number} gives other answers than recorded.")
    if "saliency" in vectors:
        now = looked.cases(page, predictor, vectors["cases"])["saliency"]
        differences += [
            f"Covering golden case {old['case']} takes away something else than recorded."
            for old, new in zip(vectors["saliency"], now, strict=True)
            if np.abs(np.array(old["drops"]) - new["drops"]).max() > SALIENCY_TOLERANCE
        ]
    return differences


def _inside_differences(folder, predictor: Predictor) -> list[str]:
    if not (folder / inside_golden.FILE).is_file():
        return [
            f"There is no {inside_golden.FILE}: glassbox measure --only layers makes it from the finished training."
        ]
    return [
        f"Inside, {name} is {apart:.2g} of its largest value away from what Keras gave."
        for name, apart in inside_golden.differences(folder, predictor).items()
        if apart > inside_golden.TOLERANCE
    ]
