"""The command line helps, and says what is wrong in one sentence."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def glassbox(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "glassbox.cli", *arguments], capture_output=True, text=True, env=os.environ | environment
    )


def test_list_names_every_experiment_without_tensorflow():
    result = glassbox("list", COLUMNS="160")
    assert result.returncode == 0
    for name in ("digits_cnn", "digits_mlp", "numbers_summation_rnn"):
        assert name in result.stdout


@pytest.mark.parametrize(
    "arguments,sentence",
    [
        (["train", "no_such_thing"], "There is no experiment named"),
        (["new", "No Good"], "cannot be a name"),
        (["new", "digits_cnn"], "exists already"),
    ],
)
def test_mistakes_get_one_sentence_and_exit_code_1(arguments, sentence):
    result = glassbox(*arguments)
    assert result.returncode == 1
    assert sentence in result.stderr and "Traceback" not in result.stderr


def test_missing_data_says_where_it_was_looked_for(tmp_path):
    result = glassbox("train", "digits_mlp", GLASSBOX_MIRROR=str(tmp_path))
    assert result.returncode == 1
    assert str(tmp_path) in result.stderr and "GLASSBOX_MIRROR" in result.stderr


def test_help_shows_the_commands_in_the_order_of_use():
    shown = glassbox("--help", COLUMNS="120").stdout
    commands = ["list", "demo", "new", "train", "verify", "measure", "notebook"]
    assert [word for word in re.findall(r"^│ ([a-z]+)  ", shown, re.MULTILINE)] == commands


@pytest.mark.parametrize("verb", ["evaluate", "remeasure", "failures", "inside", "export", "card"])
def test_a_verb_that_went_is_a_mistake(verb):
    result = glassbox(verb)
    assert result.returncode == 2 and "No such command" in result.stderr


def test_list_as_json_says_what_the_manifests_say():
    listed = json.loads(glassbox("list", "--json", COLUMNS="40").stdout)
    (digits,) = [one for one in listed if one["name"] == "digits_cnn"]
    assert digits["family"] == "CNN" and digits["files"]["model.tflite"]["bytes"] > 0


def test_verify_as_json_names_a_damaged_file_writes_nothing_and_exits_with_1(tmp_path):
    pytest.importorskip("keras")
    for name in ("numbers_summation_rnn", "digits_mlp"):
        shutil.copytree(ROOT / "experiments" / name, tmp_path / name)
    shipped = tmp_path / "digits_mlp" / "model" / "model.tflite"
    shipped.write_bytes(shipped.read_bytes()[:-1] + b"x")
    before = {file: file.read_bytes() for file in tmp_path.rglob("model/*")}
    result = glassbox("verify", "--json", "digits_mlp", GLASSBOX_EXPERIMENTS=str(tmp_path))
    assert result.returncode == 1, result.stderr
    ((name, (sentence,)),) = json.loads(result.stdout).items()
    assert name == "digits_mlp" and "model.tflite" in sentence
    assert {file: file.read_bytes() for file in tmp_path.rglob("model/*")} == before


def test_measure_card_writes_the_texts_from_the_report_alone(tmp_path):
    pytest.importorskip("keras")
    folder = tmp_path / "experiments"
    shutil.copytree(ROOT / "experiments" / "digits_mlp", folder / "digits_mlp")
    shutil.copy(ROOT / "README.md", tmp_path / "README.md")
    card = folder / "digits_mlp" / "README.md"
    text = card.read_text(encoding="utf-8")
    card.write_text("", encoding="utf-8")
    result = glassbox("measure", "digits_mlp", "--only", "card", GLASSBOX_EXPERIMENTS=str(folder))
    assert result.returncode == 0, result.stderr
    assert card.read_text(encoding="utf-8") == text
    assert (tmp_path / "README.md").read_text(encoding="utf-8").count("](experiments/") == 1


def test_shells_complete_commands_and_names():
    script = glassbox("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert script.returncode == 0 and "complete" in script.stdout and "glassbox" in script.stdout
    asked = {"_GLASSBOX_COMPLETE": "complete_bash"}
    assert glassbox(COMP_WORDS="glassbox me", COMP_CWORD="1", **asked).stdout.split() == ["measure"]
    names = glassbox(COMP_WORDS="glassbox train digits_c", COMP_CWORD="2", **asked).stdout.split()
    assert names == ["digits_cnn"]


def test_a_missing_package_of_training_gets_one_sentence():
    hidden = "import sys; sys.modules['PIL'] = None; from glassbox.cli import main; main()"
    result = subprocess.run([sys.executable, "-c", hidden, "verify", "digits_mlp"], capture_output=True, text=True)
    assert result.returncode == 1
    assert (
        "PIL" in result.stderr
        and "glassbox.surroundings.installing" in result.stderr
        and "Traceback" not in result.stderr
    )


def test_the_environment_of_make_has_the_command():
    command = shutil.which("glassbox", path=sysconfig.get_path("scripts"))
    assert command, "`make demo` and `make test` install it"
    result = subprocess.run([command, "--help"], capture_output=True, text=True)
    assert result.returncode == 0 and "experiments" in result.stdout.lower()
