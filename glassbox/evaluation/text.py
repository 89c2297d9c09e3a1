"""Measure a network that writes, on the shipped file: how much a held-out text surprises it, and what it copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..experiment import Experiment
from ..kinds.text import Text
from ..runtime import Predictor, Stepper
from ..splits import Part, Splits
from ..text.characters import decode, encode
from ..text.network import surprise
from ..text.ngram import NGrams
from ..text.sampling import Choice, draw
from . import statistics, tolerance
from .copying import copied_metric, words_of
from .report import Measured
from .statistics import Metric

ORDER = 5  # of the n-grams beside it
SAMPLES, SAMPLE_LENGTH = 200, 1_500  # nine recipes in ten are shorter
STRETCHES = 16  # of the test text, read side by side, each from an empty memory
BLOCK = 1_000  # characters that are counted as one, for the interval: neighbours are hard or easy together
NATS = "nats per character"


@dataclass(frozen=True)
class Reading:
    """What the file expected of a text: nats of each character, whether it was the likeliest, and how sure that was."""

    nats: np.ndarray
    right: np.ndarray
    sure: np.ndarray
    likeliest: np.ndarray


def measure(experiment: Experiment[Text], predictor: Predictor, splits: Splits) -> Measured:
    """Nats per character of the test text beside n-grams, the share of characters right, and what samples copy."""
    stepper, page = Stepper(predictor), experiment.page
    reading, truth = read(stepper, splits.test)
    taught = flat(experiment.taught)
    counted = NGrams(taught, ORDER, len(page.alphabet)).nats(flat(splits.test))
    samples = written_samples(stepper, page, SAMPLES // splits.every)
    metrics = {
        "nats": nats_metric(reading.nats, float(counted.mean())),
        "right": statistics.share(
            reading.right,
            "Next-character accuracy",
            "of the next characters foreseen",
            "The likeliest character is the one that follows, in the test text.",
            baseline=round(float((truth == np.bincount(truth).argmax()).mean()), 6),
            baseline_label="always the commonest character",
        ),
        "copied": copied_metric(samples, words_of(decode(taught, page.alphabet))),
    }
    if page.form:
        framed = sum(page.begun(start) != start for start in asked(page, len(samples)))
        metrics["form"] = statistics.share(
            np.array([has_form(text, page.form) for text in samples]),
            "Validity",
            "of texts have the form of their kind",
            f"{len(samples)} texts written by the file; each must have, in this order: {', '.join(page.form)}. "
            f"{framed} of them begin in the frame of the page, which gives the first parts.",
        )
    labels = tuple(name(one) for one in page.alphabet)
    table = statistics.confusion(truth, reading.likeliest, len(labels))
    return Measured(
        metrics=metrics,
        classes=[row for row in statistics.class_rows(table, labels) if row["n"]],
        confusion=None,
        mistakes=[],
        calibration=statistics.calibration(reading.sure, reading.right),
        rules={"copied": tolerance.Rule(of_answers=True, texts=len(samples))},
    )


def read(stepper: Stepper, part: Part) -> tuple[Reading, np.ndarray]:
    """The whole part through the file, one character after the other: (what was expected, the characters that came)."""
    columns = []
    for logits, came in read_logits(stepper, part):
        best = logits.argmax(-1)
        columns.append((surprise(logits, came), best, np.exp(-surprise(logits, best)), came))
    nats, likeliest, sure, truth = (np.stack(one, 1).ravel() for one in zip(*columns, strict=True))
    return Reading(nats, likeliest == truth, sure, likeliest), truth


def read_logits(stepper: Stepper, part: Part) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Read a part as stretches side by side: `STRETCHES`, or as many as it has rows.

    Yields:
        At each place the logits (stretches, characters) of the next character, and the one that came (stretches,).
    """
    rows, stretches = whole_rows(part), min(STRETCHES, len(part))
    inputs, targets = (values[:rows].reshape(stretches, -1) for values in (part.inputs, part.targets))
    state = stepper.empty(stretches)
    for place in range(inputs.shape[1]):
        logits, state = stepper.many(inputs[:, place], state)
        yield logits, targets[:, place]


def whole_rows(part: Part) -> int:
    """Rows of a part that are read: as many for each stretch."""
    stretches = min(STRETCHES, len(part))
    return len(part) // stretches * stretches


def nats_metric(nats: np.ndarray, baseline: float) -> Metric:
    """Mean surprise; its 95 % interval from the means of blocks of neighbouring characters."""
    blocks = nats[: len(nats) // BLOCK * BLOCK].reshape(-1, BLOCK).mean(1) if len(nats) >= 2 * BLOCK else nats
    half = statistics.Z * float(blocks.std(ddof=1)) / len(blocks) ** 0.5
    value = float(nats.mean())
    return {
        "name": "Test loss",
        "label": "of surprise, on text that it never read; lower is better",
        "value": round(value, 5),
        "low": round(value - half, 5),
        "high": round(value + half, 5),
        "n": len(nats),
        "how": "Cross-entropy on the test text, with what the network remembers carried on from character to character. "
        f"The text is read as {STRETCHES} stretches, each from an empty memory.",
        "unit": NATS,
        "baseline": round(baseline, 5),
        "baseline_label": f"counting runs of {ORDER} characters of the same text (Witten-Bell)",
    }


def written_samples(stepper: Stepper, page: Text, count: int = SAMPLES) -> list[str]:
    """Texts of the file, written side by side with the page's first settings; sample i has seed i + 1.

    A text ends where the page would end it.
    """
    choice = Choice(page.temperature, page.top_k, page.top_p, page.never)
    starts = [page.begun(start) for start in asked(page, count)]
    given = [encode(page.before + start, page.alphabet) for start in starts]
    longest = max(map(len, given))
    state = stepper.empty(count)
    written: list[list[int]] = [[] for _one in given]
    tokens = np.array([one[0] for one in given])
    for place in range(longest + SAMPLE_LENGTH - 1):
        logits, state = stepper.many(tokens, state)
        for i, start in enumerate(given):
            if place + 1 < len(start):
                tokens[i] = start[place + 1]
            else:
                tokens[i] = draw(logits[i], choice, i + 1, len(written[i]))
                written[i].append(int(tokens[i]))
    texts = [decode(one[:SAMPLE_LENGTH], page.alphabet) for one in written]
    return [
        start + (text.split(page.ends)[0] if page.ends else text) for start, text in zip(starts, texts, strict=True)
    ]


def asked(page: Text, count: int = SAMPLES) -> list[str]:
    """The beginning of each sample, as a visitor types it: those of the page, in turn."""
    return [page.starts[i % len(page.starts)] for i in range(count)]


def has_form(text: str, form: tuple[str, ...]) -> bool:
    """Whether the parts stand at the beginnings of lines, each once, in order, and each has words."""
    places = [[found.start() for found in re.finditer(rf"(?m)^{re.escape(part)}", text)] for part in form]
    if any(len(found) != 1 for found in places):
        return False
    starts = [found[0] for found in places]
    ends = [*starts[1:], len(text)]
    return starts == sorted(starts) and all(
        words_of(text[start + len(part) : end]) for start, part, end in zip(starts, form, ends, strict=True)
    )


def examples(experiment: Experiment[Text], _splits: Splits) -> list[dict]:
    """For each beginning of the page, how the shipped file goes on, with the probability of each character."""
    stepper, page = Stepper(Predictor(experiment.model_file)), experiment.page
    choice, found = Choice(page.temperature, page.top_k, page.top_p, page.never), []
    for number, start in enumerate(map(page.begun, page.starts)):
        state = stepper.empty()
        for token in encode(page.before + start, page.alphabet):
            logits, state = stepper.one(token, state)
        text, probabilities = "", []
        for place in range(160):
            token = draw(logits, choice, number + 1, place)
            text += page.alphabet[token]
            probabilities.append(round(float(np.exp(-surprise(logits[None], np.array([token]))[0])), 3))
            logits, state = stepper.one(token, state)
        found.append({"start": start, "text": text, "probabilities": probabilities})
    return found


def flat(part: Part) -> np.ndarray:
    """The characters that the rows of a part foretell, as one stream."""
    return part.targets.ravel()


def name(character: str) -> str:
    """A character in words, where it cannot be seen."""
    return {" ": "space", "\n": "new line", "\ufffd": "unknown"}.get(character, character)
