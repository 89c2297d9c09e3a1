"""Long preparation: no more than is used, a place for it first, and how far it is."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from glassbox import Part
from glassbox.data import traced
from glassbox.data.traced import Traced
from glassbox.errors import Problem
from glassbox.preparing import kept, told

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def pictures():
    """Pictures of one stroke each: a bar at its own height."""
    pictures = np.zeros((40, 28, 28), np.uint8)
    for number, picture in enumerate(pictures):
        picture[4 + number % 20 : 7 + number % 20, 5:22] = 255
    return pictures


def same(some, others):
    assert len(some) == len(others)
    for one, other in zip(some, others, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_a_piece_of_a_data_set_is_traced_alone_and_the_same_as_from_the_file(pictures, tmp_path, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(traced, "_trace", lambda picture, real=traced._trace: asked.append(1) or real(picture))
    part = Part(pictures[..., None], np.arange(40), Traced(pictures, tmp_path / "strokes.npz"))
    some = part.take(slice(30)).take(np.array([3, 7, 11]))
    alone = list(some.strokes)
    assert len(asked) == 3 and not list(tmp_path.iterdir()) and capsys.readouterr().err == ""
    monkeypatch.undo()
    everything = part.strokes[5]
    assert (tmp_path / "strokes.npz").is_file() and "100 %" in capsys.readouterr().err
    again = Part(pictures[..., None], np.arange(40), Traced(pictures, tmp_path / "strokes.npz"))
    same(alone, list(again.take(np.array([3, 7, 11])).strokes))
    same([everything], [again.strokes[5]])


def test_a_place_to_keep_it_is_found_before_anything_is_made(tmp_path):
    (tmp_path / "file").write_text("in the place of a folder")
    with pytest.raises(Problem, match="GLASSBOX_CACHE"):
        kept(tmp_path / "file" / "strokes.npz", lambda: pytest.fail("was made"))


def test_what_is_kept_is_made_once_and_an_end_in_the_middle_leaves_nothing(tmp_path):
    file = tmp_path / "new" / "folder" / "numbers.npz"

    def broken():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept(file, broken)
    assert not list(file.parent.iterdir())
    made = kept(file, lambda: {"numbers": np.arange(3)})
    assert kept(file, broken)["numbers"].tolist() == made["numbers"].tolist() == [0, 1, 2]


def test_progress_is_said_in_tenths(capsys):
    assert list(told(range(25), 25, "Counting")) == list(range(25))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("Counting") and lines[1:] == [f"  {tenth * 10} %" for tenth in range(1, 11)]


def test_a_first_look_traces_no_digit_that_it_does_not_use(mirror, tmp_path):
    """In a process of its own, as tracing whole data sets takes many."""
    pytest.importorskip("keras")
    look = (
        "from glassbox import discovery; from glassbox.training.loop import FAST\n"
        "splits = discovery.find('digits_mlp').splits\n"
        "part = splits.train.take(slice(FAST['train'])).take(slice(20)); print(len(list(part.strokes)))"
    )
    environment = os.environ | {"GLASSBOX_CACHE": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.stdout == "20\n", done.stderr
    assert not list(tmp_path.rglob("strokes-*")) and "Tracing" not in done.stderr
