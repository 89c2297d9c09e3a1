"""Plots for the notebooks: plain, with units, readable in print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from ..errors import Problem
from ..evaluation import report as reports
from ..evaluation.report import shown_pictures
from ..evaluation.statistics import sentence
from ..experiment import Experiment
from ..training import checkpoint, folds
from .measured import measured

WORDS = {"accuracy": "share right"}
INPUT, ANSWER, SOFT = "#2456a6", "#b3541e", "#8a8f98"


def show_samples(experiment: Experiment, count: int = 40) -> None:
    """Training samples with their labels."""
    train = experiment.splits.train
    which = np.linspace(0, len(train) - 1, count).astype(int)
    _show(experiment, train.inputs[which], [experiment.page.name_truth(target) for target in train.targets[which]])


def show_epoch(experiment: Experiment, count: int = 40) -> None:
    """Samples as one epoch teaches them; a dot marks nonsense without a right answer."""
    part = experiment.splits.train.take(slice(0, 4 * count))
    inputs, targets = experiment.training.epoch(part, np.random.default_rng(1))
    if isinstance(inputs, dict):
        raise Problem("An epoch of this experiment has several inputs side by side, which no plot shows.")
    labels = [experiment.page.name_target(t.argmax(-1)) if t.max() > 0.5 else "·" for t in targets[:count]]
    _show(experiment, inputs[:count], labels)


def show_curves(experiment: Experiment) -> None:
    """Loss and accuracy by epoch, of training and validation."""
    curves, metric = history(experiment)["curves"], experiment.training.metric
    figure, axes = plt.subplots(1, 2, figsize=(10, 3.4))
    for axis, name, title in (
        (axes[0], "loss", "loss (nats), lower is better"),
        (axes[1], "value", f"{WORDS.get(metric, metric)}, higher is better"),
    ):
        if name in curves[0]:
            _line(axis, curves, name, SOFT, "training")
        _line(axis, curves, f"validation_{name}", ANSWER, "validation")
        _by_epoch(axis, title=title)
    figure.tight_layout()
    plt.show()


def show_rows(experiment: Experiment, *panels: list[str]) -> None:
    """What was measured after each epoch, by the names of the curves: one panel for each list of names."""
    curves = history(experiment)["curves"]
    figure, axes = plt.subplots(1, len(panels), figsize=(5 * len(panels), 3.4), squeeze=False)
    for axis, names in zip(axes[0], panels, strict=True):
        for name, colour in zip(names, (ANSWER, INPUT, SOFT), strict=False):
            _line(axis, curves, name, colour, name.replace("_", " "))
        _by_epoch(axis)
    figure.tight_layout()
    plt.show()


def show_made(experiment: Experiment, epochs: int = 5) -> None:
    """What the network made of the same few seeds after some of the epochs, a row for each."""
    rows = history(experiment)["answers"]
    for which in np.unique(np.round(np.geomspace(1, len(rows), epochs)).astype(int)):
        made = shown_pictures([one["made"] for one in rows[which - 1]])
        _show(experiment, made, [f"epoch {which}"] + [""] * (len(made) - 1), columns=len(made))


def show_folds(experiment: Experiment) -> None:
    """The share right by epoch of every fold, and their mean; a line marks the epoch that they chose."""
    result = folds.read(experiment)
    figure, axis = plt.subplots(figsize=(7, 3.4))
    epochs = np.arange(1, len(result["folds"][0]["curve"]) + 1)
    for row, style in zip(result["folds"], ("-", "--", "-.", ":"), strict=False):
        axis.plot(epochs, row["curve"], style, color=SOFT, label=f"without {row['name']}")
    axis.plot(epochs, np.mean([row["curve"] for row in result["folds"]], 0), color=ANSWER, label="mean", linewidth=2)
    axis.axvline(result["chosen_epoch"], color=INPUT, linewidth=0.8)
    _by_epoch(axis, 2, title="share right of people never seen, higher is better", ylim=(0, 1))
    figure.tight_layout()
    plt.show()


def show_report(experiment: Experiment) -> None:
    """What was measured on the shipped file."""
    for metric in reports.read(measured(experiment))["metrics"].values():
        print(sentence(metric))


def show_mistakes(experiment: Experiment, count: int = 24) -> None:
    """The most confident mistakes on test data."""
    report = reports.read(measured(experiment))
    if report["mistakes"] and report["mistakes"][0]["input"]["kind"] == "text":
        print("\n".join(f"{one['input']['text']} answered {one['answer']}" for one in report["mistakes"]))
        return
    if not report["mistakes"]:
        print("No mistakes on the test data.")
        return
    mistakes = report["mistakes"][:count]
    labels = [f"{one['truth']} read as {one['answer']}" for one in mistakes]
    _show(experiment, shown_pictures([one["input"] for one in mistakes]), labels, columns=8)


def history(experiment: Experiment) -> dict:
    """The history of the training whose seed is the usual one."""
    return checkpoint.load_history(experiment.run_folder / "seed-1")


def _line(axis: Axes, curves: list[dict], name: str, colour: str, label: str) -> None:
    axis.plot([row["epoch"] for row in curves], [row[name] for row in curves], color=colour, label=label)


def _by_epoch(axis: Axes, columns: int = 1, **words: Any) -> None:
    """What all panels over epochs have in common; `columns` of the legend."""
    axis.set(xlabel="epoch", **words)
    axis.spines[["top", "right"]].set_visible(False)
    axis.legend(frameon=False, ncols=columns)


def _show(experiment: Experiment, inputs: Iterable[np.ndarray], labels: list[str], columns: int = 10) -> None:
    if words := experiment.page.write_samples(inputs, labels):
        print(words)
        return
    rows = -(-len(labels) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(columns * 0.95, rows * 1.15), squeeze=False)
    for axis in axes.flat:
        axis.axis("off")
    for axis, picture, label in zip(axes.flat, inputs, labels, strict=False):
        axis.imshow(picture.squeeze(-1) if picture.shape[-1] == 1 else picture, cmap="gray_r", vmin=0, vmax=255)
        axis.set_title(label, fontsize=8, color=INPUT)
    figure.tight_layout(pad=0.3)
    plt.show()
