"""The gate sees an import that runs up."""

import shutil
import subprocess
import sys

import pytest

from glassbox.site import CHECKOUT

pytest.importorskip("importlinter")


@pytest.mark.parametrize(("planted", "kept"), [("", True), ("from ..cli import app\n", False)])
def test_an_import_from_the_data_up_to_the_command_line_is_refused(planted, kept, tmp_path):
    shutil.copytree(CHECKOUT / "glassbox", tmp_path / "glassbox", ignore=shutil.ignore_patterns("__pycache__", "_site"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    file = tmp_path / "glassbox" / "data" / "idx.py"
    file.write_text(f"{file.read_text()}\n{planted}")
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode == 0) is kept, ran.stdout + ran.stderr
    assert kept or "glassbox.data.idx -> glassbox.cli" in ran.stdout
