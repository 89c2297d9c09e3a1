"""What single units look for, for the notebooks: read from what was measured, nothing is measured again."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image

from ..errors import Problem
from ..experiment import Experiment
from ..files import read_json
from ..interpret import sheet as sheets
from ..release import inside
from .measured import measured
from .plots import ANSWER, INPUT


def show_units(experiment: Experiment, layer: str | None = None, count: int = 8) -> None:
    """The training samples that excite some units of a layer most, a row for each; beside it its weights on pixels.

    Args:
        layer: its name; the first one when left out.
        count: how many units.

    Raises:
        Problem: nothing was measured, or there is no such layer.
    """
    experiment = measured(experiment)
    facts = inside.read(experiment.model_folder)
    if facts is None:
        raise Problem(f"{experiment.id} has no {inside.FILE}. Write it: glassbox measure {experiment.id}")
    layer = layer or next(iter(facts["layers"]))
    if layer not in facts["layers"]:
        raise Problem(f"There is no layer named {layer!r}. There are: {', '.join(facts['layers'])}.")
    one = facts["layers"][layer]
    rows = _telling(one, count)
    if not rows:
        print(f"No unit of {layer} was excited by any sample, or none may be shown.")
    if not facts["pool"] or not rows:
        for unit, excites in rows:
            print(f"{unit}: " + ", ".join(repr(each["label"]) for each in excites))
        for each in one.get("tracks", []):
            print(_followed(each))
        return
    pool = facts["pool"]
    with Image.open(experiment.model_folder / pool["file"]) as picture:
        samples = sheets.cut(picture, pool["side"], pool["across"], len(pool["labels"]))
    if pool["file"].endswith(".png"):  # drawings: dark ink, as everywhere in a notebook
        samples = [255 - one for one in samples]
    outputs = read_json(experiment.model_folder / "manifest.json")["signatures"]["inside"]["outputs"]
    weights = one.get("weights")
    before = int(weights is not None)
    across = before + max(len(excites) for _unit, excites in rows)
    figure, axes = plt.subplots(len(rows), across, figsize=(across, len(rows)), squeeze=False)
    for line, (unit, excites) in zip(axes, rows, strict=True):
        for axis in line:
            axis.axis("off")
        line[0].text(
            -0.1, 0.5, str(unit), transform=line[0].transAxes, ha="right", va="center", fontsize=8, color=ANSWER
        )
        if weights and weights["values"][unit]:
            values = np.array(weights["values"][unit]).reshape(weights["rows"], weights["columns"], weights["channels"])
            look = (values / (np.abs(values).max() or 1) + 1) / 2
            line[0].imshow(look[..., 0] if look.shape[-1] == 1 else look, cmap="RdBu_r", vmin=0, vmax=1)
        for axis, each in zip(line[before:], excites, strict=False):
            axis.imshow(samples[each["sample"]])
            axis.set_title(pool["labels"][each["sample"]], fontsize=7, color=INPUT, pad=2)
            if each["at"]:
                row, column = (
                    (place + 0.5) / size for place, size in zip(each["at"], outputs[layer]["shape"][1:3], strict=True)
                )
                axis.plot(column * pool["side"] - 0.5, row * pool["side"] - 0.5, "o", ms=9, mfc="none", mec=ANSWER)
    figure.tight_layout(pad=0.3)
    plt.show()


def _followed(one: dict) -> str:
    how = {"threshold": "balanced accuracy of a threshold", "correlation": "rank correlation"}[one["by"]]
    sign = "" if one["rises"] else ", falling"
    before = f"before the training {one['untrained']:.1%} at best"
    return f"{one['unit']} follows {one['what']}{sign}: {one['agreement']:.1%} ({how}, n = {one['n']:,}; {before})"


def _telling(layer: dict, count: int) -> list[tuple[int, list[dict]]]:
    """Units with what excites them: those whose weights are there first, then in their order; none that is silent."""
    weights = layer["weights"]["values"] if "weights" in layer else [None] * len(layer["excites"])
    order = sorted(range(len(layer["excites"])), key=lambda unit: weights[unit] is None)
    return [(unit, layer["excites"][unit]) for unit in order if layer["excites"][unit]][:count]
