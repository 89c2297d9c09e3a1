"""Make a new experiment: a folder with a literate file that trains at once, on data that it draws itself."""

from __future__ import annotations

from pathlib import Path

from .. import discovery as experiments
from ..files import write_text

TEMPLATE = Path(__file__).with_name("experiment.py.txt")


def create(name: str) -> Path:
    """Write experiments/<name>/, train it (seconds), and ship its model, so that its page is there at once.

    Raises:
        Problem: as of `discovery.check_new`.
    """
    from ..notebooks import writing
    from ..release import pipeline
    from ..report import card

    experiments.check_new(name)
    folder = experiments.experiments_folder() / name
    folder.mkdir()
    title = name.replace("_", " ").capitalize()
    text = TEMPLATE.read_text(encoding="utf-8").replace("{name}", name).replace("{title}", title)
    write_text(folder / "experiment.py", text)
    made = experiments.find(name)
    pipeline.ship(made)
    card.write(made)
    writing.write(made)
    return folder
