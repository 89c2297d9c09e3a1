"""Known failures: what is shown of them, and the check that the shipped file really answers what they say."""

from __future__ import annotations

from ..experiment import Experiment, Failure
from ..page import Page
from ..runtime import Predictor
from ..shipped import Shipped
from .asking import shipped_of

PREFIX = "failure_"  # of the pictures' files, so that those of an earlier version are known as such


def write(experiment: Experiment, predictor: Predictor) -> tuple[list[str | dict], list[str]]:
    """Try every known failure on the shipped file, and write the pictures of those that are pictures beside it.

    Returns:
        The notes as a report holds them (web/src/contract/), and one sentence for each failure that this file does
        not show: of it only its sentence is kept, for a network that was trained anew may have outgrown it.
    """
    for old in experiment.model_folder.glob(f"{PREFIX}*"):
        old.unlink()
    shipped = shipped_of(experiment, predictor)
    notes: list[str | dict] = []
    outgrown: list[str] = []
    for note in experiment.notes:
        if isinstance(note, str):
            notes.append(note)
            continue
        row = _described(experiment, shipped, note)
        problem = _problem(experiment.page, shipped, row)
        if problem:
            outgrown.append(problem)
            if "file" in (row["example"] or {}):
                (experiment.model_folder / row["example"]["file"]).unlink()
        notes.append(row["says"] if problem else row)
    return notes, outgrown


def differences(experiment: Experiment, predictor: Predictor, notes: list[str | dict]) -> list[str]:
    """One sentence for each known failure that is not in a report's notes, or that the file does not show."""
    shipped = shipped_of(experiment, predictor)
    published = {note if isinstance(note, str) else note["says"]: note for note in notes}
    found_out = []
    for note in experiment.notes:
        says = note if isinstance(note, str) else note.says
        held = published.get(says)
        if held is None:
            found_out.append(
                f"The report does not know this failure: “{says}” Run `glassbox measure --only failures {experiment.id}`."
            )
        elif isinstance(note, Failure):
            row = published[says]
            if isinstance(row, str):
                found_out.append(f"The report has no example of this failure: “{says}”")
            elif note.answer is not None and row["answer"] != note.answer:
                found_out.append(f"The report states another answer than the experiment: “{says}”")
    examples = [_problem(experiment.page, shipped, note) for note in notes if not isinstance(note, str)]
    return found_out + [problem for problem in examples if problem]


def files(notes: list[str | dict]) -> list[str]:
    """Names of the pictures that a report's notes show."""
    return [note["example"]["file"] for note in notes if not isinstance(note, str) and "file" in note["example"]]


def _described(experiment: Experiment, shipped: Shipped, failure: Failure) -> dict:
    """A failure as a report holds it; its picture is written."""
    thing = failure.example() if callable(failure.example) else failure.example
    example = experiment.page.keep_failure(thing, f"{PREFIX}{failure.name}", failure.credit, shipped)
    missed, answer = {"missed": failure.missed} if failure.missed else {}, failure.answer
    if answer is None and example is not None:  # every answer is wrong: the one that the file gives is written down
        answer = next(iter(experiment.page.answer_failure(example, shipped)), "") or None
    return {"says": failure.says, "answer": answer, **missed, "example": example}


def _problem(page: Page, shipped: Shipped, row: dict) -> str:
    """Why a failure does not come about with the shipped file, in one sentence; empty when it does."""
    if row["example"] is None:
        return f"Nothing that was tried shows it, though a known failure says: “{row['says']}”"
    if row["answer"] is None:
        return f"It gives no answer, though a known failure says: “{row['says']}”"
    answers = page.answer_failure(row["example"], shipped)
    said = ", ".join(answer or "no answer" for answer in answers) or "nothing"
    if row.get("missed") in answers:
        return f"It does see {row['missed']} now, though a known failure says: “{row['says']}”"
    if not (page.shows_failure(row["answer"], answers) or (row.get("missed") and not row["answer"])):
        return f"It answers {said}, not {row['answer'] or 'nothing'}, though a known failure says: “{row['says']}”"
    return ""
