"""Make a new experiment: a folder with a literate file that trains at once, on data that it makes itself.

There is one file for each kind of page, `<kind>.py.txt`. What stands for the name and the title in it is `{name}` and
`{title}`; other braces are its own.
"""

from __future__ import annotations

from pathlib import Path

from .. import discovery as experiments
from ..errors import Problem
from ..files import write_text

FOLDER = Path(__file__).parent
ENDING = ".py.txt"
KINDS = tuple(sorted(file.name.removesuffix(ENDING) for file in FOLDER.glob(f"*{ENDING}")))


def write(name: str, kind: str = "draw") -> Path:
    """Write experiments/<name>/experiment.py and give back its folder; nothing is trained.

    Args:
        name: of the experiment and its folder.
        kind: of its page, one of `KINDS`.

    Raises:
        Problem: there is no such kind; or as of `discovery.check_new`.
    """
    experiments.check_new(name)
    if kind not in KINDS:
        raise Problem(f"There is no template for a page of kind {kind!r}. There are: {', '.join(KINDS)}.")
    folder = experiments.experiments_folder() / name
    folder.mkdir()
    title = name.replace("_", " ").capitalize()
    text = (FOLDER / f"{kind}{ENDING}").read_text(encoding="utf-8").replace("{name}", name).replace("{title}", title)
    write_text(folder / "experiment.py", text)
    return folder


def create(name: str, kind: str = "draw") -> Path:
    """Write experiments/<name>/, train it (about a minute), and ship its model, so that its page is there at once.

    Args, Raises: as of `write`.
    """
    from ..notebooks import writing
    from ..release import pipeline
    from ..report import card

    folder = write(name, kind)
    made = experiments.find(name)
    pipeline.ship(made)
    card.write(made)
    writing.write(made)
    return folder
