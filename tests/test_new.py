"""`make new` gives, for every kind of page, a folder that trains, ships, and has its page, and touches no other file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glassbox import experiment as experiments
from glassbox.export import manifest
from glassbox.site.build import WEB, install_packages
from glassbox.site.node import run_npm
from glassbox.template import KINDS

ROOT = Path(__file__).resolve().parent.parent


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# One process makes them all: TensorFlow is slow to begin.
MAKE = """
from glassbox.cli import app
for kind in {kinds}:
    app(["new", f"a_{{kind}}", "--kind", kind], standalone_mode=False)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A copy of the experiments with a new one of each kind made in it; and what was there before."""
    pytest.importorskip("keras")
    work = tmp_path_factory.mktemp("new")
    shutil.copytree(ROOT / "experiments", work / "experiments", ignore=shutil.ignore_patterns("__pycache__"))
    before = files(work)
    result = subprocess.run(
        [sys.executable, "-c", MAKE.format(kinds=KINDS)], capture_output=True, text=True, env=environment(work)
    )
    assert result.returncode == 0, result.stderr[-2_000:]
    return work, before


def environment(work):
    return os.environ | {
        "GLASSBOX_EXPERIMENTS": str(work / "experiments"),
        "GLASSBOX_SITE": str(work / "site"),
        "PYTHONPATH": str(ROOT),
    }


def run_tests(work, *arguments):
    """The project's own tests on the new experiments, as `make test` would run them."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "a_", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(work),
    )


def test_there_is_a_template_for_each_kind_of_page():
    assert set(KINDS) == {"draw", "photo", "camera", "sum", "text", "generate", "objects"}


def test_one_folder_and_no_other_file(made):
    work, before = made
    after = files(work)
    assert {name: after[name] for name in before} == before
    new = {name for name in after if name not in before and "__pycache__" not in name and not name.startswith("runs/")}
    assert {name.split("/")[1] for name in new} == {f"a_{kind}" for kind in KINDS}
    expected = ("experiment.py", "README.md", "notebook.ipynb")
    expected += tuple(f"model/{name}" for name in ("model.tflite", "manifest.json", "report.json", "golden.json"))
    assert {f"experiments/a_{kind}/{name}" for kind in KINDS for name in expected} <= new


@pytest.mark.parametrize("kind", KINDS)
def test_its_numbers_are_right_and_it_shows_where_it_fails(made, monkeypatch, kind):
    from glassbox import pipeline

    work, _before = made
    monkeypatch.setenv("GLASSBOX_EXPERIMENTS", str(work / "experiments"))
    found = experiments.find(f"a_{kind}")
    assert manifest.read(found.model_folder)["page"]["kind"] == kind
    assert pipeline.verify(found) == []


def test_what_the_gate_asks_of_every_experiment(made):
    work, _before = made
    result = run_tests(work, "tests/test_failures.py", "tests/test_inside.py", "tests/test_layers.py")
    assert result.returncode == 0, result.stdout[-4_000:]


def test_its_page_shows_what_every_page_shows(made, monkeypatch):
    work, _before = made
    install_packages()
    for name in ("GLASSBOX_EXPERIMENTS", "GLASSBOX_SITE"):
        monkeypatch.setenv(name, environment(work)[name])
    run_npm(["run", "build"], WEB)
    result = run_tests(
        work, "tests/pages/test_coverage.py", "tests/pages/test_failures.py", "tests/pages/test_answers.py"
    )
    assert result.returncode == 0, result.stdout[-4_000:]
