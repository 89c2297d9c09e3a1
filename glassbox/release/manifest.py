"""The manifest: what a page must know of a model before it loads it, with the hash of every file."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from .. import course
from ..contract import check
from ..errors import Problem
from ..evaluation import calibration, tenth
from ..experiment import Experiment
from ..files import read_json, write_json
from ..runtime import Predictor
from . import failures

if TYPE_CHECKING:
    import keras

MOST_ROWS = 40
FLOAT16 = 2  # bytes
FILES = ("model.tflite", "report.json", "golden.json", "inside_golden.json", tenth.FILE)
# Answers of a cross-validation; who judges pictures that were made; what units look for, and the samples that show it.
SOMETIMES = ("folds.json", "judge.tflite", "inside.json", "inside.png", "inside.jpg")


def write(experiment: Experiment, layers: list[dict], examples: list, report: dict) -> None:
    """Write manifest.json beside the files it names.

    Args:
        layers: see `describe_layers`.
        examples: what the page offers to click.
        report: the measured report; its first metric is the headline.
    """
    folder = experiment.model_folder
    more = [name for name in SOMETIMES if (folder / name).is_file()]
    pictures = [one["file"] for one in examples if isinstance(one, dict) and "file" in one]
    (headline, *_rest) = report["metrics"].values()
    predictor = Predictor(experiment.model_file)
    settings = experiment.page.settings(examples) | calibration.for_page(experiment, predictor)
    manifest = {
        "schema": 1,
        "id": experiment.id,
        "title": experiment.title,
        "summary": experiment.summary,
        "family": experiment.family,
        "task": experiment.task,
        "input": experiment.page.input,
        "tags": list(experiment.tags),
        "labels": list(experiment.page.labels),
        "page": {"kind": experiment.page.kind, "settings": settings},
        "signatures": predictor.signatures(),
        "layers": layers,
        "parameters": sum(layer["parameters"] for layer in layers),
        "files": {
            name: describe_file(folder / name) for name in (*FILES, *more, *pictures, *failures.files(report["notes"]))
        },
        "headline": headline,
        "training_minutes": report["training"]["minutes"],
        "data": asdict(experiment.data),
        **({"published": asdict(experiment.published)} if experiment.published else {}),
        "versions": {name: version(name) for name in ("keras", "ai-edge-litert", "numpy")},
    }
    describe_place(manifest, experiment)
    check("manifest", manifest)
    write_json(folder / "manifest.json", manifest, indent=1)


def refresh(experiment: Experiment, report: dict) -> None:
    """Write the headline, the data, the layers and the hashes of manifest.json anew, after a file beside it was written."""
    folder = experiment.model_folder
    file = folder / "manifest.json"
    manifest = read_json(file)
    manifest["data"] = asdict(experiment.data)
    describe_place(manifest, experiment)
    if experiment.published:
        manifest["published"] = asdict(experiment.published)
    manifest["layers"] = describe_layers(experiment, experiment.build())
    settings = manifest["page"]["settings"]
    settings.pop("calibrated_by", None)
    settings |= calibration.for_page(experiment, Predictor(experiment.model_file))
    manifest["headline"] = next(iter(report["metrics"].values()))
    more = [name for name in SOMETIMES if (folder / name).is_file()]
    more += failures.files(report["notes"])
    named = dict.fromkeys((*FILES, *manifest["files"]))
    kept = [name for name in named if name not in SOMETIMES and not name.startswith(failures.PREFIX)]
    manifest["files"] = {name: describe_file(folder / name) for name in (*kept, *more)}
    check("manifest", manifest)
    write_json(file, manifest, indent=1)


def read(folder: Path) -> dict:
    """The manifest of a model folder, checked by the schema and against its files.

    Raises:
        Problem: it is missing or damaged, or a file is not the one that it names.
    """
    try:
        manifest = read_json(folder / "manifest.json")
    except (OSError, ValueError) as error:
        raise Problem(f"{folder / 'manifest.json'} cannot be read: {error}. Train the experiment first.") from error
    check("manifest", manifest)
    for name, expected in manifest["files"].items():
        if not (folder / name).is_file() or describe_file(folder / name) != expected:
            raise Problem(f"{folder / name} is not the file that its manifest names: size or SHA-256 differs.")
    return manifest


def describe_place(manifest: dict, experiment: Experiment) -> None:
    """Write down where the experiment stands in the course, or nothing where it does not."""
    manifest.pop("course", None)
    if (place := course.place(experiment)) is not None:
        manifest["course"] = place


def describe_file(file: Path) -> dict:
    """SHA-256 and size of a file."""
    raw = file.read_bytes()
    return {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}


def describe_layers(experiment: Experiment, model: keras.Model) -> list[dict]:
    """Name, kind, sentence, output shape, parameters and bytes of every layer but the input.

    Of a deep network (more than `MOST_ROWS` layers) one row stands for all layers up to the next one that the
    experiment describes; it has the name of the last of them, and their parameters together.
    """
    layers = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
    deep = len(layers) > MOST_ROWS
    rows, group = [], []
    for layer in layers:
        group.append(layer)
        if deep and layer.name not in experiment.layers and layer is not layers[-1]:
            continue
        kinds = dict.fromkeys(type(one).__name__ for one in group if one.count_params())
        rows.append(
            {
                "name": layer.name,
                "kind": type(layer).__name__ if len(group) == 1 else f"{len(group)} layers: {', '.join(kinds)}",
                "says": experiment.layers.get(layer.name, ""),
                "shape": _shape(layer),
                "parameters": sum(int(one.count_params()) for one in group),
                "bytes": sum(_bytes(one, experiment.precision) for one in group),
                "inside": layer.name if layer.name in experiment.layers else None,
            }
        )
        group = []
    return rows


def _bytes(layer: keras.Layer, precision: str) -> int:
    """What the weights of a layer take in the file.

    Of a normalisation only what it adds is left, one number for each channel: the rest is multiplied into the layer before.
    """
    count = int(layer.count_params())
    if precision == "int8":  # a kernel in bytes; what is added, one number for each filter, in float32
        return count + 3 * int(layer.bias.shape[0]) if count else 0
    return FLOAT16 * (int(layer.moving_mean.shape[0]) if type(layer).__name__ == "BatchNormalization" else count)


def _shape(layer: keras.Layer) -> list[int]:
    """Shape of a layer's (first) output without the batch; of a text of any length, that of one character."""
    output = layer.output[0] if isinstance(layer.output, list | tuple) else layer.output
    sizes = output.shape[1:] if output.shape[1:] and output.shape[1] is not None else output.shape[2:]
    return [int(size) for size in sizes]
