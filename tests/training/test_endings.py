"""A training says why it does not go on: somebody else trains there, the loss is no number, or nothing can be kept."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from inventing import invented

from glassbox import Part, Splits, Training
from glassbox.errors import Problem
from glassbox.settings import MOST_SEED
from glassbox.training.loop import train

keras = pytest.importorskip("keras")

from keras import layers  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
HOLD = """
import sys
from pathlib import Path
from glassbox.training.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def experiment(largest=1.0):
    part = Part(np.full((16, 2), largest, np.float32), np.arange(16) % 2)

    def build():
        numbers = layers.Input((2,), name="numbers")
        return keras.Model(numbers, layers.Dense(2, name="probabilities")(numbers))

    return invented(
        load=lambda: Splits(part, part, part),
        build=build,
        training=Training(
            epochs=1,
            batch_size=8,
            epoch=lambda part, _generator: (part.inputs, np.eye(2, dtype=np.float32)[part.targets]),
            samples=lambda count: count,
            optimizer=lambda _steps: keras.optimizers.SGD(0.001),
            loss=keras.losses.MeanSquaredError,
            score=lambda _model, _part: {"validation_loss": 0.0, "validation_value": 0.0},
            answers=lambda _model, _part, which: [{"answer": [0], "probability": 1.0} for _ in which],
        ),
    )


@pytest.fixture(autouse=True)
def runs(tmp_path, monkeypatch):
    monkeypatch.setenv("GLASSBOX_RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"


def test_two_trainings_at_once_one_says_who_the_other_is_and_a_crash_lets_go(runs):
    folder = runs / "made" / "seed-1"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Problem, match=rf"Another training writes into .*seed-1: process {holder.pid} on "):
            train(experiment())
        train(experiment(), seed=2)  # another place, nobody in the way
        (folder / ".epoch-0001.npz.4711-abcd.part").write_bytes(b"half")
    finally:
        holder.kill()
        holder.communicate()
    train(experiment())
    assert sorted(file.name for file in folder.iterdir()) == ["epoch-0001.npz", "state.json", "training.lock"]
    assert (folder / "training.lock").read_text() == ""


def test_a_finished_training_is_read_without_a_lock(runs):
    train(experiment())
    (runs / "made" / "seed-1" / "training.lock").unlink()
    train(experiment())
    assert not (runs / "made" / "seed-1" / "training.lock").exists()


@pytest.mark.parametrize("largest", [1e30, np.nan])
def test_a_loss_that_is_no_number_stops_the_training_and_keeps_what_was_good(largest, runs):
    with pytest.raises(Problem, match="The loss became infinite, or no number, in epoch 1"):
        train(experiment(largest))
    assert not list(runs.rglob("*.npz"))


def test_what_cannot_be_kept_is_said_before_any_data_is_loaded(runs):
    runs.write_text("a file in the place of the folder")
    one = replace(experiment(), load=lambda: pytest.fail("was loaded"))
    with pytest.raises(OSError, match="runs"):
        train(one)
    with pytest.raises(Problem, match="cannot be a seed"):
        train(one, seed=MOST_SEED + 1)
