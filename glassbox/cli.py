"""The command line; `glassbox --help` lists what it can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from . import experiment as experiments
from .errors import Problem
from .evaluation.statistics import said, sentence
from .files import read_json

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Small neural networks that you play with, open up, retrain and understand.",
)
console = Console(highlight=False)
Name = Annotated[str, typer.Argument(help="Name of the experiment: its folder in experiments/.")]
Names = Annotated[list[str] | None, typer.Argument(help="Names of experiments; all of them when left out.")]
Seed = Annotated[int, typer.Option(help="Same seed, same machine, same result.")]
Fast = Annotated[
    bool, typer.Option("--fast", help="A small slice of the data for two epochs: a first look, in seconds.")
]


def main() -> None:
    """Run the command line; a Problem becomes one sentence and exit code 1, Ctrl-C exit code 130."""
    try:
        app(standalone_mode=True)
    except Problem as problem:
        Console(stderr=True, highlight=False).print(str(problem), style="red", soft_wrap=True, markup=False)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        Console(stderr=True).print("Stopped. What was finished is kept; run it again to go on.")
        raise SystemExit(130) from None


@app.command("list")
def list_experiments() -> None:
    """List the experiments with what was measured on their shipped models."""
    table = Table("experiment", "network", "measured on the shipped file", "size", box=None, pad_edge=False)
    for name in experiments.names():
        file = experiments.experiments_folder() / name / "model" / "manifest.json"
        if not file.is_file():
            table.add_row(name, "", "not trained yet", "")
            continue
        one = read_json(file)
        headline, size = one["headline"], one["files"]["model.tflite"]["bytes"]
        table.add_row(name, one["family"], f"{said(headline)} {headline['label']}", f"{size / 1000:,.0f} kB")
    console.print(table)


@app.command()
def train(name: Name, seed: Seed = 1, fast: Fast = False) -> None:
    """Train an experiment, or go on where it stopped; then export, measure and write its card."""
    from . import pipeline
    from .report import card

    found = experiments.find(name)
    if fast:
        found.train(seed=seed, fast=True)
        console.print("A first look only: nothing was exported. Leave out --fast to train the model that ships.")
        return
    if found.folds:
        found.crossvalidate()
    pipeline.evaluate(found, pipeline.export(found, seed))
    card.write(found)
    _print_metrics(found)


@app.command()
def export(name: Name, seed: Seed = 1) -> None:
    """Export the trained model again: model.tflite, golden vectors, report and manifest."""
    from . import pipeline

    found = experiments.find(name)
    pipeline.evaluate(found, pipeline.export(found, seed))
    _print_metrics(found)


@app.command()
def evaluate(
    names: Names = None,
    page: Annotated[bool, typer.Option("--page", help="Measure through the page, in a real browser, too.")] = False,
) -> None:
    """Measure shipped models on their test data; with --page also through the built site."""
    from . import pipeline

    for found in _chosen(names):
        if page and found.page.kind == "draw":
            from .evaluation.page import add_to_report, measure
            from .export.litert import Predictor
            from .site.testing import open_browser, open_site

            with open_site() as address, open_browser() as browser:
                metric = measure(found, Predictor(found.model_file), address, browser)
            pipeline.save(found, add_to_report(found, metric))
        elif not page:
            for problem in pipeline.verify(found):
                console.print(f"{found.id}: {problem}", style="red")
        _print_metrics(found)


@app.command()
def remeasure(names: Names = None) -> None:
    """Measure shipped models again and write the figures down: for a figure that is new since the training."""
    from . import pipeline

    for found in _chosen(names):
        pipeline.remeasure(found)
        _print_metrics(found)


@app.command("failures")
def write_failures(names: Names = None) -> None:
    """Try the known failures on the shipped models and write them down, with nothing else measured again."""
    from . import pipeline

    _judge(names, pipeline.write_failures, "every failure comes about", "do not come about")


@app.command()
def inside(names: Names = None, seed: Seed = 1) -> None:
    """Write down what Keras says inside shipped models, layer by layer, from their finished trainings."""
    from . import pipeline

    for found in _chosen(names):
        for layer, apart in pipeline.add_inside(found, seed)["layers"].items():
            console.print(
                f"{found.id}: {layer} within {apart['furthest']:.1e} of Keras with the same weights, "
                f"{apart['rounding']:.1e} of Keras before they were rounded",
                soft_wrap=True,
            )


@app.command()
def verify(names: Names = None) -> None:
    """Measure every published number of the shipped models again; exit 1 when one differs."""
    from . import pipeline

    _judge(names, pipeline.verify, "every number is right", "numbers differ")


@app.command()
def card(names: Names = None) -> None:
    """Write model cards from the reports, and the gallery table of the project's README."""
    from .report import card as cards
    from .report import gallery

    for found in _chosen(names):
        cards.write(found)
    readme = experiments.experiments_folder().parent / "README.md"
    if readme.is_file():
        gallery.update(readme, experiments.experiments_folder())


@app.command()
def notebook(names: Names = None) -> None:
    """Write notebooks with outputs. The trainings must have finished: they are read, not repeated."""
    from .report import notebook as notebooks

    for found in _chosen(names):
        notebooks.write(found)
        console.print(f"experiments/{found.id}/notebook.ipynb")


@app.command()
def new(
    name: Name,
    kind: Annotated[str, typer.Option(help="Its page: draw, photo, camera, sum, text, generate or objects.")] = "draw",
) -> None:
    """Make a new experiment: one folder that trains, ships a tiny model, and has a page in the gallery."""
    from .template import create

    folder = create(experiments.valid_name(name), kind)
    console.print(
        f"Made {folder}. Read {folder / 'experiment.py'}, change it, then: glassbox train {name}", soft_wrap=True
    )


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port on this machine; 0 takes any free one.")] = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")] = True,
    site: Annotated[Path | None, typer.Option(help="Folder of a built site; found by itself when left out.")] = None,
) -> None:
    """Serve the site on this machine. Nothing leaves it."""
    from .site import find_site
    from .site.serve import serve

    serve(site or find_site(), port, browser)


def _chosen(names: list[str] | None) -> Iterator[experiments.Experiment]:
    """The experiments of these names; all that ship a model when there are none."""
    return map(experiments.find, names or experiments.shipped())


def _judge(names: list[str] | None, check: Callable, good: str, bad: str) -> None:
    """Print what a check finds wrong with each experiment, as sentences; exit with 1 when it is anything."""
    failed = False
    for found in _chosen(names):
        problems = check(found)
        console.print(f"{found.id}: {f'{len(problems)} {bad}' if problems else good}")
        for problem in problems:
            console.print(f"  {problem}", style="red", soft_wrap=True)
        failed = failed or bool(problems)
    if failed:
        raise typer.Exit(1)


def _print_metrics(experiment: experiments.Experiment) -> None:
    console.print(experiment.id, style="bold")
    for metric in read_json(experiment.model_folder / "report.json")["metrics"].values():
        console.print(f"  {sentence(metric)}", soft_wrap=True)


if __name__ == "__main__":
    main()
