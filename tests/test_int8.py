"""Weights kept in one byte each: a quarter of the file, and the answers of a network with the same rounded weights."""

import keras
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from keras import layers

from glassbox.export import archive, int8
from glassbox.export.slim import slim
from glassbox.interpret.first_weights import on_pixels


def test_a_file_of_bytes_answers_like_keras_with_the_rounded_weights():
    keras.utils.set_random_seed(3)
    image = layers.Input((12, 12, 3), name="image")
    x = layers.Conv2D(24, 3, strides=2, activation="relu", name="first")(image)
    x = layers.DepthwiseConv2D(3, depth_multiplier=2, padding="same", name="each")(x)
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(image, layers.Dense(40, activation="softmax", name="probabilities")(x))
    inputs = [("image", (1, 12, 12, 3), "float32")]
    inside = keras.Model(model.inputs, {"first": model.get_layer("first").output, "probabilities": model.output})
    signatures = {
        "predict": lambda *x: {"probabilities": model(list(x), training=False)},
        "inside": lambda *x: inside(list(x), training=False),
    }
    whole = slim(archive.convert([model, inside], signatures, inputs, float16=False))
    small = int8.keep_in_bytes(whole)
    int8.round_kernels(model)
    picture = np.random.default_rng(1).uniform(-1, 1, (1, 12, 12, 3)).astype(np.float32)
    wanted = keras.ops.convert_to_numpy(model(picture))

    runner = Interpreter(model_content=small).get_signature_runner("predict")
    assert np.allclose(runner(image=picture)["probabilities"], wanted, atol=1e-6)
    kernels = sum(np.prod(layer.kernel.shape) for layer in model.layers if layer.weights)
    assert len(whole) - len(small) > 1.5 * kernels
    name, weights = on_pixels(small)
    kernel = keras.ops.convert_to_numpy(model.get_layer("first").kernel)
    assert name == "first"
    assert np.allclose(weights, kernel.transpose(3, 0, 1, 2) * 255, atol=1e-4)
