"""The one definition of an experiment, and how experiments are found: by their folders, never by a list."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from .errors import Problem


@dataclass(frozen=True)
class Part:
    """One part of a data set.

    Attributes:
        inputs: what the network reads, first axis the samples.
        targets: the right answers: class numbers (n,), or class numbers for each position (n, positions).
        strokes: for drawings, the strokes of each sample in pixels of its picture; else None.
    """

    inputs: np.ndarray
    targets: np.ndarray
    strokes: list | None = None

    def __len__(self) -> int:
        return len(self.inputs)

    def take(self, which) -> Part:
        """The samples at the given positions (a slice or an array of numbers)."""
        strokes = None
        if self.strokes is not None:
            strokes = self.strokes[which] if isinstance(which, slice) else [self.strokes[i] for i in which]
        return Part(self.inputs[which], self.targets[which], strokes)

    def and_then(self, other: Part) -> Part:
        """These samples, and after them those of another part; without strokes."""
        return Part(np.concatenate([self.inputs, other.inputs]), np.concatenate([self.targets, other.targets]))


@dataclass(frozen=True)
class Splits:
    """Three parts, always: `train` teaches, `validation` decides, `test` is opened once, to measure.

    Attributes:
        drawn: strokes in no other part, for measuring what the page does with drawings, where `test` has none.
    """

    train: Part
    validation: Part
    test: Part
    drawn: Part | None = None


@dataclass(frozen=True)
class Data:
    """Where the data comes from.

    Attributes:
        shown: whether its licence lets us show samples.
        flaws: what is wrong with it, in a few plain sentences.
    """

    name: str
    source: str
    licence: str
    shown: bool
    flaws: str = ""


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
            makes pictures, what its judge sees.
        missed: of a detector, a thing that it should see and does not.
        name: of a picture, or of a wish, its name in small letters, digits and _; its file lies beside the model.
        credit: of a picture, whose it is and under which licence.
    """

    says: str
    example: object
    answer: str = ""
    missed: str = ""
    name: str = ""
    credit: str = "drawn by Glassbox"


@dataclass(frozen=True)
class Phase:
    """A stretch of training with an optimizer of its own: in transfer learning the new head first, then the rest.

    Attributes:
        epochs: how many.
        optimizer: (steps of this phase) -> a Keras optimizer.
        learns: (layer) -> whether it learns in this phase; all do when left out. A batch normalisation that does not
            learn keeps the statistics that it has.
    """

    epochs: int
    optimizer: Callable
    learns: Callable[[object], bool] | None = None


@dataclass(frozen=True)
class Training:
    """How to train.

    Attributes:
        epochs: how often `epoch` is called.
        batch_size: samples a step.
        epoch: (train part, generator) -> (inputs, targets one-hot) of one epoch, in the order of training.
            All randomness comes from the generator, so that an interrupted epoch can be made again exactly.
        samples: how many samples `epoch` returns for n training samples; the learning rate needs the steps.
        optimizer: (steps in all) -> a Keras optimizer; None when there are `phases`.
        phases: stretches with optimizers of their own, instead of `optimizer`; their epochs add up to `epochs`.
        learner: (model) -> what learns in its place, and `epoch` returns what that reads: a part of it, where the
            layers before it stay as they are, or a `glassbox.generation` learner around it.
        label_smoothing: share of the target given to all classes alike.
        loss: () -> a Keras loss, for targets that are not classes; then `score` and `answers` are needed too.
        metrics: () -> Keras metrics beside such a loss; the curves keep them under their names.
        score: (model, validation part) -> {"validation_loss", "validation_value"} after an epoch.
        answers: (model, validation part, positions) -> [{"answer", "probability"}] for the snapshots.
        metric: what "value" is in the curves, in words.
        settings: the values above, in words for the card.
    """

    epochs: int
    batch_size: int
    epoch: Callable[[Part, np.random.Generator], tuple[np.ndarray, np.ndarray]]
    samples: Callable[[int], int]
    optimizer: Callable | None = None
    phases: tuple[Phase, ...] = ()
    learner: Callable | None = None
    label_smoothing: float = 0.0
    loss: Callable | None = None
    metrics: Callable | None = None
    score: Callable | None = None
    answers: Callable | None = None
    metric: str = "accuracy"
    settings: dict = field(default_factory=dict)

    def stretches(self) -> tuple[Phase, ...]:
        """The phases; one when there is a single optimizer."""
        return self.phases or (Phase(self.epochs, self.optimizer),)


@dataclass(frozen=True)
class Experiment:
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
    page: object
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
    def run_folder(self) -> Path:
        """Folder of checkpoints: outside of what is committed; `GLASSBOX_RUNS` names another place."""
        base = os.environ.get("GLASSBOX_RUNS")
        return (Path(base) if base else self.home.parent.parent / "runs") / self.id / self.run

    # What a notebook calls. Each is one line here, so that the machinery stays in its own module.

    def train(self, **options):
        """Train, or go on where training stopped; returns the model and its history (`glassbox.training.loop.train`)."""
        from .training import loop, refit

        return (refit.refit if self.refit else loop.train)(self, **options)

    def crossvalidate(self):
        """Train every fold, or go on where it stopped (`glassbox.training.folds.crossvalidate`)."""
        from .training.folds import crossvalidate

        return crossvalidate(self, self.folds())

    def show_samples(self, count: int = 40) -> None:
        """Plot training samples with their labels."""
        from .report.plots import show_samples

        show_samples(self, count)

    def show_epoch(self, count: int = 40) -> None:
        """Plot what the network is really taught with: samples of one epoch."""
        from .report.plots import show_epoch

        show_epoch(self, count)

    def show_curves(self) -> None:
        """Plot loss and accuracy by epoch."""
        from .report.plots import show_curves

        show_curves(self)

    def show_rows(self, *panels: list[str]) -> None:
        """Plot what else was measured after each epoch: one panel for each list of names."""
        from .report.plots import show_rows

        show_rows(self, panels)

    def show_made(self) -> None:
        """Plot what the network made of the same few seeds after some of the epochs."""
        from .report.plots import show_made

        show_made(self)

    def show_folds(self) -> None:
        """Plot the share right by epoch of every fold of the cross-validation."""
        from .report.plots import show_folds

        show_folds(self)

    def show_report(self) -> None:
        """Print what was measured on the shipped file, with intervals and baselines."""
        from .report.plots import show_report

        show_report(self)

    def show_units(self, layer: str | None = None, count: int = 8) -> None:
        """Plot the training samples that excite some units of a layer most; of the first layer when none is named."""
        from .report.units import show_units

        show_units(self, layer, count)

    def show_mistakes(self) -> None:
        """Plot the most confident mistakes."""
        from .report.plots import show_mistakes

        show_mistakes(self)


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
