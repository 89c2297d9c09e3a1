"""Make a new experiment: a folder with a literate file that trains at once, on data that it makes itself.

There is one file for each kind of page, `<kind>.py.txt`; what stands in braces in it is the name and the title.
"""

from __future__ import annotations

from pathlib import Path

from .. import experiment as experiments
from ..errors import Problem

FOLDER = Path(__file__).parent
ENDING = ".py.txt"
KINDS = tuple(sorted(file.name.removesuffix(ENDING) for file in FOLDER.glob(f"*{ENDING}")))


def create(name: str, kind: str = "draw") -> Path:
    """Write experiments/<name>/, train it (seconds), and ship its model, so that its page is there at once.

    Args:
        name: of the experiment and its folder.
        kind: of its page, one of `KINDS`.

    Raises:
        Problem: the folder exists already, or there is no such kind.
    """
    from .. import pipeline
    from ..report import card, notebook

    if kind not in KINDS:
        raise Problem(f"There is no kind of page named {kind!r}. There are: {', '.join(KINDS)}.")
    folder = experiments.experiments_folder() / name
    if folder.exists():
        raise Problem(f"{folder} exists already. Choose another name, or remove it.")
    folder.mkdir()
    title = name.replace("_", " ").capitalize()
    text = (FOLDER / f"{kind}{ENDING}").read_text(encoding="utf-8").replace("{name}", name).replace("{title}", title)
    (folder / "experiment.py").write_text(text, encoding="utf-8")
    made = experiments.find(name)
    pipeline.evaluate(made, pipeline.export(made))
    card.write(made)
    notebook.write(made)
    return folder
