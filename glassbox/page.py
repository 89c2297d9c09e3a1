"""What every kind of page has in common, and what the rest of Glassbox may ask of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from .errors import Problem
from .files import plain
from .runtime import Predictor
from .shipped import Shipped
from .splits import Splits

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass(frozen=True)
class Replayed:
    """What a page answered when samples were given to it in a browser, for a figure of the report.

    Attributes:
        right: (n,) whether each answer was right.
        name, label, how: of the metric.
        beside: the metric that was measured on the same samples without the page.
        more: further fields of the metric.
    """

    right: np.ndarray
    name: str
    label: str
    how: str
    beside: str
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Page(ABC):
    """A kind of page; each is a dataclass, in one file of `glassbox/kinds/`, which holds all that Python knows of it.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        kind: its folder in `web/src/kinds/`.
        input: what a visitor gives: "drawing", "text", "photo", "camera" or "choice".
        input_name: the network's input that this becomes.
        reads_on: whether its samples are one text that is read in order, so that a part of them is its beginning.
        states_probability: whether its network states one probability for its answer, which a temperature can calibrate.
        doubts_undivided: whether its bar (`unsure_below`) is one for probabilities before that temperature.
        golden_apart: how far Keras and the shipped file may be apart in a golden case.
        why_no_replay: why no program can give samples to its page, in one sentence; empty where one can (`replay`).
    """

    kind: ClassVar[str]
    input: ClassVar[str]
    reads_on: ClassVar[bool] = False
    states_probability: ClassVar[bool] = False
    doubts_undivided: ClassVar[bool] = False
    golden_apart: ClassVar[float] = 5e-3
    why_no_replay: ClassVar[str] = "It has no drawings to replay through its page."

    if TYPE_CHECKING:
        # A field in most kinds, computed from others in some. Where a base class has a property, a dataclass would take
        # it for the default of its field.
        @property
        def labels(self) -> tuple[str, ...]: ...

        @property
        def input_name(self) -> str: ...

    def settings(self, examples: list) -> dict:
        """What the page reads: every field but the labels, which the manifest holds beside the page.

        Args:
            examples: what there is to click, as each kind of page says.
        """
        fields = asdict(self, dict_factory=_as_json)
        fields.pop("labels", None)
        return fields | {"examples": examples}

    @abstractmethod
    def describe(self, sample: np.ndarray) -> dict:
        """A sample as a report shows it: {"kind": "image", "src"} or {"kind": "text", "text"}."""

    def name_target(self, target: np.ndarray) -> str:
        """A target in words: its label, or the text that its characters make."""
        return "".join(self.labels[int(one)] for one in np.atleast_1d(target)).strip()

    def name_truth(self, target: np.ndarray) -> str:
        """A right answer in words; empty where there is no single one."""
        return self.name_target(target)

    def name_sample(self, sample: np.ndarray, target: np.ndarray) -> str:
        """What a sample is, in words."""
        return self.name_truth(target)

    def write_samples(self, inputs: Iterable[np.ndarray], labels: list[str]) -> str:
        """Samples with their labels as a text, for a notebook; empty where they are pictures, which it plots."""
        return ""

    def golden_inputs(self, load: Callable[[], Splits], count: int, short: bool = False) -> list[dict[str, Any]]:
        """Inputs of golden cases, as golden files keep them (`glassbox.release.golden_inputs`): name -> values.

        Args:
            load: () -> the data, for kinds whose samples may stand in a golden file.
            count: how many cases; a kind whose cases are large may give fewer.
            short: whether what is long is kept as what it is made from.
        """
        samples = load().validation.inputs
        some = samples[np.linspace(0, len(samples) - 1, count).astype(int)]
        return [{self.input_name: self._kept(one, short)} for one in some]

    def _kept(self, sample: np.ndarray, short: bool) -> object:
        """A sample as a golden file keeps it."""
        return plain(sample)

    def golden_answers(self, predictor: Predictor, samples: list[Any]) -> dict:
        """What the page makes of the file's answers, for golden.json: by name, such as what covering takes away.

        Args:
            predictor: the shipped file.
            samples: the inputs of the golden cases, as the file takes them.
        """
        return {}

    def golden_differences(self, vectors: dict, predictor: Predictor, samples: list[Any], allowed: float) -> list[str]:
        """One sentence for each part of `golden_answers` that is another than golden.json says.

        Args:
            vectors: golden.json.
            allowed: how far log-odds may be apart on another processor.
        """
        return []

    def golden_arithmetic(self, load: Callable[[], Splits], count: int) -> dict:
        """What Python and the page compute alike without a network, with inputs and results, for golden.json."""
        return {}

    def look_inside(self, shipped: Shipped, names: list[str]) -> tuple[dict, bytes | None] | None:
        """What each unit looks for: the facts of inside.json, and the file of the sheet where there is one.

        None where there are no samples to ask about.

        Args:
            names: of the layers that are shown.
        """
        return None

    def keep_failure(self, example: Any, stem: str, credit: str, shipped: Shipped) -> dict | None:
        """The example of a known failure as a report holds it; what is a file is written beside the model.

        None where no example was found.

        Args:
            example: `glassbox.experiment.Failure.example`, called where it is a function.
            stem: of the name of a file.
            credit: whose a picture is.

        Raises:
            Problem: this kind of page shows no failures.
        """
        raise Problem(f"A page of the kind {self.kind!r} shows no examples of failures; say it in a sentence alone.")

    def answer_failure(self, example: dict, shipped: Shipped) -> list[str]:
        """What the page answers to such an example: one answer, "" for none; or everything that it sees.

        Args:
            example: as a report holds it.
        """
        raise Problem(f"A page of the kind {self.kind!r} shows no examples of failures; say it in a sentence alone.")

    def shows_failure(self, answer: str, answers: list[str]) -> bool:
        """Whether a known failure's answer came about, among what `answer_failure` returned."""
        return answer in answers

    def replay(self, splits: Splits, predictor: Predictor, browser: Browser, address: str, count: int) -> Replayed:
        """Give samples to the page in a real browser, and read its answers.

        Args:
            predictor: the shipped file in Python, for the same samples.
            browser: a Playwright browser.
            address: of the experiment's page.
            count: how many samples.

        Raises:
            Problem: no program can give samples to this kind of page.
        """
        raise Problem(self.why_no_replay)


def _as_json(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    """Fields as they are read back from the manifest: JSON knows lists, not tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields}
