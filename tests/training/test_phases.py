"""A phase of training has an optimizer of its own, and may hide another share of the network."""

import keras
import numpy as np
from keras import layers

from glassbox import Phase, Training
from glassbox.training.loop import begin_phase


def test_a_phase_hides_the_share_that_it_says():
    """Eight ones are added up; where none is hidden the sum is right, where half are it is not."""
    inputs = layers.Input((8,))
    adding = layers.Dense(1, use_bias=False, kernel_initializer="ones")
    model = keras.Model(inputs, adding(layers.Dropout(1e-6, seed=1)(inputs)))

    def still(_steps):
        return keras.optimizers.SGD(0.0)  # nothing is learned, only looked at

    settings = Training(
        epochs=2,
        batch_size=64,
        epoch=None,
        samples=None,
        phases=(Phase(1, still), Phase(1, still, dropout=0.5)),
        loss=keras.losses.MeanSquaredError,
    )
    losses = []
    for epoch in (0, 1):
        begin_phase(model, settings, 1, epoch)
        losses.append(model.fit(np.ones((64, 8)), np.full((64, 1), 8.0), verbose=0).history["loss"][0])
    assert losses[0] < 0.01 and losses[1] > 2
