"""The gate sees a setting that a page does not have, before anything runs."""

import shutil
import subprocess
import sys

import pytest

from glassbox.site import CHECKOUT

pytest.importorskip("mypy")

PROGRAM = """
from glassbox.experiment import Experiment
from glassbox.kinds.draw import Draw
from glassbox.page import Page

def ask(experiment: Experiment[{page}]) -> object:
    return experiment.page.unsure_below
"""


@pytest.mark.parametrize(("page", "known"), [("Draw", True), ("Page", False)])
def test_a_setting_that_not_every_page_has_is_refused_where_any_page_may_come(page, known, tmp_path):
    file = tmp_path / "planted.py"
    file.write_text(PROGRAM.format(page=page))
    ran = subprocess.run([sys.executable, "-m", "mypy", file], cwd=CHECKOUT, capture_output=True, text=True)
    assert (ran.returncode == 0) is known, ran.stdout + ran.stderr
    assert known or '"Page" has no attribute "unsure_below"' in ran.stdout


def test_make_types_checks_the_package():
    if not shutil.which("make"):
        pytest.skip("needs make")
    planned = subprocess.run(["make", "-n", "types"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    assert "-m mypy" in planned
