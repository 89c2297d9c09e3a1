"""A gated recurrent unit against a long short-term memory with as many weights, trained alike for a while on the plays.

.venv/bin/python tests/bench/memories.py [--epochs 4] [--seeds 2]; prints nats per character of the validation text after
each training. Nothing of it is kept.
"""

import argparse
import os
import tempfile
from dataclasses import replace
from functools import partial

import keras
from keras import layers

from glassbox import discovery
from glassbox.text.network import recurrent
from glassbox.training import loop


def long_short_term(characters: int, embedding: int, units: int, dropout: float) -> keras.Model:
    """Two long short-term memories in the form of `glassbox.text.network.recurrent`; `state` is (n, 4, units)."""
    tokens = layers.Input((None,), dtype="int32", name="tokens")
    state = layers.Input((4, units), name="state")
    x, after = layers.Embedding(characters, embedding)(tokens), []
    for number in range(2):
        if number:
            x = layers.Dropout(dropout)(x)
        before = [state[:, 2 * number], state[:, 2 * number + 1]]
        x, *now = layers.LSTM(units, return_sequences=True, return_state=True)(x, initial_state=before)
        after += now
    logits = layers.Dense(characters)(layers.Dropout(dropout)(x))
    return keras.Model({"tokens": tokens, "state": state}, {"logits": logits, "state": keras.ops.stack(after, 1)})


def main():
    """Train both with each seed, and print what they reach."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument("--seeds", type=int, default=2)
    given = options.parse_args()
    plays = discovery.find("text_generation_shakespeare_rnn")
    alphabet = plays.page.alphabet
    builds = {
        "gated recurrent unit": partial(recurrent, alphabet, embedding=64, units=256, memories=2, dropout=0.25),
        "long short-term memory": partial(long_short_term, len(alphabet), embedding=64, units=220, dropout=0.25),
    }
    for name, build in builds.items():
        for seed in range(1, given.seeds + 1):
            with tempfile.TemporaryDirectory() as os.environ["GLASSBOX_RUNS"]:
                model, history = loop.train(replace(plays, build=build), seed=seed, epochs=given.epochs)
            nats = history["curves"][-1]["validation_loss"]
            print(f"{name}: {model.count_params():,} weights, seed {seed}: {nats:.4f} nats per character", flush=True)


if __name__ == "__main__":
    main()
