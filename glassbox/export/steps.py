"""Networks that read a text step by step: what ships is one step, from a character and a memory to the next of both.

Signature `predict`: `tokens` int32 (1,) and `state` float32 (1, memories, units) to `logits` (1, characters) and `state`.
Signature `inside`: the same with the outputs of the layers that the experiment names. A text begins with a state of zeros.
"""

from __future__ import annotations

from collections.abc import Iterable

import keras

from ..experiment import Experiment
from . import archive
from .slim import slim


def carries_state(model: keras.Model) -> bool:
    """Whether a network takes what it remembered and gives what it remembers."""
    return any(tensor.name == "state" for tensor in model.inputs)


def one_step(
    network: keras.Model, tokens: keras.KerasTensor, state: keras.KerasTensor, named: Iterable[str] = ()
) -> dict[str, keras.KerasTensor]:
    """One character further: tokens (n,), state (n, memories, units); the outputs of `predict`, and of `named` layers.

    The recurrent layers' own cells are called, so that what ships has no loop in it.
    """
    seen = {}
    x = seen["characters"] = network.get_layer("characters")(tokens)
    after = []
    for number in range(state.shape[1]):
        name = f"memory_{number + 1}"
        x, _states = network.get_layer(name).cell(x, [state[:, number]], training=False)
        after.append(x)
        seen[name] = x
    logits = network.get_layer("logits")(x)
    return {"logits": logits, "state": keras.ops.stack(after, 1), **{name: seen[name] for name in named}}


def convert(experiment: Experiment, network: keras.Model) -> bytes:
    """The network as a LiteRT file with float16 weights, one character at a time."""
    state = network.get_layer("state").output.shape[1:]
    named = [name for name in experiment.layers if name != "logits"]
    inputs = [("tokens", (1,), "int32"), ("state", (1, *state), "float32")]
    signatures = {
        "predict": lambda tokens, state: one_step(network, tokens, state),
        "inside": lambda tokens, state: one_step(network, tokens, state, named),
    }
    return slim(archive.convert([network], signatures, inputs))
