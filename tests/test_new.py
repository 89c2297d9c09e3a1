"""`make new` gives, for every kind of page, a folder that trains, ships and has its page, and touches no other file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import test_terms

from glassbox import Failure, discovery
from glassbox.files import read_json
from glassbox.site.build import WEB, install_packages
from glassbox.site.node import run_npm
from glassbox.site.testing import open_site
from glassbox.template import KINDS

ROOT = Path(__file__).resolve().parent.parent
NAMES = [f"a_{kind}" for kind in KINDS]
OTHER = "digits_mlp"
ANSWERED = "[data-part=answer][data-settled=true]"

pytestmark = pytest.mark.thorough  # a new kind of page, `test_new_kind.py`, is made and opened by `make test`

# All in one process, for TensorFlow is slow to begin. One experiment is made as a reader makes it; of the others the
# training lasts one epoch, and their notebooks are not run.
MAKE = """
import re
from glassbox import discovery, template
from glassbox.cli import app
from glassbox.release import pipeline
from glassbox.report import card
app(["new", "a_draw", "--kind", "draw"], standalone_mode=False)
for kind in template.KINDS:
    if kind != "draw":
        file = template.write(f"a_{kind}", kind) / "experiment.py"
        text, changed = re.subn(r"(epochs=|EPOCHS = )\\d+", r"\\g<1>1", file.read_text())
        assert changed == 1, kind
        file.write_text(text)
        pipeline.ship(discovery.find(f"a_{kind}"))
        card.write(discovery.find(f"a_{kind}"))
"""


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with one experiment and, made beside it, one of each kind; and what was there before."""
    pytest.importorskip("keras")
    work = tmp_path_factory.mktemp("new")
    folder = work / "experiments"
    shutil.copytree(ROOT / "experiments" / OTHER, folder / OTHER, ignore=shutil.ignore_patterns("__pycache__"))
    before = files(work)
    environment = os.environ | {"GLASSBOX_EXPERIMENTS": str(folder), "PYTHONPATH": str(ROOT)}
    result = subprocess.run([sys.executable, "-c", MAKE], capture_output=True, text=True, env=environment)
    assert result.returncode == 0, result.stderr[-2_000:]
    return work, before


@pytest.fixture
def among_them(made, monkeypatch):
    """The experiments of that folder are the ones that are found."""
    monkeypatch.setenv("GLASSBOX_EXPERIMENTS", str(made[0] / "experiments"))


def test_there_is_a_template_for_every_kind_of_page():
    pages = {file.stem for file in (ROOT / "glassbox" / "kinds").glob("*.py") if "kind: ClassVar" in file.read_text()}
    assert set(KINDS) == pages


def test_one_folder_and_no_other_file(made):
    work, before = made
    after = files(work)
    assert {name: after[name] for name in before} == before
    new = {name for name in after if name not in before and "__pycache__" not in name and not name.startswith("runs/")}
    assert {tuple(name.split("/")[:2]) for name in new} == {("experiments", name) for name in NAMES}
    parts = ("experiment.py", "README.md", "model/model.tflite", "model/manifest.json", "model/report.json")
    assert {f"experiments/{name}/{part}" for name in NAMES for part in parts} <= new
    assert "experiments/a_draw/notebook.ipynb" in new


@pytest.mark.parametrize("name", NAMES)
def test_its_numbers_are_right_and_its_terms_are_explained(name, among_them):
    from glassbox.release import pipeline

    found = discovery.find(name)
    assert found.page.kind == name.removeprefix("a_")
    assert pipeline.check_tenth(found) == []
    assert sum(isinstance(note, Failure) for note in found.notes) >= 2
    assert len(found.terms) >= test_terms.FEWEST_TERMS
    test_terms.test_terms_stand_in_bold_with_their_meaning_where_they_first_appear(name)
    test_terms.test_every_bold_term_of_the_glossary_is_named_by_its_experiment(name)


def test_what_is_made_in_full_can_be_verified(among_them):
    from glassbox.release import pipeline

    assert pipeline.verify(discovery.find("a_draw")) == []


@pytest.fixture(scope="module")
def site_of_them(made):
    """Address of a site with these experiments alone."""
    work, _before = made
    install_packages()
    run_npm(
        ["run", "build"], WEB, {"GLASSBOX_EXPERIMENTS": str(work / "experiments"), "GLASSBOX_SITE": str(work / "site")}
    )
    with open_site(work / "site") as address:
        yield address


@pytest.mark.parametrize("name", NAMES)
def test_its_page_answers_and_shows_all_of_its_story(name, made, site_of_them, browser):
    page, problems = browser.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{site_of_them}experiments/{name}/")
    page.wait_for_selector("main[data-state=ready]")
    page.wait_for_selector("section[data-part=trained]")
    page.locator("[data-part=example]").first.click()
    page.wait_for_selector(ANSWERED, state="attached")
    notes = read_json(made[0] / "experiments" / name / "model" / "report.json")["notes"]
    assert page.locator("[data-part=failure]").count() == sum(isinstance(note, dict) for note in notes)
    page.close()
    assert problems == []
