"""The notebook of an experiment: its file, executed, with outputs."""

from __future__ import annotations

import os

import jupytext
import nbformat
from nbclient import NotebookClient

from ..experiment import Experiment
from ..files import replace

SETUP = """# In Colab, or anywhere without Glassbox, this fetches it; in a checkout it does nothing.
import importlib.util
if importlib.util.find_spec("glassbox") is None:
    %pip install -q "glassbox-ml[train] @ git+https://github.com/glassbox-ml/glassbox\""""


def write(experiment: Experiment) -> None:
    """Write notebook.ipynb beside the experiment, executed. Its training must have finished (it is then only read)."""
    notebook = jupytext.read(experiment.home / "experiment.py", fmt="py:percent")
    notebook.cells.insert(1, nbformat.v4.new_code_cell(SETUP))
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    NotebookClient(notebook, timeout=7_200, resources={"metadata": {"path": str(experiment.home)}}).execute()
    _tidy(notebook)
    replace(experiment.home / "notebook.ipynb", nbformat.writes(notebook).encode() + b"\n")


def _tidy(notebook) -> None:
    """Drop what differs from run to run and says nothing: cell ids, times, and the library's log lines."""
    notebook.metadata.pop("language_info", None)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [out for out in cell.outputs if out.get("name") != "stderr"]
