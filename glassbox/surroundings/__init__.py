"""What a machine is set to besides us: made fit for our process before Keras is imported, and never changed for others."""

from __future__ import annotations

from . import installing
from .keras import settle_keras
from .quiet import quieten


def settle(verbose: bool = False) -> None:
    """Make the settings of this process those that Glassbox needs, and the libraries quiet.

    Args:
        verbose: whether the libraries may say what they do.

    Raises:
        Problem: Keras is told to use a backend that is not installed.
    """
    if not verbose:
        quieten()
    settle_keras()


def prepare_notebook() -> None:
    """What the first cell of a notebook does: install what is missing, then as `settle`.

    Raises:
        Problem: something could not be installed, or as of `settle`.
    """
    installing.complete()
    settle()
