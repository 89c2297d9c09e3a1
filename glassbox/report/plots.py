"""Plots for the notebooks: plain, with units, readable in print."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np

from ..data.characters import decode
from ..evaluation import report as reports
from ..evaluation.report import say
from ..evaluation.statistics import sentence
from ..experiment import Experiment
from ..training import checkpoint, folds

WORDS = {"accuracy": "share right"}
INPUT, ANSWER, SOFT = "#2456a6", "#b3541e", "#8a8f98"


def show_samples(experiment: Experiment, count: int) -> None:
    """Training samples with their labels."""
    train = experiment.splits.train
    which = np.linspace(0, len(train) - 1, count).astype(int)
    _show(experiment, train.inputs[which], [say(experiment, target) for target in train.targets[which]])


def show_epoch(experiment: Experiment, count: int) -> None:
    """Samples as one epoch teaches them; a dot marks nonsense without a right answer."""
    part = experiment.splits.train.take(slice(0, 4 * count))
    inputs, targets = experiment.training.epoch(part, np.random.default_rng(1))
    labels = [say(experiment, t.argmax(-1)) if t.max() > 0.5 else "·" for t in targets[:count]]
    _show(experiment, inputs[:count], labels)


def show_curves(experiment: Experiment) -> None:
    """Loss and accuracy by epoch, of training and validation."""
    curves = history(experiment)["curves"]
    figure, panels = plt.subplots(1, 2, figsize=(10, 3.4))
    for panel, (train, validation, title) in zip(
        panels,
        [
            ("loss", "validation_loss", "loss (nats), lower is better"),
            (
                "value",
                "validation_value",
                f"{WORDS.get(experiment.training.metric, experiment.training.metric)}, higher is better",
            ),
        ],
        strict=True,
    ):
        epochs = [row["epoch"] for row in curves]
        if train in curves[0]:
            panel.plot(epochs, [row[train] for row in curves], color=SOFT, label="training")
        panel.plot(epochs, [row[validation] for row in curves], color=ANSWER, label="validation")
        panel.set(xlabel="epoch", title=title)
        panel.spines[["top", "right"]].set_visible(False)
        panel.legend(frameon=False)
    figure.tight_layout()
    plt.show()


def show_rows(experiment: Experiment, panels: tuple[list[str], ...]) -> None:
    """What was measured after each epoch, by the names of the curves: one panel for each list of names."""
    curves = history(experiment)["curves"]
    figure, axes = plt.subplots(1, len(panels), figsize=(5 * len(panels), 3.4), squeeze=False)
    for panel, names in zip(axes[0], panels, strict=True):
        for name, colour in zip(names, (ANSWER, INPUT, SOFT), strict=False):
            panel.plot(
                [row["epoch"] for row in curves],
                [row[name] for row in curves],
                color=colour,
                label=name.replace("_", " "),
            )
        panel.set(xlabel="epoch")
        panel.spines[["top", "right"]].set_visible(False)
        panel.legend(frameon=False)
    figure.tight_layout()
    plt.show()


def show_made(experiment: Experiment, epochs: int = 5) -> None:
    """What the network made of the same few seeds after some of the epochs, a row for each."""
    from ..evaluation.drawings import mistake_pictures

    rows = history(experiment)["answers"]
    for which in np.unique(np.round(np.geomspace(1, len(rows), epochs)).astype(int)):
        made = [{"input": one["made"]} for one in rows[which - 1]]
        _show(experiment, mistake_pictures(made), [f"epoch {which}"] + [""] * (len(made) - 1), columns=len(made))


def show_folds(experiment: Experiment) -> None:
    """The share right by epoch of every fold, and their mean; a line marks the epoch that they chose."""
    result = folds.read(experiment)
    figure, panel = plt.subplots(figsize=(7, 3.4))
    epochs = np.arange(1, len(result["folds"][0]["curve"]) + 1)
    for row, style in zip(result["folds"], ("-", "--", "-.", ":"), strict=False):
        panel.plot(epochs, row["curve"], style, color=SOFT, label=f"without {row['name']}")
    panel.plot(epochs, np.mean([row["curve"] for row in result["folds"]], 0), color=ANSWER, label="mean", linewidth=2)
    panel.axvline(result["chosen_epoch"], color=INPUT, linewidth=0.8)
    panel.set(xlabel="epoch", title="share right of people never seen, higher is better", ylim=(0, 1))
    panel.spines[["top", "right"]].set_visible(False)
    panel.legend(frameon=False, ncols=2)
    figure.tight_layout()
    plt.show()


def show_report(experiment: Experiment) -> None:
    """What was measured on the shipped file."""
    for metric in reports.read(experiment)["metrics"].values():
        print(sentence(metric))


def show_mistakes(experiment: Experiment, count: int = 24) -> None:
    """The most confident mistakes on test data."""
    report = reports.read(experiment)
    if experiment.page.input_name == "tokens" and report["mistakes"]:
        print("\n".join(f"{one['input']['text']} answered {one['answer']}" for one in report["mistakes"]))
        return
    if not report["mistakes"]:
        print("No mistakes on the test data.")
        return
    from ..evaluation.drawings import mistake_pictures

    mistakes = report["mistakes"][:count]
    labels = [f"{one['truth']} read as {one['answer']}" for one in mistakes]
    _show(experiment, mistake_pictures(mistakes), labels, columns=8)


def history(experiment: Experiment) -> dict:
    """The history of the training whose seed is the usual one."""
    return checkpoint.load_history(experiment.run_folder / "seed-1")


def _show(experiment: Experiment, inputs: np.ndarray, labels: list[str], columns: int = 10) -> None:
    if experiment.page.kind == "text":
        print("\n\n".join(decode(tokens, experiment.page.alphabet) for tokens in inputs))
        return
    if experiment.page.input_name == "tokens":
        print(
            "   ".join(
                f"{decode(tokens, experiment.page.alphabet).strip()} = {label}"
                for tokens, label in zip(inputs, labels, strict=True)
            )
        )
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
