"""The command line helps, and says what is wrong in one sentence."""

import os
import shutil
import subprocess
import sys
import sysconfig

import pytest


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


def test_help_describes_every_command():
    result = glassbox("--help")
    for command in ("list", "train", "evaluate", "export", "card", "notebook", "verify", "new", "demo"):
        assert command in result.stdout


def test_the_environment_of_make_has_the_command():
    command = shutil.which("glassbox", path=sysconfig.get_path("scripts"))
    assert command, "`make demo` and `make test` install it"
    result = subprocess.run([command, "--help"], capture_output=True, text=True)
    assert result.returncode == 0 and "experiments" in result.stdout.lower()
