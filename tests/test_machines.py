"""Odd machines: places that cannot be written, terminals with few signs, editors that leave marks, paths with any sign."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from glassbox import cli, discovery, files
from glassbox.errors import Problem, run
from glassbox.settings import EPOCHS_A_SEED, MOST_SEED
from glassbox.site import build

ROOT = Path(__file__).resolve().parent.parent


def glassbox(*arguments, **environment):
    command = [sys.executable, "-m", "glassbox.cli", *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | environment)


def ended(command, capsys):
    """The exit code and the sentence with which a command ends."""
    with pytest.raises(SystemExit) as ending:
        run(command)
    return ending.value.code, capsys.readouterr().err


@pytest.mark.parametrize("write", [files.replace, files.make_folder])
def test_a_place_that_cannot_be_written_is_named_with_a_way_on(write, tmp_path, capsys):
    (tmp_path / "file").write_text("in the place of a folder")
    refused = tmp_path / "file" / "more"
    code, sentence = ended(lambda: write(refused, b"") if write is files.replace else write(refused), capsys)
    assert code == 1 and str(tmp_path / "file") in sentence and "GLASSBOX_RUNS" in sentence


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named_and_nothing_half_written_stays(tmp_path, capsys, monkeypatch):
    real = open
    monkeypatch.setattr("builtins.open", lambda file, mode: real("/dev/full", "wb"))
    code, sentence = ended(lambda: files.replace(tmp_path / "model.tflite", bytes(100_000)), capsys)
    assert code == 1 and str(tmp_path / "model.tflite") in sentence and "Make room" in sentence
    assert not list(tmp_path.iterdir())


def test_many_writers_of_one_file_leave_it_whole_and_nothing_else(tmp_path):
    contents = [bytes([number]) * 200_000 for number in range(8)]
    writers = [threading.Thread(target=files.replace, args=(tmp_path / "file", one)) for one in contents * 3]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (tmp_path / "file").read_bytes() in contents and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("seed", ["-1", str(MOST_SEED + 1), "99999999999999999999", "one"])
def test_a_seed_out_of_range_is_refused_before_anything_is_loaded(seed):
    result = glassbox("train", "digits_mlp", "--seed", seed)
    assert result.returncode == 2 and b"--seed" in result.stderr and b"Traceback" not in result.stderr


def test_ctrl_c_ends_a_command_with_a_sentence(monkeypatch, capsys):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr(discovery, "names", interrupted)
    monkeypatch.setattr(sys, "argv", ["glassbox", "list"])
    code, sentence = ended(cli._answer, capsys)
    assert code == 130 and "What was finished is kept" in sentence


def test_every_seed_fits_the_libraries_in_every_epoch():
    assert (MOST_SEED + 1) * EPOCHS_A_SEED <= 2**32


def test_a_variable_that_names_no_folder_is_named(monkeypatch):
    monkeypatch.setenv("GLASSBOX_EXPERIMENTS", "/no such folder")
    with pytest.raises(Problem, match="GLASSBOX_EXPERIMENTS names /no such folder"):
        discovery.names()


def test_a_damaged_manifest_is_named(tmp_path):
    folder = tmp_path / "broken_one"
    (folder / "model").mkdir(parents=True)
    (folder / "experiment.py").touch()
    (folder / "model" / "manifest.json").write_text('{"title": ')
    result = glassbox("list", GLASSBOX_EXPERIMENTS=str(tmp_path))
    assert result.returncode == 1 and b"manifest.json is damaged" in result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_a_terminal_with_few_signs_shows_what_it_can(encoding, tmp_path):
    folder = tmp_path / "digits_mlp"
    (folder / "model").mkdir(parents=True)
    (folder / "experiment.py").touch()
    manifest = json.loads((ROOT / "experiments" / "digits_mlp" / "model" / "manifest.json").read_bytes())
    manifest["title"] = manifest["family"] = "“MLP” × ½ — 数"
    (folder / "model" / "manifest.json").write_text(json.dumps(manifest))
    environment = {"GLASSBOX_EXPERIMENTS": str(tmp_path), "PYTHONIOENCODING": encoding, "COLUMNS": "160"}
    shown = glassbox("list", **environment)
    assert shown.returncode == 0 and "MLP" in shown.stdout.decode(encoding), shown.stderr
    (told,) = json.loads(glassbox("list", "--json", **environment).stdout)
    assert told["title"] == manifest["title"]
    asked = glassbox("train", "数", **environment)
    assert asked.returncode == 1 and b"There is no experiment named" in asked.stderr  # at once: no Keras for a slip


def test_a_text_may_begin_with_the_mark_of_an_editor(tmp_path):
    pytest.importorskip("keras")
    from glassbox.notebooks import writing

    source = (ROOT / "experiments" / "digits_mlp" / "experiment.py").read_bytes()
    plain, marked = tmp_path / "plain.py", tmp_path / "marked.py"
    plain.write_bytes(source)
    marked.write_bytes(b"\xef\xbb\xbf" + source)
    cells = [[(cell.cell_type, cell.source) for cell in writing.read(file).cells] for file in (plain, marked)]
    assert cells[0] == cells[1] and cells[0][0][0] == "markdown"


def test_a_path_that_the_build_of_the_site_cannot_take_is_named(monkeypatch, capsys):
    monkeypatch.setattr(build, "CHECKOUT", Path("/home/me/networks #2"))
    code, sentence = ended(lambda: build.build_site(force=True), capsys)
    assert code == 1 and "/home/me/networks #2" in sentence and "#" in sentence


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_make_runs_in_a_folder_of_any_name_and_starts_no_installed_script(tmp_path):
    """A script that pip installs names its Python in its first line, where not every path can stand."""
    folder = tmp_path / """it's a "checkout" #2 $HOME & `more`"""
    folder.mkdir()
    (folder / "requirements").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements/demo.txt", "requirements/test.txt"):
        shutil.copy(ROOT / name, folder / name)
    shown = subprocess.run(["make", "--no-print-directory"], cwd=folder, capture_output=True, text=True)
    assert shown.returncode == 0 and "make demo" in shown.stdout, shown.stderr
    dry = ["make", "--no-print-directory", "-n", "NAME=digits_mlp", "demo", "test", "train", "page", "verify", "wheel"]
    planned = subprocess.run(dry, cwd=folder, capture_output=True, text=True)
    assert planned.returncode == 0, planned.stderr
    assert str(folder) not in planned.stdout
    assert set(re.findall(r"\.venv/bin/(\w+)", planned.stdout)) == {"python"}
