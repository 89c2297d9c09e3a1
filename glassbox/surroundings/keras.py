"""Keras reads a file in the home folder and some variables when it is first imported; old ones ask for other networks.

`keras.json` beside this module says what the networks of Glassbox are made and measured with. Only the backend is
anybody's choice.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from ..errors import Problem
from ..files import read_json

OURS = Path(__file__).with_name("keras.json")
BACKENDS = {"tensorflow": "tensorflow", "jax": "jax", "torch": "torch", "openvino": "openvino"}  # to their modules
SHORTENING = ("KERAS_MAX_EPOCHS", "KERAS_MAX_STEPS_PER_EPOCH")  # they cut a training short, and it says nothing


def settle_keras() -> None:
    """Check what Keras is told, once; what does not fit is overridden for this process, and said.

    Raises:
        Problem: it is told to use a backend that is not installed. The sentence names the file or the variable.
    """
    file = settings_file()
    told, damage = _told(file)
    ours = read_json(OURS)
    _check_backend(file, told)
    differing = {
        name: value for name, value in told.items() if name in ours.keys() - {"backend"} and value != ours[name]
    }
    said = [f"{name} {value}" for name, value in differing.items()]
    if said or damage:
        _override(told.get("backend"))
        _say(f"{file} {damage or 'asks for ' + ', '.join(said)}; here Keras uses {', '.join(map(str, _values(ours)))}.")
    for name in SHORTENING:
        if os.environ.pop(name, None):
            _say(f"{name} would cut trainings short; it is not heeded here.")


def settings_file() -> Path:
    """The file that Keras reads: in KERAS_HOME, or in the home folder."""
    home = os.environ.get("KERAS_HOME")
    return Path(home).expanduser() / "keras.json" if home else Path.home() / ".keras" / "keras.json"


def _told(file: Path) -> tuple[dict, str]:
    """What the file says, and what is wrong with it as a file."""
    try:
        told = read_json(file) if file.is_file() else {}
    except (OSError, ValueError):
        return {}, "cannot be read"
    return (told, "") if isinstance(told, dict) else ({}, "holds no settings")


def _check_backend(file: Path, told: dict) -> None:
    variable = os.environ.get("KERAS_BACKEND")
    named = variable or told.get("backend") or "tensorflow"
    where = "KERAS_BACKEND" if variable else str(file)
    if named not in BACKENDS:
        raise Problem(
            f"{where} names {named!r} as the backend of Keras, which is none: write tensorflow, jax or torch."
        )
    if (variable or told.get("backend")) and find_spec(BACKENDS[named]) is None:
        raise Problem(
            f"{where} names {named} as the backend of Keras, which is not installed here: install it, or set "
            "KERAS_BACKEND=tensorflow."
        )


def _override(backend: str | None) -> None:
    if backend:
        os.environ.setdefault("KERAS_BACKEND", backend)
    os.environ["KERAS_HOME"] = str(OURS.parent)
    if "keras" in sys.modules:  # in a notebook, it may have read the file already
        config, ours = sys.modules["keras"].config, read_json(OURS)
        config.set_floatx(ours["floatx"])
        config.set_epsilon(ours["epsilon"])
        config.set_image_data_format(ours["image_data_format"])


def _values(ours: dict) -> list:
    return [ours[name] for name in ("floatx", "image_data_format")]


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
