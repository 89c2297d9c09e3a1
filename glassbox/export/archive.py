"""From Keras to LiteRT: the one way in which every file of this project is converted.

`keras.export.ExportArchive` is what carries the weights: a plain `tf.Module` around a Keras 3 model makes a file without
them that loads and answers garbage. The golden vectors would notice.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable

import keras


def convert(
    models: list[keras.Model], signatures: dict[str, Callable], inputs: list[tuple], float16: bool = True
) -> bytes:
    """A LiteRT file with the given signatures.

    Args:
        models: whose weights the signatures use.
        signatures: name -> a function of the inputs that calls the models.
        inputs: (name, shape, dtype) of each input, the batch included; the same for every signature.
        float16: whether weights are kept in half the bytes.
    """
    import tensorflow as tf  # the converter is TensorFlow's, whatever backend trained

    specs = [tf.TensorSpec(shape, dtype, name=name) for name, shape, dtype in inputs]
    archive = keras.export.ExportArchive()
    for model in models:
        archive.track(model)
    for name, function in signatures.items():
        archive.add_endpoint(name, function, specs)
    with tempfile.TemporaryDirectory() as folder:
        archive.write_out(folder, verbose=False)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder, signature_keys=list(signatures))
        if float16:
            converter.optimizations = [tf.lite.Optimize.DEFAULT]
            converter.target_spec.supported_types = [tf.float16]
        return converter.convert()
