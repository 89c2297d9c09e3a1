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


def convolution(x, filters, size, name):
    """Convolution, batch normalisation, and zero for everything negative (ReLU)."""
    x = layers.Conv2D(filters, size, padding="same", use_bias=False, name=f"{name}_windows")(x)
    x = layers.BatchNormalization(name=f"{name}_norm")(x)
    return layers.ReLU(name=name)(x)


def second_look(x, name):
    """Two convolutions whose result is added to what came in (He et al., 2015)."""
    filters = x.shape[-1]
    y = convolution(x, filters, 3, f"{name}_first")
    y = layers.Conv2D(filters, 3, padding="same", use_bias=False, name=f"{name}_windows")(y)
    y = layers.BatchNormalization(name=f"{name}_norm")(y)
    return layers.ReLU(name=name)(layers.Add(name=f"{name}_added")([x, y]))


def build(dropout=0.3) -> keras.Model:
    """Raw brightness 0-255 in, (28, 28, 1); the probability of each word out."""
    inputs = layers.Input((28, 28, 1), name="image")
    x = layers.Rescaling(1 / 255, name="scale")(inputs)
    x = convolution(x, 32, 5, "lines")
    x = layers.MaxPooling2D(name="lines_pooled")(x)
    x = convolution(x, 64, 3, "corners")
    x = second_look(x, "shapes")
    x = layers.MaxPooling2D(name="shapes_pooled")(x)
    x = convolution(x, 128, 3, "parts")
    x = second_look(x, "things")
    x = convolution(x, 192, 3, "wholes")
    x = layers.GlobalAveragePooling2D(name="everywhere")(x)
    x = layers.Dropout(dropout, name="dropout")(x)
    outputs = layers.Dense(len(quickdraw.WORDS), activation="softmax", name="probabilities")(x)
    return keras.Model(inputs, outputs)


def optimizer(steps):
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, int(steps * 0.95), warmup_target=3e-3, warmup_steps=int(steps * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.02)


experiment = Experiment(
    id="sketch_cnn",
    title="Sketches (CNN)",
    summary="Draw one of 43 things. A convolutional network guesses it while you draw.",
    family="CNN",
    task="classification",
    tags=("sketches", "drawing", "convolution"),
    data=quickdraw.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=12,
        batch_size=128,
        epoch=epoch,
        samples=samples_of_epoch,
        optimizer=optimizer,
        label_smoothing=0.05,
        settings={"optimizer": "AdamW", "learning rate": "0.003, falling to 0", "weight decay": 0.02, "dropout": 0.3},
    ),
    page=Draw(labels=quickdraw.WORDS, invitation="Draw one of 43 things", recipe=quickdraw.QUICKDRAW, pens=PENS, unsure_below=0.3, fullest=0.7),
    layers={
        "lines": "32 small windows look for lines and their ends.",
        "shapes": "64 windows look for corners, arcs and crossings.",
        "things": "128 windows look for parts: ears, wheels, petals, wings.",
        "wholes": "192 windows look at nearly the whole drawing: which parts lie where.",
    },
    measure=sketches.measure,
    examples=sketches.examples,
)
