"""Golden vectors of what covering parts of an input takes away: Python and the page must find the same."""

from __future__ import annotations

import numpy as np

from ..interpret import occlusion
from ..runtime import Predictor
from .golden_inputs import plain, sample_of

CASES = (0, 3)  # of the golden inputs; the first with its whole map


def cases(page, predictor: Predictor, golden: list[dict]) -> dict:
    """{"saliency": what covering takes away on a few of the golden inputs}; empty for a page that does not show it.

    Python and the page do the same arithmetic on the shipped file, so that they can be compared.
    """
    if page.kind in ("objects", "generate", "text"):
        return {}
    inputs = predictor.signatures()["predict"]["inputs"]
    return {"saliency": [_case(page, predictor, sample_of(golden[i], inputs), i) for i in CASES]}


def _case(page, predictor: Predictor, sample: np.ndarray, number: int) -> dict:
    def answer(sample):
        return predictor.one(predictor.predict, sample)["probabilities"][0]

    if page.input_name == "tokens":
        lost = occlusion.dependence(answer, sample.astype(int), page.alphabet.index(" "))
        return {"case": number, "drops": plain(lost)}
    covers = occlusion.covers_of(page)
    lost = occlusion.drops(answer, sample, covers)
    change = occlusion.change_of_mind(answer, sample, covers)
    if change:
        change["probability"] = round(change["probability"], 7)
    seen = (
        {"map": [round(share, 4) for share in occlusion.mattering(lost, covers).ravel().tolist()]}
        if number == 0
        else {}
    )
    return {"case": number, "drops": [round(drop, 4) for drop in lost.tolist()], "change": change, **seen}
