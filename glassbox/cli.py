"""The command line; `glassbox --help` lists what it can do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from . import discovery as experiments
from .errors import Problem, run
from .evaluation.statistics import named, sentence
from .experiment import Experiment
from .files import read_json
from .measuring import Measured, measure_part, write_texts
from .settings import MOST_SEED
from .surroundings import settle
from .surroundings.installing import COMMAND

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Small neural networks that you play with, open up, retrain and understand.",
)
console = Console(highlight=False)


def _starting(incomplete: str) -> list[str]:
    """Names that a shell offers to complete."""
    return [name for name in experiments.names() if name.startswith(incomplete)]


def _kinds_starting(incomplete: str) -> list[str]:
    """Kinds of page that a shell offers to complete."""
    from .template import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


NewName = Annotated[str, typer.Argument(help="Name of the experiment: its folder in experiments/.")]
Name = Annotated[
    str, typer.Argument(help="Name of the experiment: its folder in experiments/.", autocompletion=_starting)
]
Names = Annotated[
    list[str] | None,
    typer.Argument(help="Names of experiments; all of them when left out.", autocompletion=_starting),
]
Kind = Annotated[
    str,
    typer.Option(
        help="Kind of its page: draw, photo, camera, sum, text, generate or objects.", autocompletion=_kinds_starting
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Seed = Annotated[int, typer.Option(min=0, max=MOST_SEED, help="Same seed, same machine, same result.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Let the libraries say what they do.")]
Fast = Annotated[
    bool, typer.Option("--fast", help="A small slice of the data for two epochs: a first look, in seconds.")
]
Tenth = Annotated[
    bool, typer.Option("--tenth", help="Measure on a fixed tenth of the samples, for which figures are recorded too.")
]


def main() -> None:
    """Run the command line; see `glassbox.errors.run` for how it ends."""
    run(_answer)


def _answer() -> None:
    try:
        app(prog_name="glassbox")
    except SystemExit as ending:
        if ending.code == 130:  # Typer ends so after Ctrl-C, without a word
            raise KeyboardInterrupt from None
        raise
    except ModuleNotFoundError as missing:
        if (missing.name or "glassbox").startswith("glassbox"):
            raise
        raise Problem(
            f"This takes {missing.name}, which training needs and the demo does not. This installs it: {COMMAND}"
        ) from missing


@app.command("list")
def list_experiments(as_json: Json = False) -> None:
    """List the experiments with what was measured on their shipped models."""
    manifests = {name: _manifest(name) for name in experiments.names()}
    if as_json:
        keys = ("title", "family", "headline", "parameters", "files")
        told = [{"name": name} | {key: one[key] if one else None for key in keys} for name, one in manifests.items()]
        print(json.dumps(told, indent=2))
        return
    table = Table("experiment", "network", "measured on the shipped file", "size", box=None, pad_edge=False)
    for name, one in manifests.items():
        if one is None:
            table.add_row(name, "", "not trained yet", "")
            continue
        headline, size = one["headline"], one["files"]["model.tflite"]["bytes"]
        table.add_row(name, one["family"], named(headline), f"{size / 1000:,.0f} kB")
    console.print(table)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port on this machine; 0 takes any free one.")] = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")] = True,
    site: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="Folder of a built site; found by itself when left out."),
    ] = None,
) -> None:
    """Serve the site on this machine. Nothing leaves it."""
    from .site import find_site
    from .site.serve import serve

    serve(site or find_site(), port, browser)


@app.command()
def new(name: NewName, kind: Kind = "draw", verbose: Verbose = False) -> None:
    """Make a new experiment: one folder that trains, ships a tiny model, and has a page in the gallery."""
    experiments.check_new(name)
    settle(verbose)
    from .template import create

    folder = create(name, kind)
    console.print(
        f"Made {folder}. Read {folder / 'experiment.py'}, change it, then: glassbox train {name}", soft_wrap=True
    )


@app.command()
def train(name: Name, seed: Seed = 1, fast: Fast = False, verbose: Verbose = False) -> None:
    """Train an experiment, or go on where it stopped; then export it, measure it and write its card."""
    experiments.check_known([name])
    settle(verbose)
    from .release import pipeline
    from .training.folds import crossvalidate
    from .training.refit import train as train_network

    found = experiments.find(name)
    if fast:
        train_network(found, seed=seed, fast=True)
        console.print(
            "A first look only: nothing was exported. Leave out --fast to train the model that ships.", soft_wrap=True
        )
        return
    if found.folds:
        crossvalidate(found)
    pipeline.ship(found, seed)
    write_texts([found])
    _print_metrics(found)


@app.command()
def verify(names: Names = None, tenth: Tenth = False, as_json: Json = False, verbose: Verbose = False) -> None:
    """Measure every published number of the shipped models again and write nothing; exit 1 when one differs."""
    experiments.check_known(names)
    settle(verbose)
    from .release import pipeline

    check = pipeline.check_tenth if tenth else pipeline.verify
    differences = {}
    for found in _chosen(names):
        try:
            differences[found.id] = check(found)
        except Problem as problem:  # a file is missing or damaged; the other experiments are still of interest
            differences[found.id] = [str(problem)]
        if not as_json:
            _print_problems(found, differences[found.id], "every number is right", "numbers differ")
    if as_json:
        print(json.dumps(differences, indent=2))
    if any(differences.values()):
        raise typer.Exit(1)


@app.command()
def measure(
    names: Names = None,
    only: Annotated[
        Measured | None,
        typer.Option(
            help="One thing alone. failures: the known failures. layers: what Keras says inside, from the finished "
            "training. page: drawings through the page, in a real browser. card: the texts, nothing measured."
        ),
    ] = None,
    seed: Seed = 1,
    verbose: Verbose = False,
) -> None:
    """Measure shipped models again and write it down: report, manifest, card, and the table of the README.

    Layers need the finished training, and the page needs a browser: they are measured with --only.
    """
    experiments.check_known(names)
    settle(verbose)
    failed, written = False, []
    for found in _chosen(names):
        problems = measure_part(found, only, seed, partial(console.print, soft_wrap=True))
        if only is None or only == Measured.page:
            _print_metrics(found)
        if only != Measured.card:
            _print_problems(found, problems, "written", "known failures do not come about")
        failed = failed or bool(problems)
        written.append(found)
    write_texts(written)
    if failed:
        raise typer.Exit(1)


@app.command()
def notebook(names: Names = None, verbose: Verbose = False) -> None:
    """Write notebooks with outputs. The trainings must have finished: they are read, not repeated."""
    experiments.check_known(names)
    settle(verbose)
    from .notebooks import writing

    for found in _chosen(names):
        writing.write(found)
        console.print(f"experiments/{found.id}/notebook.ipynb")


def _chosen(names: list[str] | None) -> Iterator[Experiment]:
    """The experiments of these names; all that ship a model when there are none."""
    return map(experiments.find, names or experiments.shipped())


def _manifest(name: str) -> dict | None:
    file = experiments.experiments_folder() / name / "model" / "manifest.json"
    try:
        return read_json(file) if file.is_file() else None
    except ValueError as error:
        raise Problem(f"{file} is damaged: {error}.") from error


def _print_problems(experiment: Experiment, problems: list[str], good: str, bad: str) -> None:
    console.print(f"{experiment.id}: {f'{len(problems)} {bad}' if problems else good}")
    for problem in problems:
        console.print(f"  {problem}", style="red", soft_wrap=True, markup=False)


def _print_metrics(experiment: Experiment) -> None:
    console.print(experiment.id, style="bold")
    for metric in read_json(experiment.model_folder / "report.json")["metrics"].values():
        console.print(f"  {sentence(metric)}", soft_wrap=True)


if __name__ == "__main__":
    main()
