"""What single units look for: the training samples that excite each of them most, measured on the shipped file.

For a feature map it is the place where it is strongest that counts, so each sample comes with that place
(Zeiler and Fergus, 2014, arXiv:1311.2901, show networks in this way).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..experiment import Experiment
from ..runtime import Predictor
from ..splits import Part, Pool
from ..text.characters import decode

POOL, POOL_PHOTOS = 450, 250  # training samples that are looked at, at most; photos cost more time and more bytes
MOST, MOST_OF_MANY = 4, 3  # samples for each unit; fewer where a layer has more than `MANY` units
MANY = 64
SILENT = 1e-6  # of the largest value of its layer: a unit that never rises above this is excited by nothing
SEED = 2_026
EXCERPT = 24  # characters shown of a text, up to the one that excited a unit
MOST_PASSAGES = 2  # for each unit, where there are more than `MANY`: memories of texts have hundreds
STRETCHES, STRETCH = 16, 640  # of a training text, read side by side


@dataclass(frozen=True)
class Peaks:
    """How strongly each sample excites each unit of a layer.

    Attributes:
        values: (samples, units) the largest value anywhere in a sample.
        places: (samples, units, 0 to 2) where: nothing of single units, [step], or [row, column] of a map.
        totals: (samples, units) the sum over all places, which decides between equals.
    """

    values: np.ndarray
    places: np.ndarray
    totals: np.ndarray


def pool_of(experiment: Experiment) -> Pool:
    """The same training samples at every call, as many of each class where there are classes."""
    if experiment.pool:
        return experiment.pool()
    part = experiment.splits.train
    photos = part.inputs.ndim == 4 and part.inputs.shape[-1] == 3
    few = part.take(spread(part.targets, POOL_PHOTOS if photos else POOL))
    return Pool(few.inputs, labels_of(experiment, few), shown=experiment.data.shown)


def labels_of(experiment: Experiment, part: Part) -> list[str]:
    """What each sample is; a text is what it says."""
    return [experiment.page.name_sample(*one) for one in zip(part.inputs, part.targets, strict=True)]


def spread(targets: np.ndarray, most: int) -> np.ndarray:
    """Positions of at most so many samples, as many of each class; drawn evenly where a target is not one class."""
    order = np.random.default_rng(SEED).permutation(len(targets))
    if targets.ndim != 1:
        return order[:most]
    classes, counts = np.unique(targets, return_counts=True)
    each = max(1, most // len(classes))
    rank = np.zeros(len(order), int)
    by_class = np.argsort(targets[order], kind="stable")
    rank[by_class] = np.concatenate([np.arange(count) for count in counts])
    return order[rank < each][:most]


def peaks(predictor: Predictor, names: list[str], inputs: np.ndarray) -> dict[str, Peaks]:
    """Layer -> how strongly each of the inputs excites each of its units, by the signature `inside`."""
    found: dict[str, list[tuple[np.ndarray, ...]]] = {name: [] for name in names}
    for sample in inputs:
        outputs = predictor.one(predictor.inside, sample)
        for name in names:
            found[name].append(peak(outputs[name][0]))
    return {name: Peaks(*(np.stack(column) for column in zip(*rows, strict=True))) for name, rows in found.items()}


def peak(output: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The largest value of each unit, where it is, and the sum; of a layer's output (..., units) for one sample.

    Of places that are equally strong it is the one nearest to their middle: on an empty part of a picture there are many.
    """
    units, shape = output.shape[-1], output.shape[:-1]
    if not shape:
        return output, np.zeros((units, 0), int), output
    flat = output.reshape(-1, units)
    places = np.indices(shape).reshape(len(shape), -1).T
    values = flat.max(0)
    tied = flat == values
    middle = tied.T @ places / tied.sum(0)[:, None]
    distance = ((places[:, None] - middle[None]) ** 2).sum(-1)
    return values, places[np.where(tied, distance, np.inf).argmin(0)], flat.sum(0)


def strongest(peaks: Peaks) -> list[list[tuple[int, list[int], float]]]:
    """For each unit (sample, place, value) of the samples that excite it most, strongest first.

    A unit that no sample lifts above 0 has an empty list. Of samples that excite a unit equally, as happens where values
    are cut off at 6, those come first that excite it in more places.
    """
    units = peaks.values.shape[1]
    floor = SILENT * max(float(peaks.values.max()), 0.0)
    rows = []
    for unit in range(units):
        values = peaks.values[:, unit]
        order = np.lexsort((-peaks.totals[:, unit], -values))[: MOST_OF_MANY if units > MANY else MOST]
        rows.append([(int(i), peaks.places[i, unit].tolist(), float(values[i])) for i in order if values[i] > floor])
    return rows


def passages(values: np.ndarray, tokens: np.ndarray, alphabet: str) -> list[list[tuple[str, float]]]:
    """For each unit of a memory (excerpt, value) where a text excites it most; excerpts do not overlap.

    Args:
        values: (stretches, characters, units) the memory after each character.
        tokens: (stretches, characters) what was read.
    """
    stretches, length, units = values.shape
    flat = values.reshape(-1, units)
    floor = SILENT * max(float(flat.max()), 0.0)
    rows = []
    for unit in range(units):
        free = np.tile(np.arange(length) >= EXCERPT - 1, stretches) & (flat[:, unit] > floor)
        row: list[tuple[str, float]] = []
        while len(row) < (MOST_PASSAGES if units > MANY else MOST) and free.any():
            at = int(np.where(free, flat[:, unit], -np.inf).argmax())
            stretch, place = divmod(at, length)
            read = tokens[stretch, place - EXCERPT + 1 : place + 1]
            row.append((decode(read, alphabet), float(flat[at, unit])))
            free[max(0, at - EXCERPT + 1) : at + EXCERPT] = False
        rows.append(row)
    return rows
