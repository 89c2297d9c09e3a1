"""Killed by SIGKILL at random moments, twice a run, training ends with the very same weights."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("keras")
CHILD = Path(__file__).with_name("resume_child.py")
STEPS, EPOCHS = 50, 5


@pytest.mark.parametrize("killed", [2, pytest.param(10, marks=pytest.mark.thorough)])
def test_killed_twice_a_run_gives_the_same_weights(tmp_path, killed):
    choose = random.Random(7)
    runs = [f"{tmp_path / 'whole'}"]
    for number in range(killed):
        first, second = sorted(choose.sample(range(2, STEPS), 2))
        kills = [f"step:{first}", f"step:{second}"]
        if number % 3 == 0:  # some inside a checkpoint write
            kills = [f"write:{choose.randint(1, 2)}", f"write:{choose.randint(3, EPOCHS)}"]
        runs.append(",".join([str(tmp_path / f"run-{number}"), *kills]))
    # The forked training needs its own interpreter: the test's own process may hold TensorFlow already.
    result = subprocess.run([sys.executable, CHILD, *runs], capture_output=True, text=True)
    hashes = [line.split()[1] for line in result.stdout.splitlines() if line.startswith("sha256")]
    signals = [line.split()[1] for line in result.stdout.splitlines() if line.startswith("signal")]
    assert len(hashes) == killed + 1, result.stderr[-2_000:]
    assert signals.count("9") == 2 * killed
    assert set(hashes) == {hashes[0]}
