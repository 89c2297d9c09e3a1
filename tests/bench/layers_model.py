"""Write a Keras 3 network as a TensorFlow.js layers model: a topology in JSON and the weights as one binary.

TensorFlow.js 4.22 reads what Keras 2 wrote. Only the layers that the experiments use are known here; any other is
refused, because a layer that is read wrongly would be timed all the same.
"""

from __future__ import annotations

import json
from pathlib import Path

import keras
import numpy as np
from calls import inputs_of, values_of

from glassbox.errors import Problem

# What TensorFlow.js needs to know of each layer. Initialisers, regularisers and constraints are for training.
WINDOW = ("strides", "padding", "data_format")
LEARNED = (*WINDOW, "kernel_size", "dilation_rate", "activation", "use_bias")
RECURRENT = ("return_sequences", "return_state", "go_backwards", "stateful", "unroll")
CONFIGURED = {
    "InputLayer": ("batch_shape",),
    "Rescaling": ("scale", "offset"),
    "Conv2D": ("filters", *LEARNED),
    "DepthwiseConv2D": ("depth_multiplier", *LEARNED),
    "BatchNormalization": ("axis", "epsilon", "center", "scale"),
    "ReLU": ("max_value", "negative_slope", "threshold"),
    "Activation": ("activation",),
    "ZeroPadding2D": ("padding", "data_format"),
    "MaxPooling2D": ("pool_size", *WINDOW),
    "GlobalAveragePooling2D": ("data_format",),
    "UpSampling2D": ("size", "data_format", "interpolation"),
    "Add": (),
    "Concatenate": ("axis",),
    "Reshape": ("target_shape",),
    "Flatten": ("data_format",),
    "Dropout": ("rate",),
    "Dense": ("units", "activation", "use_bias"),
    "Embedding": ("input_dim", "output_dim", "mask_zero"),
    "LSTM": ("units", "activation", "recurrent_activation", "use_bias", *RECURRENT),
}
# Names that Keras 3 gave to settings of Keras 2.
OLDER = {"batch_shape": "batch_input_shape"}
OLDER_ACTIVATIONS = {"silu": "swish"}
# Where TensorFlow.js can do less than Keras: the one value of a setting that it understands.
ONLY = {
    "groups": 1,
    "keepdims": False,
    "negative_slope": 0,
    "threshold": 0,
    "data_format": "channels_last",
    "interpolation": "nearest",
}


def write(model: keras.Model, folder: Path) -> None:
    """Write layers.json and layers.bin, for `tf.loadLayersModel`.

    Raises:
        Problem: the network has a layer that is not known here, or uses one in a way that TensorFlow.js cannot.
    """
    config = model.get_config()
    topology = {
        "class_name": "Model",
        "config": {
            "name": model.name,
            "layers": [_layer(layer) for layer in config["layers"]],
            "input_layers": _references(config["input_layers"]),
            "output_layers": _references(config["output_layers"]),
        },
    }
    values = {
        f"{layer.name}/{_older(layer, name)}": value
        for layer in model.layers
        for name, value in values_of(layer).items()
    }
    specs = [{"name": name, "shape": list(value.shape), "dtype": "float32"} for name, value in values.items()]
    content = {
        "format": "layers-model",
        "modelTopology": {"keras_version": "2.15.0", "backend": "tensorflow", "model_config": topology},
        "weightsManifest": [{"paths": ["layers.bin"], "weights": specs}],
    }
    (folder / "layers.json").write_text(json.dumps(content))
    (folder / "layers.bin").write_bytes(b"".join(np.ascontiguousarray(value).tobytes() for value in values.values()))


def _layer(layer: dict) -> dict:
    kind, config = layer["class_name"], layer["config"]
    if kind not in CONFIGURED:
        raise Problem(f"{config['name']} is a {kind}, which tests/bench/layers_model.py does not know how to write.")
    for setting, value in ONLY.items():
        if config.get(setting, value) != value:
            raise Problem(f"{config['name']} has {setting} {config[setting]}, which TensorFlow.js does not know.")
    kept = {OLDER.get(name, name): config[name] for name in CONFIGURED[kind]}
    if "activation" in kept:
        kept["activation"] = OLDER_ACTIVATIONS.get(kept["activation"], kept["activation"])
    return {
        "class_name": kind,
        "name": config["name"],
        "config": {"name": config["name"], "dtype": "float32", "trainable": True, **kept},
        "inbound_nodes": [[[*call, 0, {}] for call in inputs_of(node)] for node in layer["inbound_nodes"]],
    }


def _older(layer: keras.Layer, weight: str) -> str:
    """The name of a weight in Keras 2."""
    depthwise = isinstance(layer, keras.layers.DepthwiseConv2D) and weight == "kernel"
    return "depthwise_kernel" if depthwise else weight


def _references(tensors: list) -> list[list]:
    """Keras 3 writes one tensor as it is, and several as a list."""
    return [list(tensor) for tensor in (tensors if isinstance(tensors[0], list | tuple) else [tensors])]
