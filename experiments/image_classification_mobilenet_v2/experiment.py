import keras
import numpy as np
from keras import layers

from glassbox import Experiment, Phase, Photo, Training
from glassbox.data import caltech, unknown
from glassbox.data.augment import Views, views
from glassbox.data.mobilenet import base
from glassbox.data.picture import Fit
from glassbox.evaluation import photos

FIT = Fit(size=192, way="cover", widest=1.5)
KINDS = len(caltech.words())


def load():
    return caltech.load(FIT)


def epoch(part, generator):
    """Every photo once, each as a new view, and some photos of things that have no right answer."""
    strange = unknown.photos(FIT, "train")
    pictures = np.concatenate([part.inputs, strange])
    targets = np.full((len(pictures), KINDS), 1 / KINDS, np.float32)
    targets[: len(part)] = np.eye(KINDS, dtype=np.float32)[part.targets]
    order = generator.permutation(len(pictures))
    return views(pictures[order], generator, Views(smallest=0.5, largest=1.05)), targets[order]


def samples_of_epoch(n):
    return n + len(unknown.photos(FIT, "train"))


def build(dropout=0.3) -> keras.Model:
    """Raw brightness 0-255 in, (192, 192, 3); the probability of each kind out."""
    seen = base(FIT.size)
    x = layers.GlobalAveragePooling2D(name="everywhere")(seen.output)
    x = layers.Dropout(dropout, name="dropout")(x)
    outputs = layers.Dense(KINDS, activation="softmax", name="probabilities")(x)
    return keras.Model(seen.input, outputs)


def head_first(steps):
    return keras.optimizers.AdamW(2e-3, weight_decay=0.02)


def then_everything(steps):
    rate = keras.optimizers.schedules.CosineDecay(
        1e-5, int(steps * 0.95), warmup_target=6e-4, warmup_steps=int(steps * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.05)


experiment = Experiment(
    id="image_classification_mobilenet_v2",
    title="What is in this photo?",
    summary="Give it a photo: it says which of 101 things it shows, or that it does not know.",
    family="MobileNetV2",
    task="classification",
    tags=("photos", "transfer learning", "convolution"),
    data=caltech.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=15,
        batch_size=32,
        epoch=epoch,
        samples=samples_of_epoch,
        phases=(
            Phase(2, head_first, lambda layer: layer.name == "probabilities"),
            Phase(13, then_everything, lambda layer: not isinstance(layer, layers.BatchNormalization)),
        ),
        label_smoothing=0.1,
        settings={},
    ),
    page=Photo(labels=caltech.words(), fit=FIT, unsure_below=0.3),
    layers={},
    measure=photos.measure,
    examples=photos.examples,
)
