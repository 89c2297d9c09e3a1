"""Hands before webcams: rock, paper, scissors and nothing, nine sessions of four people in their own rooms.

The photos come from public hobby projects and have no stated licence: they may be used, not shown. Frames of a session
are near duplicates of one another, so people are kept apart, never frames.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from functools import cache

import numpy as np

from ..images.fitting import Fit, fitted, opened
from ..splits import Data, Part
from .fetch import from_mirror

SOURCE = Data(
    name="webcam photos of rock, paper and scissors from public hobby projects",
    source="https://github.com/topics/rock-paper-scissors-game",
    licence="no licence stated: used to train and to measure, never shown",
    shown=False,
    flaws="Four people, nine sessions. Frames of one session are nearly alike, so parts are split by person. Most sessions "
    "show a plain wall, so hands were also put before other scenes.",
)
FILE = "rock-paper-scissors/rps_webcam_160.zip"
LABELS = ("rock", "paper", "scissors", "none")
# Person -> sessions. The second person has no pictures without a hand; the fourth was filmed in six places.
PEOPLE = {
    "A": ("s01",),
    "B": ("s02",),
    "C": ("s03",),
    "D": ("s04a", "s04b", "s04c", "s04d", "s04e", "s04f"),
}


@cache
def session(name: str, fit: Fit) -> Part:
    """All frames of a session, class by class, in the order they were taken.

    Inputs are (n, size, size, 3) uint8, targets (n,) positions in `LABELS`.
    """
    with zipfile.ZipFile(from_mirror(FILE)) as archive:
        names = sorted(
            (LABELS.index(folder), int(re.sub(r"\D", "", file)), path)
            for path in archive.namelist()
            if path.startswith(f"{name}/") and path.endswith(".jpg")
            for _session, folder, file in [path.split("/")]
        )
        inputs = [fitted(opened(io.BytesIO(archive.read(path))), fit) for _label, _number, path in names]
    return Part(np.stack(inputs), np.array([label for label, *_rest in names]))


def sessions_of(people: Iterable[str]) -> list[str]:
    """Names of all sessions of the given people."""
    return [name for person in people for name in PEOPLE[person]]


def frames(people: Iterable[str], fit: Fit) -> Part:
    """All frames of the given people, session after session."""
    parts = [session(name, fit) for name in sessions_of(people)]
    return Part(np.concatenate([part.inputs for part in parts]), np.concatenate([part.targets for part in parts]))
