"""Make one epoch depend on (seed, epoch) alone, so that a killed training goes on as if nothing had happened."""

from __future__ import annotations

import keras
import numpy as np

from ..settings import EPOCHS_A_SEED


def seed_epoch(model: keras.Model, seed: int, epoch: int) -> np.random.Generator:
    """Seed everything random in the coming epoch.

    Dropout keeps its state in `seed_generator`, the augmentation layers in `generator`; neither is part of the
    weights, so without setting both a resumed run would draw other numbers than an uninterrupted one.

    Returns:
        The generator for the order and the distortion of the data.
    """
    keras.utils.set_random_seed(seed * EPOCHS_A_SEED + epoch)
    for index, layer in enumerate(model._flatten_layers(include_self=False)):
        for name in ("seed_generator", "generator"):
            generator = getattr(layer, name, None)
            if isinstance(generator, keras.random.SeedGenerator):
                generator.state.assign(np.array([seed * EPOCHS_A_SEED + epoch, index], "uint32"))
    return np.random.default_rng((seed, epoch))
