"""The notebook of an experiment: its file, executed, with outputs."""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

from ..experiment import Experiment
from ..files import read_text, replace

# A checkout lies above the notebook, or beside it, in a folder named glassbox, where a hosted notebook cloned it.
SETUP = """# This finds Glassbox, and installs what it takes where that is not here yet.
import importlib.util
import sys
from pathlib import Path

found = importlib.util.find_spec("glassbox")
if found is None or found.origin is None:  # a folder of that name is no package
    folders = [*Path.cwd().parents, Path.cwd() / "glassbox"]
    checkout = next((one for one in folders if (one / "glassbox" / "__init__.py").is_file()), None)
    if checkout is None:
        raise FileNotFoundError("Glassbox is not here: clone it beside this notebook, into a folder named glassbox.")
    sys.path.append(str(checkout))

from glassbox import surroundings

surroundings.prepare_notebook()"""


def write(experiment: Experiment) -> None:
    """Write notebook.ipynb beside the experiment, executed. Its training must have finished (it is then only read)."""
    notebook = read(experiment.home / "experiment.py")
    notebook.cells.insert(1, nbformat.v4.new_code_cell(SETUP))
    NotebookClient(notebook, timeout=7_200, resources={"metadata": {"path": str(experiment.home)}}).execute()
    _tidy(notebook)
    replace(experiment.home / "notebook.ipynb", nbformat.writes(notebook).encode() + b"\n")


def read(file: Path) -> nbformat.NotebookNode:
    """A literate file as a notebook, without outputs."""
    return jupytext.reads(read_text(file), fmt="py:percent")


def _tidy(notebook: nbformat.NotebookNode) -> None:
    """Drop what differs from run to run and says nothing: cell ids, times, and the library's log lines."""
    notebook.metadata.pop("language_info", None)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [out for out in cell.outputs if out.get("name") != "stderr"]
