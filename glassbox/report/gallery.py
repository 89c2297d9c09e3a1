"""The gallery table in the project's README, made from the shipped manifests."""

from __future__ import annotations

from pathlib import Path

from ..evaluation.statistics import interval, named
from ..files import read_json, read_text, write_text

BEGIN, END = "<!-- gallery: made by `glassbox measure` -->", "<!-- end of gallery -->"


def update(readme: Path, experiments: Path) -> None:
    """Put the table between its two marks; nothing else in the file changes."""
    text = read_text(readme)
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    write_text(readme, f"{before}{BEGIN}\n{table(experiments)}\n{END}{after}")


def table(experiments: Path) -> str:
    """One row an experiment that ships a model, sorted by name."""
    rows = ["| experiment | network | measured | size | training |", "|---|---|---|---|---|"]
    for file in sorted(experiments.glob("*/model/manifest.json")):
        one = read_json(file)
        headline, size = one["headline"], one["files"]["model.tflite"]["bytes"] / 1000
        minutes = one["training_minutes"]
        rows.append(
            f"| [{one['title']}](experiments/{one['id']}/) | {one['family']}, {one['parameters']:,} weights "
            f"| {named(headline)} ({interval(headline)}, n = {headline['n']:,}) "
            f"| {size:,.0f} kB | {f'{minutes} min' if minutes else 'by others'} |"
        )
    return "\n".join(rows)
