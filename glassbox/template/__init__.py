"""Make a new experiment: a folder with a literate file that trains at once, on data that it draws itself."""

from __future__ import annotations

from pathlib import Path

from .. import discovery as experiments
from ..errors import Problem

TEMPLATE = Path(__file__).with_name("experiment.py.txt")


def create(name: str) -> Path:
    """Write experiments/<name>/, train it (seconds), and ship its model, so that its page is there at once.

    Raises:
        Problem: the folder exists already.
    """
    from ..notebooks import writing
    from ..release import pipeline
    from ..report import card

    folder = experiments.experiments_folder() / name
    if folder.exists():
        raise Problem(f"{folder} exists already. Choose another name, or remove it.")
    folder.mkdir()
    title = name.replace("_", " ").capitalize()
    text = TEMPLATE.read_text(encoding="utf-8").replace("{name}", name).replace("{title}", title)
    (folder / "experiment.py").write_text(text, encoding="utf-8")
    made = experiments.find(name)
    pipeline.evaluate(made, pipeline.export(made))
    card.write(made)
    writing.write(made)
    return folder
