"""What each unit looks for, as facts for a page: of networks that look at pictures, that add, and that write."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from ..files import as_json
from ..runtime import Predictor
from ..shipped import Shipped
from ..text.characters import decode
from . import max_activations, traits
from .first_weights import on_pixels
from .probes import Trait, tracked
from .sheet import ACROSS, sheet

Layers: TypeAlias = dict[str, dict[str, Any]]  # layer -> what is known of it

STEPS = 99  # weights are whole numbers from -99 to 99
MOST_BYTES = 245_000  # of the facts and the sheet together; the weights of a wide layer fill what the rest leaves
BYTES_OF_WEIGHT = 3.2
WARM = 64  # characters read before a memory is asked what it follows
HELD_OUT_LENGTH = 1_000  # characters of each stretch of held-out text


def of_pictures(shipped: Shipped, names: list[str]) -> tuple[dict, bytes | None]:
    """The facts of a network that looks at pictures, and the sheet of the samples where they may be shown."""
    pool = shipped.choose_pool()
    found = max_activations.peaks(shipped.predictor, names, pool.inputs)
    strongest = {name: max_activations.strongest(peaks) for name, peaks in found.items()}
    used = sorted({sample for rows in strongest.values() for row in rows for sample, *_rest in row})
    place = {sample: number for number, sample in enumerate(used)}

    def told(sample: int, at: list[int], value: float) -> dict:
        one = {"sample": place[sample] if pool.shown else None, "at": at or None, "value": _short(value)}
        return one if pool.shown else one | {"label": pool.labels[sample]}

    layers: Layers = {
        name: {"excites": [[told(*one) for one in row] for row in rows]} for name, rows in strongest.items()
    }
    if pool.shown:
        ending, picture, side = sheet(pool.inputs[used])
        facts = {"file": f"inside.{ending}", "side": side, "across": ACROSS}
        facts |= {"labels": [pool.labels[sample] for sample in used]} | ({"credit": pool.credit} if pool.credit else {})
        facts = {"pool": facts, "why_no_pool": None, "layers": layers}
    else:
        picture, why = None, "The pictures that it learned from may not be shown, so their names stand for them."
        facts = {"pool": None, "why_no_pool": why, "layers": layers}
    first, weights = on_pixels(shipped.file.read_bytes())
    if first in layers:
        room = MOST_BYTES - len(as_json(facts)) - len(picture or b"")
        layers[first]["weights"] = _weights(weights, found[first].values.std(0), room)
    return facts, picture


def of_questions(shipped: Shipped, names: list[str]) -> dict:
    """The facts of a network that reads short texts whole."""
    pool = shipped.choose_pool()
    found = max_activations.peaks(shipped.predictor, names, pool.inputs)
    layers = {
        name: {
            "excites": [
                [
                    {"sample": None, "at": at or None, "value": _short(value), "label": pool.labels[i]}
                    for i, at, value in row
                ]
                for row in max_activations.strongest(peaks)
            ]
        }
        for name, peaks in found.items()
    }
    return {"pool": None, "why_no_pool": "What it learned from are texts, not pictures.", "layers": layers}


def of_text(shipped: Shipped, names: list[str], alphabet: str, form: tuple[str, ...]) -> dict:
    """The facts of a network that reads a running text character by character.

    Args:
        alphabet: of the tokens.
        form: words that begin the parts of a text.
    """
    splits = shipped.load()
    learned = _stretches(splits.train.inputs, max_activations.STRETCH)
    held_out = _stretches(splits.test.inputs, HELD_OUT_LENGTH)
    read, then = (_memories(shipped.predictor, names, tokens) for tokens in (learned, held_out))
    unlearned = _memories(shipped.build_untrained(), names, held_out)
    texts = [decode(row, alphabet) for row in held_out]
    warm = np.arange(held_out.shape[1]) >= min(WARM, held_out.shape[1] // 4)
    following = [
        Trait(one.what, one.values, (True if one.where is None else one.where) & warm)
        for one in traits.of_texts(texts, form)
    ]
    first = np.arange(len(texts)) < len(texts) // 2
    layers: Layers = {}
    for name in names:
        rows = max_activations.passages(read[name], learned, alphabet) if shipped.shown else []
        layers[name] = {
            "excites": [
                [{"sample": None, "at": None, "value": _short(value), "label": text} for text, value in row]
                for row in rows
            ]
        }
        if name.startswith("memory"):
            layers[name]["tracks"] = tracked(then[name], following, first, unlearned[name])
    why = "What it learned from are texts, not pictures."
    return {
        "pool": None,
        "why_no_pool": why if shipped.shown else "The texts that it learned from may not be shown.",
        "layers": layers,
    }


def _stretches(rows: np.ndarray, length: int) -> np.ndarray:
    """Up to so many characters of each of equal stretches of a text, spread over all of it: (stretches, length)."""
    tokens = rows.ravel()
    whole = tokens[: len(tokens) // max_activations.STRETCHES * max_activations.STRETCHES].reshape(
        max_activations.STRETCHES, -1
    )
    return whole[:, :length]


def _memories(predictor: Predictor, names: list[str], tokens: np.ndarray) -> dict[str, np.ndarray]:
    """What each layer gives after each character of texts read side by side from an empty memory: (texts, steps, units)."""
    shape = predictor.inside.get_input_details()["state"]["shape"][1:]
    state = np.zeros((len(tokens), *shape), np.float32)
    found: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for column in tokens.T:
        outputs = predictor.inside(tokens=column.astype(np.int32), state=state)
        state = outputs["state"]
        for name in names:
            found[name].append(outputs[name])
    return {name: np.stack(rows, 1) for name, rows in found.items()}


def _weights(weights: np.ndarray, vary: np.ndarray, room: int) -> dict:
    """Weights (units, rows, columns, channels) as whole numbers; of a wide layer the units that vary most.

    Args:
        vary: (units,) how much each varies from sample to sample.
        room: bytes that they may take.
    """
    count, rows, columns, channels = weights.shape
    largest = float(np.abs(weights).max())
    most = max(1, int(room / BYTES_OF_WEIGHT) // (rows * columns * channels))
    kept = set(np.argsort(-vary, kind="stable")[:most].tolist())
    whole = np.round(weights.reshape(count, -1) / (largest or 1) * STEPS).astype(int)
    return {
        "rows": rows,
        "columns": columns,
        "channels": channels,
        "reach": STEPS,
        "largest": _short(largest),
        "values": [whole[unit].tolist() if unit in kept else None for unit in range(count)],
    }


def _short(value: float) -> float:
    """Four digits."""
    return float(f"{value:.4g}")
