"""Checkpoints that survive a kill at any moment: written aside, renamed into place, then named with their hash.

A checkpoint holds the weights, the optimizer's state and the history as plain arrays and text (no pickle).
`state.json` names the two newest; when the newest is damaged, the one before it is used.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np

from ..errors import Problem
from ..files import replace


def save(folder: Path, epoch: int, model: keras.Model, history: dict) -> None:
    """Write the state after `epoch` epochs; older checkpoints than the one before are removed.

    Raises:
        OSError: the disk is full or not writable. The previous checkpoint is then still whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    np.savez(buffer, history=np.frombuffer(json.dumps(history).encode(), np.uint8), **_arrays(model))
    name = f"epoch-{epoch:04d}.npz"
    replace(folder / name, buffer.getvalue())
    entry = {"epoch": epoch, "file": name, "sha256": hashlib.sha256(buffer.getvalue()).hexdigest()}
    kept = [entry, *[old for old in entries(folder) if old["epoch"] < epoch][:1]]
    replace(folder / "state.json", json.dumps(kept, indent=1).encode())
    for file in folder.glob("epoch-*.npz"):
        if file.name not in [old["file"] for old in kept]:
            file.unlink(missing_ok=True)


def load(
    folder: Path, model: keras.Model, compile_for: Callable[[int], None], say: Callable[[str], None] = print
) -> tuple[int, dict]:
    """Put the newest whole checkpoint into the model and its optimizer.

    Args:
        compile_for: called with the number of finished epochs, so that the model has the optimizer it had then.

    Returns:
        (finished epochs, history); (0, {}) when there is none.
    """
    for entry in entries(folder):
        raw = _content(folder, entry)
        if raw is None:
            say(f"The checkpoint of epoch {entry['epoch']} is damaged; using the one before it.")
            continue
        compile_for(entry["epoch"])
        with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
            for name, variable in _variables(model).items():
                variable.assign(arrays[name])
            return entry["epoch"], json.loads(arrays["history"].tobytes())
    return 0, {}


def load_weights(folder: Path, model: keras.Model) -> None:
    """Put the weights of the newest checkpoint into the model.

    Raises:
        Problem: it is missing or damaged.
    """
    with _newest(folder) as arrays:
        for index, weight in enumerate(model.weights):
            weight.assign(arrays[f"weight_{index}"])


def load_history(folder: Path) -> dict:
    """The history that the newest checkpoint holds.

    Raises:
        Problem: it is missing or damaged.
    """
    with _newest(folder) as arrays:
        return json.loads(arrays["history"].tobytes())


def entries(folder: Path) -> list[dict]:
    """What `state.json` names, newest first; empty when it is missing or not readable."""
    try:
        return json.loads((folder / "state.json").read_text())
    except (OSError, ValueError):
        return []


def epochs(folder: Path) -> int:
    """How many epochs the newest checkpoint holds; 0 when there is none."""
    return next((entry["epoch"] for entry in entries(folder)), 0)


def weights_sha256(model: keras.Model) -> str:
    """One hash over all weights: two runs are equal when it is."""
    digest = hashlib.sha256()
    for weight in model.weights:
        digest.update(keras.ops.convert_to_numpy(weight).tobytes())
    return digest.hexdigest()


def _content(folder: Path, entry: dict) -> bytes | None:
    """The bytes of a checkpoint; None when it is missing, or not the file that was written."""
    file = folder / entry["file"]
    raw = file.read_bytes() if file.is_file() else b""
    return raw if hashlib.sha256(raw).hexdigest() == entry["sha256"] else None


def _newest(folder: Path) -> np.lib.npyio.NpzFile:
    """The arrays of the newest checkpoint, to be closed."""
    entry = next(iter(entries(folder)), None)
    raw = entry and _content(folder, entry)
    if not raw:
        raise Problem(f"The newest checkpoint in {folder} is missing, or not the file that was written.")
    return np.load(io.BytesIO(raw), allow_pickle=False)


def _variables(model: keras.Model) -> dict:
    named = {f"weight_{index}": weight for index, weight in enumerate(model.weights)}
    return named | {f"optimizer_{index}": value for index, value in enumerate(model.optimizer.variables)}


def _arrays(model: keras.Model) -> dict:
    return {name: keras.ops.convert_to_numpy(value) for name, value in _variables(model).items()}
