# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Finding objects: SSDLite on MobileNetV2
#
# You point a camera at your desk; a network draws a box around each thing that it knows, and names it. This file is
# the whole story of that network. It needs an idea more than a network that names one photo: the number of answers
# is not known before.
#
# **You will see** how two thousand fixed boxes become three good ones; how a network learns from boxes that no person
# ever drew; and why one figure for "how good" needs such care.

# %%
import os
from functools import cache

import keras
from keras import layers

from glassbox import Experiment, Objects, Phase, Training
from glassbox.data import mobilenet
from glassbox.data.picture import Fit
from glassbox.detection import data, examples
from glassbox.detection.anchors import PER_CELL
from glassbox.detection.answer import with_boxes
from glassbox.detection.loss import DetectionLoss
from glassbox.detection.stem import Stem, learner
from glassbox.evaluation import detection

LABELS = (
    "person", "bicycle", "car", "motorcycle", "airplane", "boat", "stop sign", "bird", "cat", "dog", "elephant",
    "umbrella", "bottle", "cup", "pizza", "chair", "potted plant", "tv", "laptop", "mouse", "keyboard", "cell phone",
    "book", "clock", "scissors",
)  # fmt: skip
FIT = Fit(256, "contain")  # all of the photo, with grey bars; 256 pixels a side


def load():
    """Photos with boxes, in three parts."""
    return data.load(LABELS, FIT)


SCENES = int(os.environ.get("DET_SCENES", 4_096))


FIXED = "block_9_add"  # MobileNetV2 up to here stays as ImageNet made it


@cache
def stem():
    """The fixed layers, fast."""
    return Stem(mobilenet.base(FIT.size), FIXED)


def epoch(part, generator):
    """What the fixed layers say of new scenes, and what the network should answer at each anchor."""
    return data.composer(part, FIT.size).epoch(SCENES, generator, stem())


WIDTH = 128  # maps in the new layers


def mixed(x, maps, name):
    """Weigh all maps at each place into new ones; normalise; cut off below 0 and above 6."""
    x = layers.Conv2D(maps, 1, use_bias=False, name=f"{name}_mix")(x)
    x = layers.BatchNormalization(momentum=0.97, name=f"{name}_norm")(x)
    return layers.ReLU(6.0, name=name)(x)


def looked(x, name, step=1):
    """A 3x3 window over each map by itself; with a step of 2, half as many places."""
    x = layers.DepthwiseConv2D(3, step, padding="same", use_bias=False, name=f"{name}_windows")(x)
    x = layers.BatchNormalization(momentum=0.97, name=f"{name}_norm")(x)
    return layers.ReLU(6.0, name=name)(x)


class Head:
    """The last two steps, with the same weights on every map: a dog seen large is a dog seen small.

    Only the normalisation is each map's own, for their numbers are of different sizes.
    """

    def __init__(self, numbers, name, start):
        self.numbers, self.name = numbers, name
        self.windows = layers.DepthwiseConv2D(3, padding="same", use_bias=False, name=f"{name}_windows")
        bias = keras.initializers.Constant(start)
        self.answer = layers.Conv2D(PER_CELL * numbers, 1, bias_initializer=bias, name=name)

    def __call__(self, x):
        name = f"{self.name}_{x.shape[1]}"
        x = layers.BatchNormalization(momentum=0.97, name=f"{name}_norm")(self.windows(x))
        x = self.answer(layers.ReLU(6.0, name=f"{name}_seen")(x))
        return layers.Reshape((-1, self.numbers), name=f"{name}_rows")(x)


def build(width=WIDTH) -> keras.Model:
    """Raw brightness 0-255 in, (size, size, 3); for each anchor 4 offsets and a logit for each class out."""
    base = mobilenet.base(FIT.size)
    fine, coarse = base.get_layer("block_13_expand_relu").output, base.get_layer("out_relu").output
    things = mixed(coarse, width * 3 // 2, "things")
    context = layers.UpSampling2D(2, name="context")(things)
    places = mixed(layers.Concatenate(name="both")([fine, context]), width, "places")
    small = mixed(looked(places, "places_seen"), width, "small")
    middle = mixed(looked(things, "things_seen"), width, "middle")
    large = mixed(looked(middle, "large_seen", 2), width, "large")
    whole = mixed(looked(large, "whole_seen", 2), width, "whole")
    which, where = Head(len(LABELS), "which", -4.0), Head(4, "where", 0.0)
    answers = [
        layers.Concatenate(name=f"answer_{x.shape[1]}")([where(x), which(x)]) for x in (small, middle, large, whole)
    ]
    return keras.Model(base.inputs, layers.Concatenate(axis=1, name="answer")(answers))


def new(layer) -> bool:
    """Whether a layer is one of ours, and not MobileNetV2's."""
    return not layer.name.startswith(("block_", "Conv_1", "out_relu"))


def fine_tuned(layer) -> bool:
    """Ours, and the last convolutions of MobileNetV2; what its normalisation measured on ImageNet stays."""
    return new(layer) or not isinstance(layer, layers.BatchNormalization)


def first(_steps):
    return keras.optimizers.AdamW(2e-3, weight_decay=1e-4, global_clipnorm=10.0)


def then(steps):
    """The learning rate warms up, then falls along a cosine nearly to 0."""
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, int(steps * 0.95), alpha=0.01, warmup_target=7e-4, warmup_steps=int(steps * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.01, global_clipnorm=10.0)


def score(model, part):
    return data.score(model, part, FIT.size, DetectionLoss())


HEAD_EPOCHS, EPOCHS = 1, int(os.environ.get("DET_EPOCHS", 20))
experiment = Experiment(
    id="objects_detection_ssdlite_mobilenet_v2",
    title="Live objects (SSDLite, MobileNetV2)",
    summary="Point the camera at your desk. A network draws a box around each thing it knows, and names it.",
    family="SSDLite",
    task="detection",
    tags=("objects", "camera", "photo", "transfer learning", "distillation"),
    data=data.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=EPOCHS,
        batch_size=16,
        epoch=epoch,
        samples=lambda photos: SCENES,
        learner=lambda model: learner(model, FIXED),
        phases=(Phase(HEAD_EPOCHS, first, new), Phase(EPOCHS - HEAD_EPOCHS, then, fine_tuned)),
        loss=DetectionLoss,
        score=score,
        answers=data.answers,
        metric="AP50 on validation photos",
        settings={"optimizer": "AdamW", "learning rate": "0.002 for the new layers alone, then 0.0007, falling to 0"},
    ),
    page=Objects(labels=LABELS, fit=FIT, score_above=0.4),
    layers={
        "block_5_add": "MobileNetV2, an eighth of the size: edges, textures, corners.",
        "small": "16x16 places: what small things are made of, told by the coarser map what is around them.",
        "middle": "8x8 places: whole things of a middle size.",
        "large": "4x4 places: large things.",
        "whole": "2x2 places: what fills the picture.",
    },
    measure=detection.measure,
    examples=lambda one, splits: examples.write(one.model_folder),
    ships=lambda model: with_boxes(model, FIT.size),
)
