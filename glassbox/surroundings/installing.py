"""Install what training takes and is not here, beside what is here: never a second TensorFlow over the first.

Hosted notebooks come with a TensorFlow of their own, under one of several names. Another one over it breaks both.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from importlib.util import find_spec
from pathlib import Path

from ..errors import Problem, run

CHECKOUT = Path(__file__).resolve().parent.parent.parent
COMMAND = "python -m glassbox.surroundings.installing"


def complete(say: Callable[[str], None] = print) -> None:
    """Install what is missing; does nothing, and asks nobody, where nothing is.

    Raises:
        Problem: it could not be installed; what pip said is above.
    """
    missing = to_install(needed(), found_tensorflow(), satisfied)
    if not missing:
        return
    say(f"Installing what training takes: {', '.join(missing)}")
    if subprocess.run([sys.executable, "-m", "pip", "install", "-q", *missing]).returncode != 0:
        raise Problem("What training takes could not be installed; what pip said is above.")
    importlib.invalidate_caches()


def needed() -> list[str]:
    """What training takes, as requirements: those of the checkout, or of the installed package."""
    if (CHECKOUT / "pyproject.toml").is_file():
        project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return [*project["dependencies"], *project["optional-dependencies"]["train"]]
    try:
        listed = requires("glassbox-ml") or []
    except PackageNotFoundError:
        return []
    return [one.replace('extra == "train"', "python_version > '3'") for one in listed if 'extra == "test"' not in one]


def found_tensorflow() -> tuple[str, str] | None:
    """Name and version of the package that provides TensorFlow here, whatever it is called."""
    if find_spec("tensorflow") is None:
        return None
    names = packages_distributions().get("tensorflow")
    return (names[0], version(names[0])) if names else ("", "")


def to_install(requirements: list[str], tensorflow: tuple[str, str] | None, holds: Callable[[str], bool]) -> list[str]:
    """The requirements that are not met. A TensorFlow that is there meets its own, and stays as it is.

    Args:
        tensorflow: its package and version, where there is one.
        holds: (requirement) -> whether it is met, or is none on this machine.
    """
    missing = [
        one for one in requirements if not (tensorflow and one.lower().startswith("tensorflow")) and not holds(one)
    ]
    if missing and tensorflow and tensorflow[0]:
        missing.append("==".join(tensorflow))  # or pip would exchange it for what fits the others better
    return missing


def satisfied(requirement: str) -> bool:
    """Whether a requirement is met here, or is none on this machine."""
    try:
        from packaging.requirements import Requirement
    except ImportError:  # it comes with what is to be installed
        return False
    wanted = Requirement(requirement)
    if wanted.marker and not wanted.marker.evaluate():
        return True
    try:
        return wanted.specifier.contains(version(wanted.name), prereleases=True)
    except PackageNotFoundError:
        return False


if __name__ == "__main__":
    run(complete)
