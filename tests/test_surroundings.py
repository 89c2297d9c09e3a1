"""What a machine is set to besides us: old settings of Keras, and libraries that say what they do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOISE = b"""\
WARNING: All log messages before absl::InitializeLog() is called are written to STDERR
I0000 00:00:1795948827.148038   17178 port.cc:153] oneDNN custom operations are on.
W1129 10:41:27.148038   17178 tf_tfl_flatbuffer_helpers.cc:364] Ignored output_format.
2026-11-29 10:41:27.148038: I tensorflow/core/util/port.cc:153] oneDNN custom operations are on.
To enable the following instructions: AVX2 FMA, in other operations, rebuild TensorFlow.
INFO: Created TensorFlow Lite XNNPACK delegate for CPU.
[IPKernelApp] WARNING | Kernel is running over TCP without encryption.
"""
NEWS = b"""\
E0000 00:00:1795948827.148038   17178 some.cc:1] something went wrong
F0000 00:00:1795948827.148038   17178 cpu.cc:2] The TensorFlow library was compiled to use AVX
[IPKernelApp] ERROR | Exception in message handler
Information is not noise. INFO: nor this.
"""


def python(code, *arguments, **environment):
    named = {name: value for name, value in (os.environ | environment).items() if value}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, env=named, cwd=ROOT)


def settled(**environment):
    """What a process that is settled then says, and the settings that Keras would read in it."""
    tell = "import os, sys; from glassbox.surroundings import settle; settle(verbose=True); print(dict(os.environ))"
    result = python(tell, **environment)
    return result.returncode, result.stderr.decode(), result.stdout.decode()


def test_lines_of_libraries_are_kept_back_and_nothing_else_even_when_the_process_is_killed():
    write = (
        "import os, sys, signal; from glassbox.surroundings import settle; settle('loud' in sys.argv)\n"
        f"os.write(2, {NOISE + NEWS!r})\n"
        "print('our own', file=sys.stderr)\n"
        "os.kill(os.getpid(), signal.SIGKILL) if 'killed' in sys.argv else None"
    )
    for arguments in ((), ("killed",)):
        said = python(write, *arguments).stderr
        assert sorted(said.splitlines()) == sorted((NEWS + b"our own\n").splitlines())
    assert NOISE in python(write, "loud").stderr


def test_old_settings_of_keras_are_overridden_for_this_process_and_said(tmp_path):
    home = tmp_path / "home"
    (home / ".keras").mkdir(parents=True)
    file = home / ".keras" / "keras.json"
    old = {"floatx": "float16", "epsilon": 1e-7, "backend": "tensorflow", "image_data_format": "channels_first"}
    file.write_text(json.dumps(old))
    code = (
        "from glassbox.surroundings import settle; settle()\n"
        "import keras; print(keras.config.floatx(), keras.config.image_data_format())"
    )
    pytest.importorskip("keras")
    result = python(code, HOME=str(home), KERAS_HOME="", KERAS_BACKEND="", KERAS_MAX_EPOCHS="1")
    assert result.stdout.split() == [b"float32", b"channels_last"]
    said = result.stderr.decode()
    assert str(file) in said and "float16" in said and "channels_first" in said and "KERAS_MAX_EPOCHS" in said
    assert len(said.splitlines()) == 2 and json.loads(file.read_text()) == old


@pytest.mark.parametrize(
    "content,sentence",
    [
        ('{"backend": "mxnet"}', "names 'mxnet' as the backend of Keras, which is none"),
        ('{"backend": "tensorflow", "floatx": "float8"}', "asks for floatx float8"),
        ('{"floatx": ', "cannot be read"),
        ("[]", "holds no settings"),
        ('{"floatx": "float32"}', ""),
    ],
)
def test_any_file_of_settings_is_answered_by_a_sentence_that_names_it(content, sentence, tmp_path):
    file = tmp_path / "keras.json"
    file.write_text(content)
    _code, said, environment = settled(KERAS_HOME=str(tmp_path), KERAS_BACKEND="")
    assert sentence in said and (not sentence or str(file) in said), said
    assert (
        not sentence
        or "mxnet" in sentence
        or f"'KERAS_HOME': {str(ROOT / 'glassbox' / 'surroundings')!r}" in environment
    )


def test_a_backend_that_is_not_installed_is_named_with_what_named_it(tmp_path):
    hide = "import importlib.util as util; util.find_spec = lambda name: None; from glassbox.cli import main; main()"
    result = python(hide, "train", "digits_mlp", KERAS_BACKEND="jax", KERAS_HOME=str(tmp_path))
    said = result.stderr.decode()
    assert result.returncode == 1 and len(said.splitlines()) == 1
    assert said.startswith("KERAS_BACKEND names jax") and "KERAS_BACKEND=tensorflow" in said
