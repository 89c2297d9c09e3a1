"""A gated recurrent unit of which some connections are cut in training, so that it learns less by heart."""

from __future__ import annotations

from typing import Any

import keras
from keras import layers


class DropConnectGRU(layers.GRU):
    """A gated recurrent unit that is trained with a share `cut` of the weights between its past and its present at 0.

    Every batch has others cut, for all of its steps; the rest are made larger, as by dropout. Out of training it is a
    `keras.layers.GRU`. DropConnect: Wan and others, 2013; for recurrent weights: Merity and others, 2017,
    arXiv:1708.02182.
    """

    def __init__(self, units: int, cut: float, **options: Any):
        super().__init__(units, **options)
        self.cut = cut
        self.seed_generator = keras.random.SeedGenerator()

    def call(
        self,
        sequences: keras.KerasTensor,
        initial_state: list[keras.KerasTensor] | None = None,
        mask: keras.KerasTensor | None = None,
        training: bool = False,
    ) -> Any:
        """As of `keras.layers.GRU`."""
        if not training:
            return super().call(sequences, initial_state, mask, training)
        # Keras' own loop over the steps reads the weights from the cell, so they are exchanged while it runs.
        whole = self.cell.recurrent_kernel
        self.cell.recurrent_kernel = keras.random.dropout(whole, self.cut, seed=self.seed_generator)
        try:
            return super().call(sequences, initial_state, mask, training)
        finally:
            self.cell.recurrent_kernel = whole

    def get_config(self) -> dict:
        """As of `keras.layers.GRU`, with `cut`."""
        return super().get_config() | {"cut": self.cut}
