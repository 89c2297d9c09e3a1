"""The one definition of an experiment, and how experiments are found: by their folders, never by a list."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .data.parts import Data, Part, Splits
from .errors import Problem
from .pages import Page
from .shown import Shown
from .training.settings import Training


@dataclass(frozen=True)
class Failure:
    """A known failure that a reader of the page can see for themselves (`glassbox.evaluation.failures`).

    Attributes:
        says: one sentence: what goes wrong, and why where that is known.
        example: what to give the network: strokes in any unit for a drawing, the text of a question or a beginning, a
            picture (`PIL.Image.Image`), a wish (class, seed) of which a picture is made, or a function without
            arguments that returns one of these; None where it finds no such wish.
        answer: what the page answers to it: a label, or "" for none; of a detector, one of the things that it sees; of a
            network that writes, a few words that it writes when it always takes the likeliest character; of one that
            makes pictures, what its judge sees. None where every answer is wrong: what the shipped file answers is
            written down when the failure is tried.
        missed: what it should answer or see, and does not.
        name: of a picture, or of a wish, its name in small letters, digits and _; its file lies beside the model.
        credit: of a picture, whose it is and under which licence.
    """

    says: str
    example: object
    answer: str | None = ""
    missed: str = ""
    name: str = ""
    credit: str = "drawn by Glassbox"


@dataclass(frozen=True)
class Experiment(Shown):
    """Everything about one experiment: data, model, training, measuring and page.

    Attributes:
        id: the name of its folder.
        layers: Keras layer name -> one plain sentence; these layers are shown inside the page.
        measure: (experiment, predictor, splits) -> `glassbox.evaluation.report.Measured`, on the shipped file.
        examples: (experiment, splits) -> what the page offers to click.
        ships: (trained model) -> the model with named outputs that ships, where that is not {"probabilities": ...}.
        notes: where it fails: sentences, and failures with an example to click.
        folds: () -> the experiments of a cross-validation by name, for data of few sources (`glassbox.training.folds`).
        pool: () -> `glassbox.evaluation.units.Pool`: samples of the training that may be shown, where not all of them may.
        refit: whether the network that ships is trained anew on training and validation part together, after validation
            has decided how (`glassbox.training.refit`).
        run: name of a training apart, such as one fold of a cross-validation; its checkpoints are kept apart.
    """

    id: str
    title: str
    summary: str
    family: str
    task: str
    tags: tuple[str, ...]
    data: Data
    load: Callable[[], Splits]
    build: Callable
    training: Training
    page: Page
    layers: dict[str, str]
    measure: Callable
    examples: Callable
    notes: tuple[str | Failure, ...] = ()
    folder: Path | None = None
    ships: Callable | None = None
    folds: Callable[[], dict] | None = None
    pool: Callable | None = None
    refit: bool = False
    run: str = ""

    @cached_property
    def splits(self) -> Splits:
        """The data, loaded once."""
        return self.load()

    @property
    def taught(self) -> Part:
        """What the network that ships learned from."""
        return self.splits.train.and_then(self.splits.validation) if self.refit else self.splits.train

    @property
    def home(self) -> Path:
        """Folder of the experiment: where it was found, or the current folder, as in its notebook."""
        return self.folder or Path.cwd()

    @property
    def model_folder(self) -> Path:
        """Folder of what ships."""
        return self.home / "model"

    @property
    def model_file(self) -> Path:
        """The network that ships."""
        return self.model_folder / "model.tflite"

    @property
    def run_folder(self) -> Path:
        """Folder of checkpoints: outside of what is committed; `GLASSBOX_RUNS` names another place."""
        base = os.environ.get("GLASSBOX_RUNS")
        return (Path(base) if base else self.home.parent.parent / "runs") / self.id / self.run

    def train(self, **options):
        """Train, or go on where training stopped; returns the model and its history (`glassbox.training.loop.train`)."""
        from .training import loop, refit

        return (refit.refit if self.refit else loop.train)(self, **options)

    def crossvalidate(self):
        """Train every fold, or go on where it stopped (`glassbox.training.folds.crossvalidate`)."""
        from .training.folds import crossvalidate

        return crossvalidate(self, self.folds())


def experiments_folder() -> Path:
    """Folder that holds the experiments: `GLASSBOX_EXPERIMENTS`, or `experiments` here or above.

    Raises:
        Problem: there is none.
    """
    named = os.environ.get("GLASSBOX_EXPERIMENTS")
    if named:
        return Path(named).resolve()
    for folder in [Path.cwd(), *Path.cwd().parents, Path(__file__).resolve().parent.parent]:
        if (folder / "experiments").is_dir():
            return folder / "experiments"
    raise Problem("There is no folder named experiments here or above. Run this in a checkout of Glassbox.")


def names() -> list[str]:
    """Names of all experiments, sorted."""
    return sorted(path.parent.name for path in experiments_folder().glob("*/experiment.py"))


def shipped() -> list[str]:
    """Names of the experiments that ship a model, sorted."""
    return [name for name in names() if (experiments_folder() / name / "model" / "manifest.json").is_file()]


def find(name: str) -> Experiment:
    """The experiment of a folder.

    Raises:
        Problem: there is no such folder, or its file does not define `experiment` with the folder's name.
    """
    if name not in names():
        raise Problem(f"There is no experiment named {name!r}. There are: {', '.join(names()) or 'none'}.")
    folder = experiments_folder() / name
    spec = importlib.util.spec_from_file_location(f"experiments.{name}", folder / "experiment.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    found = getattr(module, "experiment", None)
    if not isinstance(found, Experiment) or found.id != name:
        raise Problem(f"experiments/{name}/experiment.py must define experiment = Experiment(id={name!r}, ...).")
    # Not a copy: what the file defines refers to its own experiment, which must know its folder as well.
    object.__setattr__(found, "folder", folder)
    return found


def valid_name(name: str) -> str:
    """The name, when it can be a folder, a module and an address at once.

    Raises:
        Problem: it cannot.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{2,59}", name):
        raise Problem(f"{name!r} cannot be a name: use 3 to 60 small letters, digits and _, a letter first.")
    return name
