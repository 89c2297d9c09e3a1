"""A judge of made pictures: a small classifier of its own, taught on real pictures and never shown a made one.

It is trained once by `python -m glassbox.evaluation.judge <experiment>` (and before a training that needs it), and kept
beside the model as `judge.tflite`, so that everybody who measures again measures with the same judge.
"""

from __future__ import annotations

import sys

import keras
import numpy as np
from keras import layers

from ..experiment import Experiment
from ..export import archive
from ..files import replace
from ..generation.judge import FILE, Judge

FEATURES, EPOCHS, BATCH, SEED = 64, 6, 128, 2_024


def judge_of(experiment: Experiment) -> Judge:
    """The judge of an experiment; it is trained when there is none yet."""
    file = experiment.model_folder / FILE
    if not file.is_file():
        train(experiment)
    return Judge(file)


def train(experiment: Experiment) -> None:
    """Teach a judge on the training part and write it."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(SEED)
    part = experiment.splits.train
    model = build(len(experiment.page.labels))
    steps = EPOCHS * -(-len(part) // BATCH)
    model.compile(
        keras.optimizers.AdamW(keras.optimizers.schedules.CosineDecay(2e-3, steps), weight_decay=0.01),
        loss={"probabilities": "sparse_categorical_crossentropy"},
    )
    for epoch in range(EPOCHS):
        order = np.random.default_rng((SEED, epoch)).permutation(len(part))
        pictures = part.inputs[order].astype(np.float32) / 255
        loss = model.fit(pictures, {"probabilities": part.targets[order]}, batch_size=BATCH, shuffle=False, verbose=0)
        print(f"judge: epoch {epoch + 1} of {EPOCHS}, loss {loss.history['loss'][-1]:.4f}", flush=True)
    inputs = [("image", (1, 28, 28, 1), "float32")]
    raw = archive.convert([model], {"judge": lambda x: model(x, training=False)}, inputs)
    experiment.model_folder.mkdir(parents=True, exist_ok=True)
    replace(experiment.model_folder / FILE, raw)


def build(classes: int) -> keras.Model:
    """Picture in; 64 features and the probability of each class out."""
    inputs = layers.Input((28, 28, 1), name="image")
    x = inputs
    for filters in (32, 64):
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = layers.ReLU()(layers.BatchNormalization(momentum=0.9)(x))
        x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(64, 3, strides=2, padding="same", use_bias=False)(x)
    x = layers.ReLU()(layers.BatchNormalization(momentum=0.9)(x))
    x = layers.Dropout(0.3)(layers.Flatten()(x))
    features = layers.Dense(FEATURES, activation="relu", name="features")(x)
    probabilities = layers.Dense(classes, activation="softmax", name="probabilities")(features)
    return keras.Model(inputs, {"features": features, "probabilities": probabilities})


if __name__ == "__main__":
    from ..discovery import find

    train(find(sys.argv[1]))
