"""Pictures for the notebook: boxes on photos, anchors, scenes, and an answer before and after it is cleaned."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from PIL import Image

from ..detection.anchors import PER_CELL, Things, anchors, maps, matched
from ..detection.boxes import to_square
from ..detection.cells import STRIDES, corners
from ..detection.composer import Composer
from ..detection.examples import caltech
from ..detection.lessons import lessons
from ..detection.suppression import found
from ..experiment import Experiment
from ..images.fitting import Fit, fitted
from ..kinds.objects import Objects
from ..runtime import Predictor
from .plots import ANSWER, INPUT, SOFT

DOTS = 64  # an inch: enough for photos of 160 pixels, and a notebook stays small


def photo_with_things(name: str, labels: tuple[str, ...]) -> tuple[np.ndarray, Things]:
    """A photo of Caltech-101 and what training says is in it."""
    return next((p, things) for found_name, p, things in lessons(labels) if found_name == f"caltech-101/{name}")


def teaching(names: list[str], labels: tuple[str, ...]) -> None:
    """Photos with the boxes that teach: drawn through where a name is sure, dotted where nobody knows."""
    _figure, axes = plt.subplots(1, len(names), figsize=(2.4 * len(names), 2.6), dpi=DOTS)
    for axis, name in zip(axes, names, strict=True):
        pixels, things = photo_with_things(name, labels)
        picture(axis, pixels)
        for box, scores, unsure in zip(things.boxes, things.scores, things.unsure, strict=True):
            words = "" if unsure else f"{labels[scores.argmax()]} {scores.max():.2f}"
            draw(axis, box, words, SOFT if unsure else INPUT, ":" if unsure else "-")
    plt.tight_layout()
    plt.show()


def anchors_of_a_cell(name: str, size: int) -> None:
    """The anchors of the middle cell of each map, over a photo."""
    square = fitted(caltech(name), Fit(size, "contain"))
    every, first = anchors(size), 0
    _figure, axes = plt.subplots(1, len(maps(size)), figsize=(10, 2.8), dpi=DOTS)
    for axis, cells in zip(axes, maps(size), strict=True):
        picture(axis, square)
        middle = first + (cells // 2 * cells + cells // 2) * PER_CELL
        for box in every[middle : middle + PER_CELL]:
            draw(axis, box, "", ANSWER)
        axis.set_title(f"{cells}x{cells} cells", fontsize=9)
        first += cells**2 * PER_CELL
    plt.show()


def matches(name: str, labels: tuple[str, ...], size: int) -> None:
    """Which anchors answer for the things of a photo."""
    pixels, things = photo_with_things(name, labels)
    fit = Fit(size, "contain")
    square, sure = fitted(caltech(name), fit), things.take(~things.unsure)
    boxes = to_square(sure.boxes, pixels.shape[1], pixels.shape[0], fit)
    every = anchors(size)
    position, _best = matched(boxes, every)
    _figure, axis = plt.subplots(figsize=(3.4, 3.4), dpi=DOTS)
    picture(axis, square)
    for box in every[position >= 0]:
        draw(axis, box, "", ANSWER, width=0.8)
    for box, scores in zip(boxes, sure.scores, strict=True):
        draw(axis, box, labels[scores.argmax()], INPUT)
    axis.set_title(f"{(position >= 0).sum()} of {len(every):,} anchors answer", fontsize=9)
    plt.show()


def scenes(labels: tuple[str, ...], size: int, count: int = 8) -> None:
    """Scenes as an epoch makes them, here of photos that may be shown."""
    rows = [
        row
        for row in lessons(labels)
        if row[0].startswith("caltech-101") and "Faces" not in row[0] and (~row[2].unsure).any()
    ]
    composer = Composer([p for _, p, _ in rows], [t for *_, t in rows], np.ones(len(rows)), size)
    _figure, axes = plt.subplots(2, count // 2, figsize=(10, 5.2), dpi=DOTS)
    for seed, axis in enumerate(axes.flat):
        pixels, things = composer.scene(seed)
        picture(axis, pixels)
        for box, scores in zip(
            *(getattr(things.take(~things.unsure), key) for key in ("boxes", "scores")), strict=True
        ):
            draw(axis, box, labels[scores.argmax()], INPUT)
    plt.tight_layout()
    plt.show()


def cleaning(experiment: Experiment[Objects], photo: Image.Image) -> None:
    """The shipped file's answer on a photo: all boxes above the bar, and those that stay."""
    page = experiment.page
    predictor = Predictor(experiment.model_file)
    square = fitted(photo, page.fit)
    out = predictor.one(predictor.predict, square)
    _figure, axes = plt.subplots(1, 2, figsize=(8, 4), dpi=DOTS)
    for axis, overlap, title in ((axes[0], 1.0, "every answer above the bar"), (axes[1], page.overlap, "what stays")):
        boxes, classes, scores = found(out["boxes"][0], out["probabilities"][0], page.score_above, overlap)
        picture(axis, square)
        for box, label, score in zip(boxes, classes, scores, strict=True):
            draw(axis, box, f"{page.labels[label]} {score:.0%}" if overlap < 1 else "", ANSWER)
        axis.set_title(f"{title}: {len(boxes)}", fontsize=9)
    plt.show()


def cells(experiment: Experiment[Objects], photo: Image.Image) -> None:
    """The shipped file's answer on a photo, one grid at a time: cells above the bar, and the boxes that they give."""
    page, first = experiment.page, 0
    predictor = Predictor(experiment.model_file)
    square = fitted(photo, page.fit)
    out = predictor.one(predictor.predict, square)
    boxes, sure = out["boxes"][0], out["probabilities"][0].max(1)
    corner, side = corners(page.fit.size)
    _figure, axes = plt.subplots(1, len(STRIDES), figsize=(10, 3.5), dpi=DOTS)
    for axis, stride in zip(axes, STRIDES, strict=True):
        mine = first + np.arange((page.fit.size // stride) ** 2)
        first += len(mine)
        picture(axis, square)
        said = mine[sure[mine] >= page.score_above]
        for number in said:
            low = corner[number] * side[number] / page.fit.size
            draw(axis, boxes[number], "", ANSWER, width=0.8)
            draw(axis, np.concatenate([low, low + side[number] / page.fit.size]), "", INPUT)
        axis.set_title(f"{len(said)} of {len(mine):,} cells of {stride} pixels", fontsize=9)
    plt.tight_layout()
    plt.show()


def picture(axis: Axes, pixels: np.ndarray) -> None:
    """A picture without ticks; boxes may reach over its edge."""
    axis.imshow(pixels, extent=(0, 1, 1, 0), aspect=pixels.shape[0] / pixels.shape[1])
    axis.axis("off")


def draw(axis: Axes, box: np.ndarray, words: str, colour: str, line: str = "-", width: float = 1.6) -> None:
    """A box, in shares of the picture, with words at its left top corner."""
    left, top, right, bottom = (float(one) for one in box)
    axis.add_patch(Rectangle((left, top), right - left, bottom - top, fill=False, color=colour, ls=line, lw=width))
    if words:
        axis.text(left + 0.01, top + 0.01, words, fontsize=7, va="top", color="white", backgroundcolor=colour)
