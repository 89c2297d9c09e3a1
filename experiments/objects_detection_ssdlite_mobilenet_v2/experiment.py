import os

import keras
from keras import layers

from glassbox import Experiment, Objects, Phase, Training
from glassbox.data import mobilenet
from glassbox.data.picture import Fit
from glassbox.detection import data
from glassbox.detection.anchors import PER_CELL, maps
from glassbox.detection.answer import with_boxes
from glassbox.detection.loss import DetectionLoss
from glassbox.evaluation import detection

LABELS = (
    "person", "bicycle", "car", "motorcycle", "airplane", "boat", "stop sign", "bird", "cat", "dog", "elephant",
    "umbrella", "bottle", "cup", "pizza", "chair", "potted plant", "tv", "laptop", "mouse", "keyboard", "cell phone",
    "book", "clock", "scissors",
)  # fmt: skip
FIT = Fit(256, "contain")


def load():
    return data.load(LABELS, FIT)


SCENES = int(os.environ.get("DET_SCENES", 2_048))


def epoch(part, generator):
    return data.composer(part, FIT.size).epoch(SCENES, generator)


def pointwise(x, channels, name):
    x = layers.Conv2D(channels, 1, use_bias=False, name=f"{name}_mix")(x)
    x = layers.BatchNormalization(momentum=0.97, name=f"{name}_norm")(x)
    return layers.ReLU(6.0, name=name)(x)


def depthwise(x, name, strides=1):
    x = layers.DepthwiseConv2D(3, strides, padding="same", use_bias=False, name=f"{name}_windows")(x)
    x = layers.BatchNormalization(momentum=0.97, name=f"{name}_norm")(x)
    return layers.ReLU(6.0, name=name)(x)


WIDTH = 128


def build(width=WIDTH):
    base = mobilenet.base(FIT.size)
    fine, coarse = base.get_layer("block_13_expand_relu").output, base.get_layer("out_relu").output
    things = pointwise(coarse, width * 3 // 2, "things")
    context = layers.UpSampling2D(2, name="context")(things)
    places = pointwise(layers.Concatenate(name="both")([fine, context]), width, "places")
    second = pointwise(depthwise(places, "places_seen"), width, "map_16")
    third = pointwise(depthwise(things, "things_seen"), width, "map_8")
    fourth = pointwise(depthwise(third, "large_seen", 2), width, "map_4")
    fifth = pointwise(depthwise(fourth, "whole_seen", 2), width, "map_2")
    which = Head(width, len(LABELS), "which")
    where = Head(width, 4, "where")
    answers = []
    for x in (second, third, fourth, fifth):
        answers.append(layers.Concatenate()([where(x), which(x)]))
    answer = layers.Concatenate(axis=1, name="answer")(answers)
    return keras.Model(base.inputs, answer)


class Head:
    def __init__(self, width, numbers, name):
        prior = keras.initializers.Constant(-4.0 if name == "which" else 0.0)
        self.layers = [
            layers.DepthwiseConv2D(3, padding="same", use_bias=False, name=f"{name}_windows"),
            layers.BatchNormalization(momentum=0.97, name=f"{name}_norm"),
            layers.ReLU(6.0, name=f"{name}_seen"),
            layers.Conv2D(PER_CELL * numbers, 1, bias_initializer=prior, name=name),
        ]
        self.rows = layers.Reshape((-1, numbers), name=f"{name}_rows")

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return layers.Reshape((-1, x.shape[-1] // PER_CELL))(x)


def learns_first(layer):
    return not mobilenet_layer(layer)


def learns_then(layer):
    if not mobilenet_layer(layer):
        return True
    return not isinstance(layer, layers.BatchNormalization) and block(layer) > 5


def mobilenet_layer(layer):
    return block(layer) >= 0


def block(layer):
    name = layer.name
    if name.startswith("block_"):
        return int(name.split("_")[1])
    if name in ("Conv_1", "Conv_1_bn", "out_relu"):
        return 17
    return 0 if name in ("Conv1", "bn_Conv1", "Conv1_relu") or name.startswith("expanded_conv") else -1


def score(model, part):
    return data.score(model, part, FIT.size, DetectionLoss())


def answers(model, part, which):
    import numpy as np

    best = 1 / (1 + np.exp(-model.predict(part.inputs[which], verbose=0)[..., 4:].max(1)))
    return [{"answer": [int(one.argmax())], "probability": round(float(one.max()), 4)} for one in best]


import os

EPOCHS = int(os.environ.get("DET_EPOCHS", 60))

experiment = Experiment(
    id="objects_detection_ssdlite_mobilenet_v2",
    title="Live objects (SSDLite on MobileNetV2)",
    summary="Point the camera at your desk. A network draws a box around each thing it knows, and names it.",
    family="SSDLite",
    task="detection",
    tags=("objects", "camera", "photo", "transfer learning", "distillation"),
    data=data.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=EPOCHS,
        batch_size=32,
        epoch=epoch,
        samples=lambda photos: SCENES,
        phases=(
            Phase(2, lambda steps: keras.optimizers.AdamW(2e-3, weight_decay=1e-4, global_clipnorm=10.0), learns_first),
            Phase(
                EPOCHS - 2,
                lambda steps: keras.optimizers.AdamW(
                    keras.optimizers.schedules.CosineDecay(
                        3e-4, int(steps * 0.95), warmup_target=1e-3, warmup_steps=int(steps * 0.05)
                    ),
                    weight_decay=0.01,
                    global_clipnorm=10.0,
                ),
                learns_then,
            ),
        ),
        loss=DetectionLoss,
        score=score,
        answers=answers,
        metric="AP50 on validation photos",
        settings={},
    ),
    page=Objects(labels=LABELS, fit=FIT, score_above=0.4),
    layers={},
    measure=detection.measure,
    examples=lambda e, s: [],
    ships=lambda model: with_boxes(model, FIT.size),
    run=os.environ.get("DET_RUN", ""),
)
