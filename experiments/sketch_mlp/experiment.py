import keras
from keras import layers

from glassbox import Draw, Experiment, Training
from glassbox.data import quickdraw
from glassbox.data.hands import PENS
from glassbox.data.sketches import epoch_of_sketches, samples_of_epoch
from glassbox.evaluation import sketches


def load():
    return quickdraw.load()


def epoch(part, generator):
    return epoch_of_sketches(part, generator, classes=len(quickdraw.WORDS))


def layer(x, neurons, dropout, name):
    """Every neuron looks at everything; then normalisation, ReLU, and some switched off while training."""
    x = layers.Dense(neurons, use_bias=False, name=f"{name}_weights")(x)
    x = layers.BatchNormalization(name=f"{name}_norm")(x)
    x = layers.ReLU(name=name)(x)
    return layers.Dropout(dropout, name=f"{name}_dropout")(x)


def build(first=640, second=320, third=160, dropout=0.15) -> keras.Model:
    """Raw brightness 0-255 in, (28, 28, 1); the probability of each word out."""
    inputs = layers.Input((28, 28, 1), name="image")
    x = layers.Rescaling(1 / 255, name="scale")(inputs)
    x = layers.Flatten(name="flat")(x)
    x = layer(x, first, dropout, "first")
    x = layer(x, second, dropout, "second")
    x = layer(x, third, dropout, "third")
    outputs = layers.Dense(len(quickdraw.WORDS), activation="softmax", name="probabilities")(x)
    return keras.Model(inputs, outputs)


def optimizer(steps):
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, int(steps * 0.95), warmup_target=3e-3, warmup_steps=int(steps * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.02)


experiment = Experiment(
    id="sketch_mlp",
    title="Sketches (MLP)",
    summary="Draw one of 43 things. A network of plain layers guesses it while you draw.",
    family="MLP",
    task="classification",
    tags=("sketches", "drawing", "plain layers"),
    data=quickdraw.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=30,
        batch_size=128,
        epoch=epoch,
        samples=samples_of_epoch,
        optimizer=optimizer,
        label_smoothing=0.05,
        settings={"optimizer": "AdamW", "learning rate": "0.003, falling to 0", "weight decay": 0.02, "dropout": 0.15},
    ),
    page=Draw(labels=quickdraw.WORDS, invitation="Draw one of 43 things", recipe=quickdraw.QUICKDRAW, pens=PENS, unsure_below=0.3, fullest=0.7),
    layers={
        "first": "640 neurons, each with its own view of the whole drawing.",
        "second": "320 neurons that weigh what the first ones say.",
        "third": "160 neurons, near the answer.",
    },
    measure=sketches.measure,
    examples=sketches.examples,
)
