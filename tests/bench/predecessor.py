"""The network that wrote Shakespeare in the project before this one, to measure against: its shape, not its weights.

Characters become 256 numbers each, one LSTM remembers 1,024, and one layer says what comes next: 5.3 million weights.
Speed does not depend on their values, so they are drawn at random here.
"""

from __future__ import annotations

import tempfile

import keras
from keras import layers

from glassbox.export import litert
from glassbox.export.slim import slim

EMBEDDING = 256
UNITS = 1024


def build(characters: int) -> keras.Model:
    """Token ids (1, length) to logits (1, length, characters); it remembers from call to call, as its page used it."""
    tokens = layers.Input(batch_shape=(1, None), dtype="int32", name="tokens")
    x = layers.Embedding(characters, EMBEDDING, name="characters")(tokens)
    x = layers.LSTM(UNITS, return_sequences=True, stateful=True, name="memory")(x)
    model = keras.Model(tokens, layers.Dense(characters, name="logits")(x))
    litert.round_to_float16(model)
    return model


def step(model: keras.Model, tokens, state) -> dict:
    """One character further: tokens (1,), and what it remembers (1, 2, units), to logits (1, characters) and `state`."""
    x = model.get_layer("characters")(tokens)
    x, after = model.get_layer("memory").cell(x, [state[:, 0], state[:, 1]], training=False)
    return {"logits": model.get_layer("logits")(x), "state": keras.ops.stack(after, 1)}


def convert(model: keras.Model) -> bytes:
    """The same weights as a file for the site's runtime, one character at a time, as the site's own text networks are."""
    import tensorflow as tf  # the converter is TensorFlow's, whatever backend trained

    specs = [
        tf.TensorSpec((1,), "int32", name="tokens"),
        tf.TensorSpec((1, 2, UNITS), "float32", name="state"),
    ]
    archive = keras.export.ExportArchive()
    archive.track(model)
    for name in ("predict", "inside"):
        archive.add_endpoint(name, lambda tokens, state: step(model, tokens, state), specs)
    with tempfile.TemporaryDirectory() as folder:
        archive.write_out(folder, verbose=False)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder, signature_keys=["predict", "inside"])
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.target_spec.supported_types = [tf.float16]
        return slim(converter.convert())
