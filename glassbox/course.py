"""The course: chapters from first principles to a network of your own, and where each experiment stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import Problem

if TYPE_CHECKING:
    from .experiment import Experiment

# In the order in which they are read; each with one sentence on what a reader will understand.
CHAPTERS: dict[str, str] = {
    "First principles": "What a network is made of, and why its shape matters.",
    "Reading drawings": "How lines become shapes, and shapes become a word.",
    "Seeing": "How a network finds its way in photos, and what it takes from earlier lessons.",
    "Sequences": "How a network with a memory reads and writes, one character at a time.",
    "Making": "How new pictures are made, and how to judge them.",
    "Teach it yourself": "What changes when you choose the data and the lesson.",
}


def place(experiment: Experiment) -> dict[str, Any] | None:
    """What a page must know of an experiment's place in the course, as its manifest holds it; None outside of the course.

    Raises:
        Problem: there is no such chapter, or the lesson is missing.
    """
    if not experiment.chapter:
        return None
    if experiment.chapter not in CHAPTERS:
        raise Problem(f"{experiment.id} is in no chapter: {experiment.chapter!r} is none of {', '.join(CHAPTERS)}.")
    if not experiment.lesson or not experiment.try_this:
        raise Problem(f"{experiment.id} is in a chapter, so it needs a lesson and one thing to try (try_this).")
    return {
        "chapter": experiment.chapter,
        "promise": CHAPTERS[experiment.chapter],
        "order": [list(CHAPTERS).index(experiment.chapter), experiment.place],
        "lesson": experiment.lesson,
        "try_this": experiment.try_this,
        "start": experiment.start,
    }
