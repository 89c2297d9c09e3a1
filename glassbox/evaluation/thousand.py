"""Measure a network that knows ImageNet's 1,000 kinds: on one photo of each, and on photos from elsewhere."""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..data import caltech, caltech_for_imagenet
from ..experiment import Experiment
from ..export.temperature import undivided
from ..images.fitting import Fit
from ..kinds.photo import Photo, added_up
from ..runtime import Predictor
from ..splits import Pool, Splits
from . import calibration, classifier, deletion_test, statistics, tolerance
from .report import Measured

FEWEST = 5  # kinds of a larger kind that has a row of its own
COVERED = 100  # photos of which parts are covered, hundreds of times each
QUALITY = 95  # of an example: one that is packed tighter is not the photo that was measured
SIDE = 224  # pixels on the longer side of an example
EXAMPLES = ("dalmatian", "grand_piano", "pizza", "starfish", "panda", "laptop")  # folders of Caltech-101
OF_EACH_KIND = 5  # photos among which those are chosen that excite a unit most


def measure(experiment: Experiment[Photo], predictor: Predictor, splits: Splits) -> Measured:
    """Share right among 1,000 kinds and among larger kinds, on ImageNet's photos and others, and what is refused."""
    page, test = experiment.page, splits.test
    told = classifier.ask(experiment, predictor, test)
    larger, names = page.larger_kinds()
    grouped = added_up(undivided(told.probabilities, predictor.raw), larger)
    right_group = grouped.argmax(1) == larger[test.targets]
    photos, kinds = caltech_for_imagenet.known(page.fit, "test")
    elsewhere = predictor(photos[:: splits.every])
    right_elsewhere = np.array(
        [one in right for one, right in zip(elsewhere.argmax(1), kinds[:: splits.every], strict=True)]
    )
    strange = predictor(caltech_for_imagenet.unknown(page.fit, "test")[:: splits.every])
    strange = added_up(undivided(strange, predictor.raw), larger)
    answered = grouped.max(1) >= page.unsure_below
    metrics = {
        "test_accuracy": statistics.share(
            told.right,
            "Test accuracy",
            f"of photos named right, among {len(page.labels):,} kinds",
            f"{len(test):,} photos, one of each kind. Nobody says where they come from, and some may be among those that "
            "the network learned from. On ImageNet's 50,000 validation photos, published figures of this network are "
            "about 72 %.",
            baseline=round(1 / len(page.labels), 6),
            baseline_label="always the same kind",
        ),
        "top5_accuracy": told.top_five(),
        "group_accuracy": statistics.share(
            right_group,
            "Accuracy, larger kinds",
            f"of photos with the right larger kind, among {len(names)}",
            "The same photos: the probabilities of all breeds of dog count together as “dog”, and so on.",
            baseline=round(float(np.bincount(larger[test.targets]).max() / len(test)), 6),
            baseline_label="always answering dog",
        ),
        "elsewhere_accuracy": statistics.share(
            right_elsewhere,
            "Accuracy, another collection",
            "of photos from another collection named right",
            f"{len(elsewhere):,} photos of Caltech-101 that show one of the 1,000 kinds, found on the web in 2003. The best "
            "of the 1,000 answers counts.",
        ),
        "unknown_refused": statistics.share(
            strange.max(1) < page.unsure_below,
            "Rejection rate, unknown things",
            "of photos of unknown things answered with “I don't know this”",
            f"{len(strange):,} photos of things that are none of the 1,000 kinds, such as a rhinoceros or a wheelchair; "
            "none took part in choosing the bar.",
            baseline=0.0,
            baseline_label="always giving an answer",
        ),
        "known_answered": statistics.share(
            answered,
            "Coverage",
            "of photos of known things answered at all",
            f"The {len(test):,} photos: the likeliest larger kind has {page.unsure_below * 100:.0f} % or more"
            f"{calibration.words(predictor)}.",
        ),
        "right_when_answered": statistics.share(
            right_group[answered],
            "Selective accuracy",
            "right, of those answered",
            "The larger kind, of the photos that were answered.",
        ),
    }
    return Measured(
        metrics=metrics | deletion_test.metrics(experiment, predictor, test, splits.every, COVERED),
        classes=_rows(grouped.argmax(1), larger[test.targets], names, np.bincount(larger)),
        confusion=None,
        mistakes=told.mistakes(),
        calibration=statistics.calibration(elsewhere.max(1), right_elsewhere),
        rules={"right_when_answered": tolerance.OF_ANSWERS},  # on another processor an answer may fall below the bar
    )


def examples(experiment: Experiment[Photo], _splits: Splits) -> list[dict]:
    """Photos to click, written beside the model: the first of a few kinds."""
    rows = []
    for folder in EXAMPLES:
        name, photo = caltech.photos()[folder][0], caltech.some(folder)[0]
        photo.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
        file = f"{folder.lower()}.jpg"
        photo.save(experiment.model_folder / file, "JPEG", quality=QUALITY, optimize=True)
        (label, *_others) = caltech_for_imagenet.KNOWN[folder]
        rows.append({"label": label, "file": file, "credit": f"Caltech-101, {name}, CC BY 4.0"})
    return rows


def pool(fit: Fit) -> Pool:
    """Photos that may be shown, of which units are asked: not those that the network learned from, which may not."""
    photos, labels = caltech.few(fit, OF_EACH_KIND)
    return Pool(photos, labels, "Photos of Caltech-101, CC BY 4.0; the network did not learn from them.")


def _rows(answers: np.ndarray, truth: np.ndarray, names: tuple[str, ...], kinds: np.ndarray) -> list[dict]:
    """Of each larger kind with at least `FEWEST` kinds: how many, how many right, as reports have it."""
    counts = statistics.confusion(truth, answers, len(names))
    rows = statistics.class_rows(counts, names)
    return [row for row, count in zip(rows, kinds, strict=True) if count >= FEWEST]
