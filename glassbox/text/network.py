"""A recurrent network that expects the next character, and its training with what it remembers carried on.

Truncated backpropagation through time (Williams and Peng, 1990): the text is read in rows of some characters; an error
is traced back to the beginning of its row, but what the network remembers goes on into the next row. For that, batch and
text must agree: row r of a batch must go on where row r of the batch before it stopped (`in_order`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import keras
import numpy as np
from keras import layers

from ..splits import Part
from .dropconnect import DropConnectGRU
from .sampling import Choice, draw

SHOWN_LENGTH = 80  # characters that the network writes after each sample, for the story of its learning
SHOWN = Choice(temperature=0.6, top_k=0, top_p=1.0)


def recurrent(
    alphabet: str, embedding: int, units: int, memories: int, dropout: float, cut: float = 0.0
) -> keras.Model:
    """A stack of gated recurrent units (Cho and others, 2014, arXiv:1406.1078) over characters.

    Args:
        alphabet: what it reads and writes.
        embedding: numbers that stand for a character.
        units: numbers that a unit remembers.
        memories: units, each watching the one before.
        dropout: share of the numbers between units that is hidden in training.
        cut: share of the weights between a unit's past and its present that is cut in training (`DropConnectGRU`).

    Returns:
        A model from `tokens` (n, length) and `state` (n, memories, units), what was remembered before, to `logits`
        (n, length, characters) and `state`, what is remembered after.
    """
    tokens = layers.Input((None,), dtype="int32", name="tokens")
    state = layers.Input((memories, units), name="state")
    x = layers.Embedding(len(alphabet), embedding, name="characters")(tokens)
    after = []
    for number in range(memories):
        if number:
            x = layers.Dropout(dropout, name=f"forgetting_{number}")(x)
        memory = partial(DropConnectGRU, cut=cut) if cut else layers.GRU
        x, last = memory(units, return_sequences=True, return_state=True, name=f"memory_{number + 1}")(
            x, initial_state=state[:, number]
        )
        after.append(last)
    x = layers.Dropout(dropout, name="forgetting")(x)
    logits = layers.Dense(len(alphabet), name="logits")(x)
    return keras.Model({"tokens": tokens, "state": state}, {"logits": logits, "state": keras.ops.stack(after, 1)})


class Reader(keras.Model):
    """Reads a text in rows and carries what the network remembers from each batch to the next.

    `fit` begins with an empty memory, so an epoch depends on nothing that was read before it. All batches must have
    `batch_size` rows.
    """

    def __init__(self, network: keras.Model, batch_size: int):
        super().__init__(name="reader")
        self.network = network
        _none, memories, units = network.get_layer("state").output.shape
        self.remembered = self.add_weight(
            shape=(batch_size, memories, units), initializer="zeros", trainable=False, name="remembered"
        )

    def call(self, tokens: keras.KerasTensor, training: bool | None = None) -> keras.KerasTensor:
        """Logits (n, length, characters) for token ids (n, length)."""
        outputs = self.network({"tokens": tokens, "state": self.remembered}, training=training)
        self.remembered.assign(keras.ops.stop_gradient(outputs["state"]))
        return outputs["logits"]

    def fit(self, *args: Any, **options: Any) -> keras.callbacks.History:
        """As of `keras.Model`, from an empty memory."""
        self.remembered.assign(keras.ops.zeros_like(self.remembered))
        return super().fit(*args, **options)


def reader(batch_size: int) -> Callable[[keras.Model], Reader]:
    """For `Training.learner`: (network) -> its `Reader`, built."""

    def make(network: keras.Model) -> Reader:
        made = Reader(network, batch_size)
        made(np.zeros((batch_size, 1), np.int32))
        return made

    return make


def in_order(batch_size: int) -> Callable[[Part, np.random.Generator], tuple[np.ndarray, np.ndarray]]:
    """For `Training.epoch`: (part, generator) -> (inputs, targets) whose batches go on where the last one stopped.

    The text is cut into `batch_size` equal stretches, and a batch holds the next row of each. It begins at a random
    place, so that the ends of the rows are elsewhere in every epoch.
    """

    def epoch(part: Part, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        length = part.inputs.shape[1]
        start = int(generator.integers(part.inputs.size))
        inputs, targets = (np.roll(values.ravel(), -start) for values in (part.inputs, part.targets))
        steps = len(part) // batch_size
        shape = (batch_size, steps, length)

        def batches(values: np.ndarray) -> np.ndarray:
            return values[: batch_size * steps * length].reshape(shape).swapaxes(0, 1).reshape(-1, length)

        return batches(inputs), batches(targets)

    return epoch


def samples(batch_size: int) -> Callable[[int], int]:
    """For `Training.samples`: (rows of a part) -> rows of an epoch, which has whole batches only."""
    return lambda count: count // batch_size * batch_size


def loss() -> keras.losses.Loss:
    """Cross-entropy in nats per character."""
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def score(network: keras.Model, part: Part) -> dict:
    """Nats per character of validation text, memory carried on; and the share of characters that were expected most.

    The text is read as 32 stretches at once, each from an empty memory: a little pessimistic, and fast.
    """
    stretches = 32
    steps = len(part) // stretches
    inputs, targets = (values[: stretches * steps].reshape(stretches, -1) for values in (part.inputs, part.targets))
    state = np.zeros((stretches, *network.get_layer("state").output.shape[1:]), np.float32)
    nats, right, reach = 0.0, 0, 8 * part.inputs.shape[1]
    for start in range(0, inputs.shape[1], reach):
        tokens, truth = inputs[:, start : start + reach], targets[:, start : start + reach]
        logits, state = told(network, tokens, state)
        nats += float(surprise(logits, truth).sum())
        right += int((logits.argmax(-1) == truth).sum())
    return {"validation_loss": nats / inputs.size, "validation_value": right / inputs.size}


def told(network: keras.Model, tokens: np.ndarray, state: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logits and the memory after reading, as arrays."""
    outputs = network({"tokens": tokens, "state": state}, training=False)
    return keras.ops.convert_to_numpy(outputs["logits"]), keras.ops.convert_to_numpy(outputs["state"])


def surprise(logits: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Nats of each true character: minus the logarithm of its probability. Logits (..., characters), truth (...)."""
    wide = logits.astype(np.float64)
    highest = wide.max(-1, keepdims=True)
    whole = np.log(np.exp(wide - highest).sum(-1)) + highest[..., 0]
    return whole - np.take_along_axis(wide, truth[..., None], -1)[..., 0]


def answers(network: keras.Model, part: Part, which: np.ndarray) -> list[dict]:
    """How the network goes on after each sample now: {"answer": token ids, "probability": mean of what it wrote}."""
    state = np.zeros((len(which), *network.get_layer("state").output.shape[1:]), np.float32)
    tokens, written, sure = part.inputs[which], [], []
    for place in range(SHOWN_LENGTH):
        logits, state = told(network, tokens, state)
        logits = logits[:, -1]
        drawn = [draw(row, SHOWN, 1, place) for row in logits]
        tokens = np.array(drawn, np.int32)[:, None]
        written.append(drawn)
        sure.append(np.exp(-surprise(logits, tokens[:, 0])))
    return [
        {"answer": list(map(int, text)), "probability": round(float(mean), 4)}
        for text, mean in zip(np.transpose(written), np.mean(sure, 0), strict=True)
    ]


def divide_logits(temperature: float) -> Callable[[keras.Model], None]:
    """For `Training.finish`: (network) -> None; divides every logit by a temperature that validation text chose.

    A network that begins to learn by heart is too sure of itself (Guo and others, 2017, arXiv:1706.04599). It is done to
    the weights of the last layer; the temperature of the page divides once more.
    """

    def finish(network: keras.Model) -> None:
        logits = network.get_layer("logits")
        logits.set_weights([weights / temperature for weights in logits.get_weights()])

    return finish


def optimizer(highest: float, weight_decay: float) -> Callable[[int], keras.optimizers.Optimizer]:
    """For `Training.optimizer`: AdamW; the rate warms up for one twentieth of the steps, then falls to 0 (cosine).

    Gradients are shortened to 1: now and then a recurrent network's explode (Pascanu and others, 2013).
    """

    def make(steps: int) -> keras.optimizers.Optimizer:
        rate = keras.optimizers.schedules.CosineDecay(
            highest / 20, int(steps * 0.95), warmup_target=highest, warmup_steps=max(1, int(steps * 0.05))
        )
        return keras.optimizers.AdamW(rate, weight_decay=weight_decay, beta_2=0.99, global_clipnorm=1.0)

    return make
