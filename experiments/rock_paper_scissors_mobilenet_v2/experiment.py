import keras
from keras import layers

from glassbox import Camera, Experiment, Phase, Training
from glassbox.data import webcam
from glassbox.data.hand_scenes import epoch_of_hands
from glassbox.data.mobilenet import base
from glassbox.data.picture import Fit
from glassbox.evaluation import hands

FIT = Fit(size=128, way="cover", widest=1.0)
PICTURES = 2_400
PLANNED = 10
CHOSEN = 10
STEPS = (PLANNED - 1) * PICTURES // 32


def load():
    return hands.splits(FIT)


def epoch(_part, generator):
    return epoch_of_hands(tuple(webcam.PEOPLE), FIT, PICTURES, generator)


def build(dropout=0.3) -> keras.Model:
    """Raw brightness 0-255 in, (128, 128, 3); the probability of each move out."""
    seen = base(FIT.size)
    x = layers.GlobalAveragePooling2D(name="everywhere")(seen.output)
    x = layers.Dropout(dropout, name="dropout")(x)
    outputs = layers.Dense(len(webcam.LABELS), activation="softmax", name="probabilities")(x)
    return keras.Model(seen.input, outputs)


def head_first(_steps):
    return keras.optimizers.AdamW(1e-3, weight_decay=0.02)


def then_everything(_steps):
    rate = keras.optimizers.schedules.CosineDecay(
        1e-5, int(STEPS * 0.95), warmup_target=5e-4, warmup_steps=int(STEPS * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.05)


experiment = Experiment(
    id="rock_paper_scissors_mobilenet_v2",
    title="Rock, paper, scissors (transfer learning)",
    summary="Play rock, paper, scissors before your camera, against a network that learned to see elsewhere first.",
    family="MobileNetV2",
    task="classification",
    tags=("camera", "transfer learning", "game"),
    data=webcam.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=CHOSEN,
        batch_size=32,
        epoch=epoch,
        samples=lambda n: PICTURES,
        phases=(
            Phase(1, head_first, lambda layer: layer.name == "probabilities"),
            Phase(CHOSEN - 1, then_everything, lambda layer: not isinstance(layer, layers.BatchNormalization)),
        ),
        label_smoothing=0.1,
        settings={},
    ),
    page=Camera(labels=webcam.LABELS, fit=FIT, unsure_below=0.5),
    layers={},
    measure=hands.measure,
    examples=hands.examples,
    folds=lambda: hands.folds_of(experiment, PLANNED, PICTURES),
)
