"""What an epoch of sketches teaches: uneven classes evened out a little, bent and mirrored drawings, some nonsense."""

from __future__ import annotations

import numpy as np

from ..experiment import Part
from .distort import distort
from .drawing import render
from .hands import NONSENSE, samples_of_epoch, scribble
from .quickdraw import QUICKDRAW

__all__ = ["epoch_of_sketches", "samples_of_epoch"]

EVENNESS = 0.5  # a class of n drawings comes n^0.5 as often as one of 1: between as it is (1) and all alike (0)


def epoch_of_sketches(part: Part, generator: np.random.Generator, classes: int):
    """As many drawings as there are, rare classes more often, each mirrored half of the time and bent anew.

    Returns:
        Inputs (samples, 28, 28, 1) uint8 and targets (samples, classes) float32, in the order of training.
    """
    n, total = len(part), samples_of_epoch(len(part))
    counts = np.bincount(part.targets, minlength=classes)
    weight = np.where(counts > 0, np.maximum(counts, 1) ** (EVENNESS - 1.0), 0)[part.targets]
    # Whole copies first, then the rest by lot: no drawing of a rare class is missed while another comes twice.
    wanted = weight / weight.sum() * n
    copies = np.floor(wanted + generator.random(n)).astype(int)
    which = np.repeat(np.arange(n), copies)
    which = np.resize(generator.permutation(which), n)
    pictures = part.inputs[which, ..., 0]
    mirrored = generator.random(n) < 0.5
    pictures[mirrored] = pictures[mirrored, :, ::-1]
    inputs = np.empty((total, *pictures.shape[1:]), np.uint8)
    inputs[:n] = distort(pictures, generator, turn=12, slant=0.15, stretch=0.12, shift=1.0, wave=0.7)
    targets = np.full((total, classes), 1 / classes, np.float32)
    targets[:n] = np.eye(classes, dtype=np.float32)[part.targets[which]]
    for index in range(n, total):
        inputs[index] = render(scribble(generator), 0.05, QUICKDRAW)
    order = generator.permutation(total)
    return inputs[order][..., None], targets[order]
