"""The one definition of an experiment."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal

from typing_extensions import TypeVar

from .page import Page
from .runtime import Predictor
from .settings import Training
from .splits import Data, Part, Pool, Published, Splits

if TYPE_CHECKING:
    import keras

P = TypeVar("P", bound=Page, covariant=True, default=Page)


@dataclass(frozen=True)
class Failure:
    """A known failure that a reader of the page can see for themselves (`glassbox.release.failures`).

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
class Experiment(Generic[P]):
    """Everything about one experiment: data, model, training, measuring and page.

    `Experiment[Draw]` is one whose page is a canvas to draw on; `Experiment` alone is one of any kind.

    Attributes:
        id: the name of its folder.
        layers: Keras layer name -> one plain sentence; these layers are shown inside the page.
        measure: (experiment, predictor, splits) -> `glassbox.evaluation.report.Measured`, on the shipped file.
        examples: (experiment, splits) -> what the page offers to click.
        ships: (trained model) -> the model with named outputs that ships, where that is not {"probabilities": ...}.
        notes: where it fails: sentences, and failures with an example to click.
        folds: () -> the experiments of a cross-validation by name, for data of few sources (`glassbox.training.folds`).
        own_photos: whether `measure` fetches the photos that it measures on, and reads none of the splits.
        pool: () -> `Pool`: samples of the training that may be shown, where not all of them may.
        refit: whether the network that ships is trained anew on training and validation part together, after validation
            has decided how (`glassbox.training.refit`).
        run: name of a training apart, such as one fold of a cross-validation; its checkpoints are kept apart.
        published: the weights that others trained and that ship here, or that what ships was begun with.
        precision: how the file keeps weights: as float16, or as whole numbers of one byte (`glassbox.export.int8`).
        terms: the field's terms that its story introduces: keys of `glassbox.glossary.GLOSSARY`. Each stands in bold,
            with its meaning, in the file where it first appears.
        chapter: one of `glassbox.course.CHAPTERS`; "" for an experiment outside of the course.
        place: where it stands in its chapter, from simple to rich, counted from 1; by title where it is 0.
        lesson: the one thing that it is about; it reads on from "This one is about: ".
        try_this: one thing to try on its page that shows it.
        start: the words of a large button on the first page that leads here; "" for none.
    """

    id: str
    title: str
    summary: str
    family: str
    task: str
    tags: tuple[str, ...]
    data: Data
    load: Callable[[], Splits]
    build: Callable[[], keras.Model]
    training: Training
    page: P
    layers: dict[str, str]
    measure: Callable[[Experiment[P], Predictor, Splits], Any]
    examples: Callable[[Experiment[P], Splits], list]
    notes: tuple[str | Failure, ...] = ()
    folder: Path | None = None
    ships: Callable[[keras.Model], keras.Model] | None = None
    folds: Callable[[], dict[str, Experiment[P]]] | None = None
    own_photos: bool = False
    pool: Callable[[], Pool] | None = None
    refit: bool = False
    run: str = ""
    published: Published | None = None
    precision: Literal["float16", "int8"] = "float16"
    terms: tuple[str, ...] = ()
    chapter: str = ""
    place: int = 0
    lesson: str = ""
    try_this: str = ""
    start: str = ""

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
        """Folder of checkpoints: outside of what is committed; `GLASSBOX_RUNS` names another place.

        A notebook on its own, which is in no folder of experiments, keeps them beside it.
        """
        named = os.environ.get("GLASSBOX_RUNS")
        alone = self.folder is None and self.home.parent.name != "experiments"
        base = Path(named) if named else (self.home if alone else self.home.parent.parent) / "runs"
        return base / self.id / self.run
