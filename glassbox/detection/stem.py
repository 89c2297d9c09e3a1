"""The first layers of a network, when they stay as they are: run once a scene, in the runtime of the shipped file.

On two cores LiteRT answers several times faster than a training step passes through the same layers, so an epoch is
made of what the fixed layers say, and only the layers that learn are trained on it.
"""

from __future__ import annotations

import os
from threading import local

import keras
import numpy as np

from ..export import archive


def learner(model: keras.Model, after: str) -> keras.Model:
    """The layers behind a named one, by themselves; they share their weights with the model."""
    return keras.Model(model.get_layer(after).output, model.output)


class Stem:
    """The layers up to a named one, as a function of one picture; may be called from several threads.

    Args:
        model: a network that reads pictures (size, size, 3) of raw brightness.
        up_to: name of the last layer that stays as it is.
    """

    def __init__(self, model: keras.Model, up_to: str):
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
        stem = keras.Model(model.inputs, model.get_layer(up_to).output)
        inputs = [("image", (1, *model.inputs[0].shape[1:]), "float32")]
        signatures = {"serve": lambda image: stem(image, training=False)}
        self.content = archive.convert([stem], signatures, inputs, float16=False)
        self.shape = tuple(stem.output.shape[1:])
        self.here = local()

    def __call__(self, pixels: np.ndarray) -> np.ndarray:
        """(size, size, 3) uint8 -> the maps of the last layer."""
        if not hasattr(self.here, "interpreter"):
            from ai_edge_litert.interpreter import Interpreter

            self.here.interpreter = Interpreter(model_content=self.content, num_threads=1)
            self.here.interpreter.allocate_tensors()
        interpreter = self.here.interpreter
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], pixels[None].astype(np.float32))
        interpreter.invoke()
        return interpreter.get_tensor(interpreter.get_output_details()[0]["index"])[0]
