"""Measure an experiment through its own page: in a real browser, on the built site.

What the page sends and what training saw are different things until this figure says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Problem
from ..experiment import Experiment
from ..runtime import Predictor
from . import report as reports
from . import statistics

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COUNT = 400  # samples
NAME = "page_accuracy"


def measure(experiment: Experiment, predictor: Predictor, address: str, browser: Browser, count: int = COUNT) -> dict:
    """The report with what was measured through the page, beside the same figure without it.

    Args:
        predictor: the shipped file in Python, for the same samples.
        address: of the built site, ending in a slash.
        browser: a Playwright browser.

    Raises:
        Problem: no program can give samples to this kind of page.
    """
    page = experiment.page
    if page.why_no_replay:
        raise Problem(page.why_no_replay)
    replayed = page.replay(experiment.splits, predictor, browser, f"{address}experiments/{experiment.id}/", count)
    metric = statistics.share(replayed.right, replayed.name, replayed.label, replayed.how, **replayed.more)
    report, ordered = reports.read(experiment), {}
    for name, value in report["metrics"].items():
        if name != NAME:
            ordered[name] = value
        if name == replayed.beside:
            ordered[NAME] = metric
    return report | {"metrics": ordered}
