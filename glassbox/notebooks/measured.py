"""Where a notebook finds what was measured: beside it, in a checkout; else it measures its own network, beside itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from .. import discovery
from ..errors import Problem
from ..evaluation import report as reports
from ..experiment import Experiment
from ..files import make_folder
from ..release import pipeline


def measured(experiment: Experiment) -> Experiment:
    """The experiment with a folder that holds its report; where there is none, its network is exported and measured.

    Raises:
        Problem: nothing can be written where the notebook lies, or as of training.
    """
    if _has_report(experiment):
        return experiment
    shipped = _shipped(experiment)
    if shipped:
        _say_once(f"Of the network that ships, in {shipped.model_folder}:")
        return shipped
    try:
        make_folder(experiment.model_folder)
    except OSError as error:
        raise Problem(
            f"What is measured cannot be written into {experiment.model_folder} ({error.strerror or error}). Open the "
            "notebook in a folder of your own."
        ) from error
    print(f"Exporting and measuring this network, into {experiment.model_folder} ...")
    pipeline.ship(experiment)
    return experiment


@cache
def _say_once(sentence: str) -> None:
    print(sentence)


def _has_report(experiment: Experiment) -> bool:
    return (experiment.model_folder / reports.FILE).is_file()


def _shipped(experiment: Experiment) -> Experiment | None:
    """The experiment of the same name in a checkout: above the notebook, or the one from which Glassbox is used."""
    try:
        there = replace(experiment, folder=discovery.experiments_folder() / experiment.id)
    except Problem:
        return None
    return there if _has_report(there) else None
