"""Measure a shipped model again and write it down, whole or one part of it alone."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from .discovery import experiments_folder
from .experiment import Experiment


class Measured(StrEnum):
    """What can be measured alone; `card` measures nothing and only has the texts written again."""

    failures = "failures"
    layers = "layers"
    page = "page"
    card = "card"


def measure_part(experiment: Experiment, only: Measured | None, seed: int, say: Callable[[str], None]) -> list[str]:
    """Measure and write report, golden vectors and manifest.

    Args:
        only: one part alone; None for all that takes neither the finished training nor a browser.
        seed: of the training, for the layers.
        say: is told what was found.

    Returns:
        One sentence for each known failure that the file does not show.

    Raises:
        Problem: a file or the training is missing.
    """
    from .release import pipeline  # TensorFlow: listing and serving go without it

    if only is None:
        pipeline.measure(experiment)
    if only is None or only == Measured.failures:
        return pipeline.write_failures(experiment)
    if only == Measured.layers:
        for layer, apart in pipeline.add_inside(experiment, seed)["layers"].items():
            say(
                f"{experiment.id}: {layer} within {apart['furthest']:.1e} of Keras with the same weights, "
                f"{apart['rounding']:.1e} of Keras before they were rounded"
            )
    if only == Measured.page:
        _measure_page(experiment, say)
    return []


def write_texts(measured: list[Experiment]) -> None:
    """Write the cards of these experiments, and the table of the README that stands beside their folder."""
    from .report import card, gallery

    for experiment in measured:
        card.write(experiment)
    readme = experiments_folder().parent / "README.md"
    if readme.is_file():
        gallery.update(readme, experiments_folder())


def _measure_page(experiment: Experiment, say: Callable[[str], None]) -> None:
    """Give samples to the page in a real browser, and write the figure down."""
    from .evaluation.through_page import measure
    from .release import pipeline
    from .runtime import Predictor
    from .site.testing import open_browser, open_site

    if experiment.page.why_no_replay:
        say(f"{experiment.id}: {experiment.page.why_no_replay}")
        return
    with open_site() as address, open_browser() as browser:
        report = measure(experiment, Predictor(experiment.model_file), address, browser)
    pipeline.save(experiment, report)
