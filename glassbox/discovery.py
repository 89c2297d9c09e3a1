"""How experiments are found: by their folders, never by a list."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path

from .errors import Problem
from .experiment import Experiment


def experiments_folder() -> Path:
    """Folder that holds the experiments: `GLASSBOX_EXPERIMENTS`, or `experiments` here or above.

    Raises:
        Problem: there is none, or none where the variable says.
    """
    named = os.environ.get("GLASSBOX_EXPERIMENTS")
    if named:
        if not Path(named).is_dir():
            raise Problem(f"GLASSBOX_EXPERIMENTS names {named}, which is not a folder.")
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


def check_known(asked: list[str] | None) -> None:
    """Whether there are experiments of these names; looks at nothing but the names of folders.

    Raises:
        Problem: one of them is not there.
    """
    for name in asked or []:
        if name not in names():
            raise Problem(f"There is no experiment named {name!r}. There are: {', '.join(names()) or 'none'}.")


def find(name: str) -> Experiment:
    """The experiment of a folder.

    Raises:
        Problem: there is no such folder, or its file does not define `experiment` with the folder's name.
    """
    check_known([name])
    folder = experiments_folder() / name
    spec = importlib.util.spec_from_file_location(f"experiments.{name}", folder / "experiment.py")
    if spec is None or spec.loader is None:
        raise Problem(f"experiments/{name}/experiment.py cannot be read as Python.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    found = getattr(module, "experiment", None)
    if not isinstance(found, Experiment) or found.id != name:
        raise Problem(f"experiments/{name}/experiment.py must define experiment = Experiment(id={name!r}, ...).")
    # Not a copy: what the file defines refers to its own experiment, which must know its folder as well.
    object.__setattr__(found, "folder", folder)
    return found


def check_new(name: str) -> None:
    """Whether an experiment can be made under a name: it is to be a folder, a module and an address at once.

    Raises:
        Problem: it cannot, or its folder exists.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{2,59}", name):
        raise Problem(f"{name!r} cannot be a name: use 3 to 60 small letters, digits and _, a letter first.")
    folder = experiments_folder() / name
    if folder.exists():
        raise Problem(f"{folder} exists already. Choose another name, or remove it.")
