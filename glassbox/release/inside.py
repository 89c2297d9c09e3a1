"""What each unit looks for, measured on the shipped file: `inside.json` and a sheet of samples beside the model.

glassbox/contract/inside.schema.json says what each field means.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .. import contract
from ..errors import Problem
from ..evaluation import tolerance
from ..experiment import Experiment
from ..files import read_json, replace, write_json
from ..runtime import Predictor
from .asking import shipped_of

FILE, SHEETS = "inside.json", ("inside.png", "inside.jpg")


def look_inside(experiment: Experiment, predictor: Predictor) -> dict | None:
    """Write `inside.json` and its sheet beside the model; returns the facts, or None where there are no samples to ask about."""
    folder = experiment.model_folder
    facts, picture = _measured(experiment, predictor) or (None, None)
    if facts:
        check(facts)
        write_json(folder / FILE, facts)
    if facts and picture is not None:
        replace(folder / facts["pool"]["file"], picture)
    named = {FILE, facts["pool"] and facts["pool"]["file"]} if facts else set()
    for name in {FILE, *SHEETS} - named:
        (folder / name).unlink(missing_ok=True)
    return facts


def read(folder: Path) -> dict | None:
    """The facts of a model folder, checked; None where there are none.

    Raises:
        Problem: they are damaged, or refer to samples that are not there.
    """
    file = folder / FILE
    if not file.is_file():
        return None
    try:
        facts = read_json(file)
    except ValueError as error:
        raise Problem(f"{file} cannot be read: {error}. Write it again: glassbox measure.") from error
    check(facts)
    if facts["pool"] and not (folder / facts["pool"]["file"]).is_file():
        raise Problem(f"{folder / facts['pool']['file']} is missing. Write it again: glassbox measure.")
    return facts


def check(facts: dict) -> None:
    """Raises Problem when the facts do not fit their schema, or refer to samples that are not there."""
    contract.check("inside", facts)
    count = len(facts["pool"]["labels"]) if facts["pool"] else 0
    for name, layer in facts["layers"].items():
        told = [one for row in layer["excites"] for one in row]
        if any(one["sample"] is not None and one["sample"] >= count for one in told):
            raise Problem(f"{FILE} is not valid: layer {name} refers to a sample that is not on the sheet.")
        if any(one["sample"] is None and "label" not in one for one in told):
            raise Problem(f"{FILE} is not valid: layer {name} has a sample without a name.")
        weights = layer.get("weights")
        if weights and any(
            row is not None and len(row) != weights["rows"] * weights["columns"] * weights["channels"]
            for row in weights["values"]
        ):
            raise Problem(f"{FILE} is not valid: a unit of layer {name} has another number of weights.")


def differences(experiment: Experiment, predictor: Predictor) -> list[str]:
    """One sentence for each layer of which something else is measured now than was written down."""
    old, measured = read(experiment.model_folder), _measured(experiment, predictor)
    if old is None or measured is None:
        return [f"There is no {FILE}."] if measured else []
    new, _picture = measured
    if old["layers"].keys() != new["layers"].keys():
        return [f"{FILE} is about other layers than the file has."]
    if bool(old["pool"]) != bool(new["pool"]):
        return [f"{FILE} and the file differ in whether there is a sheet of samples."]
    found = []
    if old["pool"]:
        then, now = (Counter(one["pool"]["labels"]) for one in (old, new))
        others, allowed = max((then - now).total(), (now - then).total()), tolerance.may_tip(then.total())
        if others > allowed:
            found.append(f"{others} of the strongest samples are others than {FILE} says; {allowed} may be.")
    return found + [
        f"Units of layer {name} look for something else than {FILE} says: {problem}."
        for name, layer in old["layers"].items()
        if (problem := _difference(layer, new["layers"][name]))
    ]


def _measured(experiment: Experiment, predictor: Predictor) -> tuple[dict, bytes | None] | None:
    """The facts and the file of the sheet, of the layers that are shown."""
    shapes = predictor.signatures()["inside"]["outputs"]
    names = [name for name in experiment.layers if name in shapes]
    return experiment.page.look_inside(shipped_of(experiment, predictor), names)


def _difference(old: dict, new: dict) -> str:
    """What differs between what is written of a layer and what is measured now; empty when it is the same."""
    values, now = ([[one["value"] for one in row] for row in layer["excites"]] for layer in (old, new))
    if [len(row) for row in values] != [len(row) for row in now]:
        return "other numbers of samples excite them"
    reach = max((abs(value) for row in values for value in row), default=1) or 1
    apart = max((tolerance.furthest(a, b) for a, b in zip(values, now, strict=True)), default=0) / reach
    if apart > tolerance.PEAK:
        return f"their answers are up to {apart:.2g} of the strongest away, and {tolerance.PEAK} may be"
    followed, follow = ({(one["unit"], one["what"]) for one in layer.get("tracks", [])} for layer in (old, new))
    if len(followed ^ follow) > tolerance.FEWEST:  # one that is just at the bar may fall to either side
        return f"{len(followed ^ follow)} follow something else, and {tolerance.FEWEST} may"
    return "" if _same_weights(old.get("weights"), new.get("weights")) else "their weights are others"


def _same_weights(old: dict | None, new: dict | None) -> bool:
    """Whether two tables agree on all units that both hold; which ones those are may differ by the size of a sheet."""
    if old is None or new is None:
        return old is new
    told = [(a, b) for a, b in zip(old["values"], new["values"], strict=True) if a is not None and b is not None]
    return old | {"values": 0} == new | {"values": 0} and bool(told) and all(a == b for a, b in told)
