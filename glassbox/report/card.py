"""The model card: README.md of an experiment, made from its report and manifest."""

from __future__ import annotations

from ..evaluation import report as reports
from ..evaluation.statistics import Metric, interval, plainly, said
from ..experiment import Experiment
from ..files import write_text
from ..release import manifest as manifests

MEASURED = "Measured on the file that ships, `model/model.tflite`. Intervals hold with 95 % confidence."
MEASURED_FOLDS = (
    "People it never saw: measured on networks trained like the one that ships, each without one person "
    "(`model/folds.json`), because the one that ships has seen everybody. The rest: on the file that ships, "
    "`model/model.tflite`. Intervals hold with 95 % confidence."
)


def write(experiment: Experiment) -> None:
    """Write README.md into the experiment's folder."""
    write_text(experiment.home / "README.md", text(experiment))


def text(experiment: Experiment) -> str:
    """The card, as Markdown."""
    report, manifest = reports.read(experiment), manifests.read(experiment.model_folder)
    training, data, file = report["training"], manifest["data"], manifest["files"]["model.tflite"]
    settings = ", ".join(f"{name} {value}" for name, value in training["settings"].items())
    parts = training["examples"]
    lines = [
        f"# {experiment.title}",
        "",
        experiment.summary,
        "",
        "<!-- Made by `glassbox measure` from model/report.json: change the experiment, not this file. -->",
        "",
        "## How good it is",
        "",
        MEASURED_FOLDS if "folds.json" in manifest["files"] else MEASURED,
        "",
        "| what | value | interval | n | a dumb guess |",
        "|---|---|---|---|---|",
        *[_row(metric) for metric in report["metrics"].values()],
        "",
        *[f"- **{metric['name']}**: {plainly(metric)}. {metric['how']}" for metric in report["metrics"].values()],
        "",
        *_calibration(report["calibration"]),
        *_failures(report["notes"]),
        "## How it was made",
        "",
        f"- Network: {manifest['family']}, {manifest['parameters']:,} parameters, {file['bytes'] / 1000:,.0f} kB with "
        f"{experiment.precision} weights.",
        *_published(experiment),
        f"- Data: {_linked(data)}, {data['licence']}; {parts['train']:,} samples to train, "
        f"{parts['validation']:,} to decide, {parts['test']:,} to measure.",
        *(
            [
                f"- Training: {training['minutes']} minutes on {training['machine']}, seed {training['seed']}; {settings}."
            ]
            if training["curves"]
            else []
        ),
        f"- Train it again: `make train NAME={experiment.id}`. Check every number: `make verify`.",
        f"- SHA-256 of the file: `{file['sha256']}`",
        "",
        "## Meant for",
        "",
        "Learning and teaching. It was not made for decisions about people or money.",
        "",
    ]
    return "\n".join(lines)


def _published(experiment: Experiment) -> list[str]:
    weights = experiment.published
    if weights is None:
        return []
    return [
        f"- Weights that others trained: [{weights.name}]({weights.source}), published by {weights.author} under "
        f"{weights.licence}; they learned from {weights.taught}. {weights.changes} The file that was read, "
        f"`{weights.file}`, has the SHA-256 `{weights.sha256}`."
    ]


def _linked(data: dict) -> str:
    return f"[{data['name']}]({data['source']})" if data["source"] else data["name"]


def _failures(notes: list[str | dict]) -> list[str]:
    if not notes:
        return []
    says = [note if isinstance(note, str) else f"{note['says']} (Its page shows an example.)" for note in notes]
    return ["## Known failures", "", *[f"- {one}" for one in says], ""]


def _calibration(calibration: dict | None) -> list[str]:
    if calibration is None:
        return []
    said = f"When it states a probability, it is off by {calibration['error']:.1%} on average (expected calibration error)."
    if "temperature" in calibration:
        value, n = calibration["temperature"]["value"], calibration["temperature"]["n"]
        said += f" For this its scores are divided by a temperature of {value:g}, chosen on {n:,} validation samples."
    return [said + f" {calibration['why']}" if "why" in calibration else said, ""]


def _row(metric: Metric) -> str:
    guess = f"{said(metric, 'baseline')} ({metric['baseline_label']})" if "baseline" in metric else ""
    return f"| {metric['name']} | {said(metric)} | {interval(metric)} | {metric['n']:,} | {guess} |"
