"""A canvas to draw on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ..drawing.augmentation import placed
from ..drawing.rendering import Recipe, render
from ..export.temperature import undivided
from ..interpret import occlusion
from ..page import Replayed
from ..runtime import Predictor
from ..shipped import Shipped
from ..splits import Splits
from . import draw_replay
from .picture import PicturePage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NO_ANSWER = -1


@dataclass(frozen=True)
class Draw(PicturePage):
    """A canvas to draw on.

    Examples are drawings: {"label", "strokes", "pen"}.

    Attributes:
        labels: what the network can answer, in the order of its outputs.
        invitation: the words above the empty canvas.
        recipe: how the data set draws (`glassbox.drawing.rendering.Recipe`).
        pens: widths by name, as shares of the canvas side.
        unsure_below: below this probability the page says "not sure"; chosen on validation data.
        smallest: ink smaller than this share of the canvas side is a dot, not a drawing.
        fullest: more ink than this share of the recipe's box is a filled area, not a drawing (of 5,000 validation
            digits, drawn with every pen, the fullest has 0.59; a scribble over everything has 0.9).
    """

    labels: tuple[str, ...]
    invitation: str
    recipe: Recipe
    pens: dict[str, float]
    pen: str = "medium"
    unsure_below: float = 0.5
    smallest: float = 0.05
    fullest: float = 0.7
    kind: ClassVar[str] = "draw"
    states_probability: ClassVar[bool] = True
    doubts_undivided: ClassVar[bool] = True
    input: ClassVar[str] = "drawing"
    input_name: ClassVar[str] = "image"
    covers: ClassVar[occlusion.Covers | None] = occlusion.DRAWING
    why_no_replay: ClassVar[str] = ""

    def answer_pictures(self, predictor: Predictor, pictures: np.ndarray) -> np.ndarray:
        """What the page answers to pictures of drawings (n, size, size, 1): class numbers, `NO_ANSWER` for "not sure"."""
        probabilities = undivided(predictor(pictures), predictor.raw)
        ink = pictures.sum(axis=(1, 2, 3)) / 255
        answered = (probabilities.max(1) >= self.unsure_below) & (ink <= self.fullest * self.recipe.box**2)
        return np.where(answered, probabilities.argmax(1), NO_ANSWER)

    def name_answers(self, answers: np.ndarray) -> list[str]:
        """Such answers as labels; "" for "not sure"."""
        return ["" if one == NO_ANSWER else self.labels[one] for one in answers]

    def place_example(
        self, strokes: list[np.ndarray], finish: Callable[[np.ndarray], np.ndarray] = lambda stroke: stroke
    ) -> dict[str, Any]:
        """A drawing at a comfortable size in the middle of the canvas, with its pen.

        Args:
            finish: done to each stroke, in units of the canvas side.
        """
        points = np.concatenate(strokes)
        low, extent = points.min(0), np.ptp(points, 0)
        moved = [finish((stroke - low - extent / 2) * (0.6 / extent.max()) + 0.5) for stroke in strokes]
        return {"strokes": [np.round(one, 3).tolist() for one in moved], "pen": self.pens[self.pen]}

    def golden_arithmetic(self, load: Callable[[], Splits], count: int) -> dict:
        """How strokes become a picture: of the drawings behind the golden cases, and of a dot and a line."""
        validation = load().validation
        if validation.strokes is None:
            return {}
        generator, cases = np.random.default_rng(7), []
        for number in np.linspace(0, len(validation) - 1, count).astype(int):
            moved, pen = placed(validation.strokes[number], generator)
            cases.append(self._rendered(moved, self.pens[pen]))
        dot, line = [np.array([[0.5, 0.5]])], [np.array([[0.1, 0.9], [0.9, 0.9]])]
        return {"renderer": [*cases, self._rendered(dot, 0.05), self._rendered(line, 0.09)]}

    def _rendered(self, strokes: list[np.ndarray], pen: float) -> dict[str, Any]:
        return {
            "strokes": [stroke.tolist() for stroke in strokes],
            "pen": pen,
            "recipe": self.recipe.as_data(),
            "pixels": render(strokes, pen, self.recipe).ravel().tolist(),
        }

    def keep_failure(
        self, example: list[np.ndarray], stem: str, credit: str, shipped: Shipped
    ) -> dict[str, Any] | None:
        """A drawing."""
        return {"kind": "drawing"} | self.place_example(example)

    def answer_failure(self, example: dict, shipped: Shipped) -> list[str]:
        """What it answers to the drawing."""
        strokes = [np.array(stroke) for stroke in example["strokes"]]
        picture = render(strokes, example["pen"], self.recipe)[None, ..., None]
        return self.name_answers(self.answer_pictures(shipped.predictor, picture))

    def replay(self, splits: Splits, predictor: Predictor, browser: Browser, address: str, count: int) -> Replayed:
        """Drawings of the drawn test, half by mouse and half by touch."""
        part, drawings, which = draw_replay.choose(splits, count)
        answers = draw_replay.replay(browser, address, [drawings[i] for i in which])
        targets = part.targets[which]
        pictures = [render(strokes, self.pens[pen], self.recipe) for strokes, pen in (drawings[i] for i in which)]
        same = float((self.answer_pictures(predictor, np.stack(pictures)[..., None]) == targets).mean())
        return Replayed(
            right=np.array(answers) == np.array([self.labels[target] for target in targets]),
            name="Accuracy through the page",
            label="of drawings read right through this page",
            how=f"{len(which)} of the drawings above, replayed on this page by real pointer events in Chromium, half by "
            f"mouse and half by touch. Python reads {same:.2%} of the same drawings right.",
            beside="drawn_accuracy",
            more={"same_in_python": round(same, 6)},
        )
