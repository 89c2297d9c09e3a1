"""`make new` gives a folder that trains, ships, and has its page, and touches no other file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glassbox.site.build import WEB
from glassbox.site.node import run_npm
from glassbox.site.testing import open_site

ROOT = Path(__file__).resolve().parent.parent


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A copy of the experiments with a new one made in it."""
    pytest.importorskip("keras")
    work = tmp_path_factory.mktemp("new")
    shutil.copytree(ROOT / "experiments", work / "experiments", ignore=shutil.ignore_patterns("__pycache__"))
    before = files(work)
    environment = os.environ | {"GLASSBOX_EXPERIMENTS": str(work / "experiments"), "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-m", "glassbox.cli", "new", "demo_x"], capture_output=True, text=True, env=environment
    )
    assert result.returncode == 0, result.stderr[-2_000:]
    return work, before


def test_one_folder_and_no_other_file(made):
    work, before = made
    after = files(work)
    assert {name: after[name] for name in before} == before
    new = {
        name.removeprefix("experiments/demo_x/") for name in after if name not in before and "__pycache__" not in name
    }
    expected = {
        "experiment.py",
        "README.md",
        "notebook.ipynb",
        "model/model.tflite",
        "model/manifest.json",
        "model/report.json",
        "model/golden.json",
        "model/inside_golden.json",
    }
    assert {name for name in new if name in expected} == expected
    assert all(name in before or name.startswith(("experiments/demo_x/", "runs/")) for name in after)


def test_its_page_is_in_the_gallery_and_answers(made, browser, monkeypatch, tmp_path):
    work, _before = made
    monkeypatch.setenv("GLASSBOX_EXPERIMENTS", str(work / "experiments"))
    monkeypatch.setenv("GLASSBOX_SITE", str(tmp_path / "site"))
    run_npm(["run", "build"], WEB)
    with open_site(tmp_path / "site") as address:
        page = browser.new_page()
        page.goto(address)
        page.click("text=Demo x")
        page.wait_for_selector("main[data-state=ready]")
        page.click("[data-part=example] >> nth=2")
        page.wait_for_selector("[data-part=answer][data-settled=true][data-label=triangle]", state="attached")
        page.close()
