"""A notebook on its own: in any folder, with nothing beside it, as an ordinary user, over whatever TensorFlow is there."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from inventing import invented

from glassbox.surroundings import installing

ROOT = Path(__file__).resolve().parent.parent
# Root may write anywhere; without these two rights it is bound as everybody is.
ORDINARY = (
    ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("setpriv")
    else []
)
TRAIN = [
    "typer>=0.16",
    "tensorflow-cpu>=2.21,<2.22; platform_machine == 'x86_64' and sys_platform == 'linux'",
    "tensorflow>=2.21,<2.22; sys_platform == 'darwin'",
    "keras>=3.15,<4",
    "ai-edge-litert>=2.3",
]


@pytest.mark.parametrize(
    "found",
    [("tensorflow", "2.19.0"), ("tensorflow", "2.20.0"), ("tensorflow_cpu", "2.21.0"), ("tf_nightly", "2.22.0.dev1")],
)
def test_a_tensorflow_that_is_there_stays_the_only_one_and_as_it_is(found):
    there = {"typer>=0.16"}
    wanted = installing.to_install(TRAIN, found, there.__contains__)
    assert wanted == ["keras>=3.15,<4", "ai-edge-litert>=2.3", "==".join(found)]
    assert installing.to_install(TRAIN, found, lambda _one: True) == []
    assert installing.to_install(TRAIN, ("", ""), there.__contains__) == wanted[:2]  # one that no package owns


def test_without_a_tensorflow_the_one_of_this_machine_is_installed():
    elsewhere = [one for one in TRAIN if "darwin" in one]
    assert installing.to_install(TRAIN, None, elsewhere.__contains__) == [one for one in TRAIN if "darwin" not in one]


def test_the_environment_of_the_tests_needs_nothing_and_nobody_is_asked(monkeypatch):
    pytest.importorskip("keras")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: pytest.fail("started something"))
    assert installing.found_tensorflow() is not None
    installing.complete()


def test_a_package_under_another_name_is_seen(tmp_path, monkeypatch):
    """As hosted notebooks have it: the module is tensorflow, the package is called otherwise."""
    (tmp_path / "tensorflow").mkdir()
    (tmp_path / "tensorflow" / "__init__.py").touch()
    info = tmp_path / "tensorflow_hosted-2.19.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tensorflow-hosted\nVersion: 2.19.1\n")
    (info / "top_level.txt").write_text("tensorflow\n")
    code = "from glassbox.surroundings import installing; print(installing.found_tensorflow())"
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    assert told.stdout.strip() == "('tensorflow-hosted', '2.19.1')", told.stderr


def test_checkpoints_lie_beside_a_notebook_on_its_own_and_beside_the_experiments_in_a_checkout(tmp_path, monkeypatch):
    monkeypatch.delenv("GLASSBOX_RUNS", raising=False)
    for home, runs in (("", "runs"), ("my notes", "my notes/runs"), ("experiments/made", "runs")):
        (tmp_path / home).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(tmp_path / home)
        assert invented(load=None, build=None).run_folder == tmp_path / runs / "made"
    assert invented(load=None, build=None, folder=tmp_path / "theirs" / "made").run_folder == tmp_path / "runs" / "made"


@pytest.mark.skipif(not importlib.util.find_spec("keras"), reason="needs training")
def test_a_notebook_alone_trains_exports_and_measures_where_it_lies(tmp_path):
    """The whole notebook of a new experiment, as an ordinary user whose home has nothing above it that they may write."""
    home = tmp_path / "someone's home" / "my “notes” #1"
    home.mkdir(parents=True)
    source = (ROOT / "glassbox" / "template" / "draw.py.txt").read_text(encoding="utf-8")
    source = source.replace("{name}", "alone").replace("{title}", "Alone").replace("part(1_500,", "part(300,")
    (home / "notebook.py").write_text(source, encoding="utf-8")
    home.parent.chmod(0o555)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GLASSBOX_")}
    environment |= {"PYTHONPATH": str(ROOT), "MPLBACKEND": "agg", "HOME": str(home), "TMPDIR": str(home)}
    command = [sys.executable, "-c", "import runpy; runpy.run_path('notebook.py', run_name='__main__')"]
    done = subprocess.run([*ORDINARY, *command], cwd=home, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3_000:]
    assert f"into {home / 'model'}" in done.stdout and "right" in done.stdout
    report = json.loads((home / "model" / "report.json").read_bytes())
    assert report["experiment"] == "alone" and (home / "runs" / "alone" / "seed-1").is_dir()
    assert [one.name for one in home.parent.iterdir()] == [home.name]
