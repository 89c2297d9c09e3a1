"""Known failures: what is shown of them, and the check that the shipped file really answers what they say."""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..data import sums
from ..detection.suppression import found
from ..drawing.rendering import render
from ..evaluation.drawings import NO_ANSWER, answers_of_page, example
from ..experiment import Experiment, Failure
from ..generation.sampling import of_file, pictures
from ..images.fitting import fitted, opened
from ..runtime import Stepper
from ..text import sampling
from ..text.characters import decode, encode

PREFIX = "failure_"  # of the pictures' files, so that those of an earlier version are known as such
LONGEST, QUALITY = 240, 88  # pixels of a picture's longer side, and how well its JPEG is


def write(experiment: Experiment, predictor) -> tuple[list[str | dict], list[str]]:
    """Try every known failure on the shipped file, and write the pictures of those that are pictures beside it.

    Returns:
        The notes as a report holds them (web/src/contract/), and one sentence for each failure that this file does
        not show: of it only its sentence is kept, for a network that was trained anew may have outgrown it.
    """
    for old in experiment.model_folder.glob(f"{PREFIX}*"):
        old.unlink()
    notes, outgrown = [], []
    for note in experiment.notes:
        row = note if isinstance(note, str) else _described(experiment, predictor, note)
        problem = "" if isinstance(row, str) else _problem(experiment, predictor, row)
        if problem:
            outgrown.append(problem)
            if "file" in (row["example"] or {}):
                (experiment.model_folder / row["example"]["file"]).unlink()
            row = row["says"]
        notes.append(row)
    return notes, outgrown


def differences(experiment: Experiment, predictor, notes: list[str | dict]) -> list[str]:
    """One sentence for each known failure that is not in a report's notes, or that the file does not show."""
    published = {note if isinstance(note, str) else note["says"]: note for note in notes}
    found_out = []
    for note in experiment.notes:
        says = note if isinstance(note, str) else note.says
        if says not in published:
            found_out.append(
                f"The report does not know this failure: “{says}” Run `glassbox measure --only failures {experiment.id}`."
            )
        elif isinstance(note, Failure) and isinstance(published[says], str):
            found_out.append(f"The report has no example of this failure: “{says}”")
        elif isinstance(note, Failure) and published[says]["answer"] != note.answer:
            found_out.append(f"The report states another answer than the experiment: “{says}”")
    examples = [_problem(experiment, predictor, note) for note in notes if not isinstance(note, str)]
    return found_out + [problem for problem in examples if problem]


def files(notes: list[str | dict]) -> list[str]:
    """Names of the pictures that a report's notes show."""
    return [note["example"]["file"] for note in notes if not isinstance(note, str) and "file" in note["example"]]


def answer_of(experiment: Experiment, predictor, shown: dict) -> list[str]:
    """What the page answers to an example: one answer, "" for none; of a detector, everything that it sees.

    Of a network that writes, what it writes when it always takes the likeliest character; of one that makes pictures,
    what its judge sees.

    Args:
        shown: the example, as in a report.
    """
    page = experiment.page
    if shown["kind"] == "beginning":
        return [_text(experiment, predictor, shown["text"])]
    if shown["kind"] == "text":
        return [_sum(experiment, predictor, shown["text"])]
    if shown["kind"] == "drawing":
        picture = render([np.array(stroke) for stroke in shown["strokes"]], shown["pen"], page.recipe)[None, ..., None]
        number = int(answers_of_page(experiment, predictor, picture)[0])
        return ["" if number == NO_ANSWER else page.labels[number]]
    if shown["kind"] == "wish":
        return [_seen(experiment, predictor, shown)]
    square = fitted(opened(experiment.model_folder / shown["file"]), page.fit)
    out = {name: value[0] for name, value in predictor.one(predictor.predict, square).items()}
    if page.kind == "objects":
        _boxes, classes, _scores = found(out["boxes"], out["probabilities"], page.score_above, page.overlap, page.most)
        return [page.labels[label] for label in classes]
    best = int(out["probabilities"].argmax())
    sure = out["probabilities"][best] >= page.unsure_below
    answers = page.moves if page.kind == "camera" else page.labels
    return [page.labels[best] if sure and page.labels[best] in answers else ""]


def _described(experiment: Experiment, predictor, failure: Failure) -> dict:
    """A failure as a report holds it; its picture is written."""
    thing = failure.example() if callable(failure.example) else failure.example
    row = {"says": failure.says, "answer": failure.answer} | ({"missed": failure.missed} if failure.missed else {})
    if experiment.page.kind == "generate":
        return row | {"example": thing and _wish(experiment, predictor, failure.name, *thing)}
    if isinstance(thing, str):
        return row | {"example": {"kind": "beginning" if experiment.page.kind == "text" else "text", "text": thing}}
    if not isinstance(thing, Image.Image):
        drawing = example("", thing, experiment.page)
        return row | {"example": {"kind": "drawing", "strokes": drawing["strokes"], "pen": drawing["pen"]}}
    picture = thing.convert("RGB")
    picture.thumbnail((LONGEST, LONGEST))
    file = f"{PREFIX}{failure.name}.jpg"
    picture.save(experiment.model_folder / file, "JPEG", quality=QUALITY, optimize=True)
    return row | {"example": {"kind": "picture", "file": file, "credit": failure.credit}}


def _problem(experiment: Experiment, predictor, row: dict) -> str:
    """Why a failure does not come about with the shipped file, in one sentence; empty when it does."""
    if row["example"] is None:
        return f"No wish that was tried shows it, though a known failure says: “{row['says']}”"
    answers = answer_of(experiment, predictor, row["example"])
    said = ", ".join(answer or "no answer" for answer in answers) or "nothing"
    if row.get("missed") in answers:
        return f"It does see {row['missed']} now, though a known failure says: “{row['says']}”"
    if row["example"]["kind"] == "beginning":
        comes = row["answer"] in answers[0]  # a few words of what it writes
    else:
        comes = row["answer"] in answers or (row.get("missed") and not row["answer"])
    if not comes:
        return f"It answers {said}, not {row['answer'] or 'nothing'}, though a known failure says: “{row['says']}”"
    return ""


def _wish(experiment: Experiment, predictor, name: str, label: str, seed: int) -> dict:
    """A wish as a report holds it; the picture that is made of it is written."""
    picture, file = _made(experiment, predictor, label, seed), f"{PREFIX}{name}.png"
    brightness = np.round(picture[0, ..., 0] * 255).astype(np.uint8)
    Image.fromarray(brightness).save(experiment.model_folder / file, optimize=True)
    return {"kind": "wish", "label": label, "seed": seed, "file": file}


def _made(experiment: Experiment, predictor, label: str, seed: int) -> np.ndarray:
    """The picture (1, size, size, 1) that the file makes of a wish, brightness 0 to 1."""
    return pictures(of_file(predictor), experiment.page, [seed], [experiment.page.labels.index(label)])


def _seen(experiment: Experiment, predictor, shown: dict) -> str:
    """What the judge sees in the picture of a wish."""
    from ..evaluation.judge import Judge  # it needs Keras, which nothing else here does

    _features, (row,) = Judge(experiment)(_made(experiment, predictor, shown["label"], shown["seed"]))
    return experiment.page.labels[int(row.argmax())]


def _sum(experiment: Experiment, predictor, text: str) -> str:
    """What a network that adds answers to a question; "" where it is not sure.

    The page lets a known failure through that it would refuse when typed.
    """
    page = experiment.page
    tokens = np.array(sums.encode(text, page.input_length, page.alphabet), np.int32)
    probabilities = predictor(tokens[None])[0]
    sure = probabilities.max(-1).prod() >= page.unsure_below
    return experiment.page.name_target(probabilities.argmax(-1)) if sure else ""


def _text(experiment: Experiment, predictor, start: str) -> str:
    """What a network writes after a beginning when it always takes the likeliest character."""
    page, stepper = experiment.page, Stepper(predictor)
    given, choice = encode(page.before + page.begun(start), page.alphabet), sampling.Choice(0, 0, 1.0, page.never)
    tokens = sampling.write(stepper.one, stepper.empty(), given, page.length, choice, seed=1)
    return decode(tokens, page.alphabet)
