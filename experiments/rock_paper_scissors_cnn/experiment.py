# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Rock, paper, scissors, from zero
#
# You hold your hand before the camera; a small network says whether it is rock, paper, scissors or nothing, and you
# play best of five against it. This network starts knowing nothing at all. Read it beside
# `rock_paper_scissors_mobilenet_v2`, which has seen 1.3 million other photos first.
#
# **You will see** how far four people's hands can take a network, why the walls behind them matter, and what it means
# to measure on *people it never saw*.

# %%
from dataclasses import replace
from functools import partial

import keras
from keras import layers

from glassbox import Camera, Experiment, Failure, Training
from glassbox.data import webcam
from glassbox.evaluation import hands
from glassbox.hands import fooling
from glassbox.hands.scenes import HAND, ROOM, epoch_of_hands
from glassbox.images.fitting import Fit

# %% [markdown]
# ## The data, and what is wrong with it
#
# 4,246 webcam photos of four people in nine sessions. Frames of one session are near duplicates: put some of them
# into the **training set**, from which the network learns, and others into a test, and the test is a leak (**data
# leakage**); it would report nearly 100 %. So we never split by frame. We train four times, each time without one
# *person*, and ask about every frame of that person: **cross-validation**, here leaving one person out.
#
# Most sessions show a plain wall, and visitors do not sit before plain walls. The hands before the plainest walls can
# be cut out, by comparing with the empty wall; so we put them, and computer-made hands, before photos of other things
# and people, in any direction and size: **data augmentation**, changes that keep the right answer. This happens in
# training only. The photos behind are from Caltech-101 and ImageNet, the rendered hands from Laurence Moroney's set.
#
# The photos have no stated licence. They teach and measure; they are never shown, here or on the page.

# %%
FIT = Fit(size=96, way="cover", widest=1.0)
PICTURES = 4_800  # an epoch: scenes are made anew, so there is no natural number
LIGHT = {"light": 0.55, "tint": 0.25}  # how far brightness, contrast and colours are changed: rooms and skins differ


def load():
    """All people train; rendered hands before photos, that no training part holds, decide and measure."""
    return hands.splits(FIT)


def scenes(people, generator):
    """An epoch: hands in their own rooms, hands before photos, and photos without a hand."""
    return epoch_of_hands(people, FIT, PICTURES, generator, replace(ROOM, **LIGHT), replace(HAND, **LIGHT))


# %% [markdown]
# ## The model, and why this shape
#
# Seven steps, five of which halve the picture: edges, then skin and contours, then fingertips and gaps, then fingers,
# then hands. A **convolution** slides small windows of weights, its **filters**, over the picture; with a **stride**
# of 2 they move by two places, and so halve it. The answers of one filter form a picture, a **feature map**. Here
# each convolution is split in two, as in networks for phones: filters look at every map by itself, then every place
# mixes what its maps say (a **depthwise separable convolution**). That takes an eighth of the work and of the
# weights, and with so few people, more weights would learn the people. At the end every feature is averaged over the
# picture (**global average pooling**), because a hand may be anywhere.


# %%
def norm(x, name):
    """Batch normalisation, and zero for everything negative (ReLU)."""
    x = layers.BatchNormalization(name=f"{name}_norm")(x)
    return layers.ReLU(name=name)(x)


def separable(x, filters, step, name):
    """Windows for every map by itself, then a mix of the maps in each place; a step of 2 halves the picture."""
    x = layers.DepthwiseConv2D(3, strides=step, padding="same", use_bias=False, name=f"{name}_windows")(x)
    x = norm(x, f"{name}_seen")
    x = layers.Conv2D(filters, 1, use_bias=False, name=f"{name}_mix")(x)
    return norm(x, name)


def build(dropout=0.3) -> keras.Model:
    """Raw brightness 0-255 in, (96, 96, 3); the probability of each move out."""
    inputs = layers.Input((FIT.size, FIT.size, 3), name="image")
    x = layers.Rescaling(1 / 127.5, offset=-1, name="scale")(inputs)
    x = layers.Conv2D(24, 3, strides=2, padding="same", use_bias=False, name="edges_windows")(x)
    x = norm(x, "edges")
    x = separable(x, 48, 2, "contours")
    x = separable(x, 96, 2, "tips")
    x = separable(x, 96, 1, "gaps")
    x = separable(x, 160, 2, "fingers")
    x = separable(x, 160, 1, "fingers_together")
    x = separable(x, 256, 2, "hands")
    x = layers.GlobalAveragePooling2D(name="everywhere")(x)
    x = layers.Dropout(dropout, name="dropout")(x)
    outputs = layers.Dense(len(webcam.LABELS), activation="softmax", name="probabilities")(x)
    return keras.Model(inputs, outputs)


# %%
PLANNED = 30  # epochs of each fold
CHOSEN = 27  # epochs of the network that ships: after these the folds were best
LOOKED_AT = (
    "How hands are cut out and put before photos was chosen while looking at person B (with the other network), how far "
    "the light is changed and how weights are averaged while looking at person A, so both figures flatter."
)
STEPS = PLANNED * PICTURES // 32


def optimizer(_steps):
    """AdamW; the learning rate warms up, then falls to 0 along a cosine over the planned epochs.

    After every epoch the weights become their own average over about the last hundred steps.
    """
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, int(STEPS * 0.95), warmup_target=3e-3, warmup_steps=int(STEPS * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.05, use_ema=True, ema_momentum=0.99)


experiment = Experiment(
    id="rock_paper_scissors_cnn",
    title="Rock, paper, scissors (from zero)",
    summary="Play rock, paper, scissors before your camera, against a network that learned from four people's hands alone.",
    chapter="Seeing",
    place=1,
    lesson="starting from nothing. The hands of four people are not enough to know all hands.",
    try_this="Show it your hand in front of a plain wall, then in front of a full shelf.",
    family="CNN",
    task="classification",
    tags=("camera", "game", "convolution"),
    terms=(
        "data leakage",
        "cross-validation",
        "data augmentation",
        "training set",
        "validation set",
        "convolution",
        "filter",
        "feature map",
        "depthwise separable convolution",
        "stride",
        "global average pooling",
        "epoch",
        "loss",
        "gradient",
        "learning rate",
        "overfitting",
        "exponential moving average",
        "confidence interval",
        "baseline",
    ),
    data=webcam.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=CHOSEN,
        batch_size=32,
        epoch=lambda _part, generator: scenes(tuple(webcam.PEOPLE), generator),
        samples=lambda n: PICTURES,
        optimizer=optimizer,
        label_smoothing=0.05,
        settings={
            "optimizer": "AdamW",
            "learning rate": "0.003, falling to 0",
            "weights": "averaged over about 100 steps",
            "weight decay": 0.05,
            "dropout": 0.3,
        },
    ),
    # Frames of people never seen, in the folds: at half sure 64 % are answered, and 83 % of those answers are right.
    page=Camera(labels=webcam.LABELS, fit=FIT, unsure_below=0.5),
    layers={
        "edges": "24 small windows look for edges and colours.",
        "contours": "48 maps of contours: where skin ends.",
        "gaps": "96 maps of fingertips and the gaps between fingers.",
        "fingers_together": "160 maps of fingers and how they lie together.",
        "hands": "256 maps of whole hands, each value for a large part of the picture.",
    },
    pool=lambda: hands.shown_pool(FIT),
    measure=partial(hands.measure, chosen=LOOKED_AT),
    examples=hands.examples,
    folds=lambda: hands.folds_of(experiment, PLANNED, scenes),
    notes=(
        "Its sibling that had seen other photos first (rock_paper_scissors_mobilenet_v2) reads 92.8 % of the same hands, "
        "this one 69.6 %; for the person read worst 88.7 % against 49.5 %. Four people can teach a new answer to eyes that "
        "see; they are too few to teach seeing.",
        "It learned from four people. A hand, a light or a room unlike theirs can fool it.",
        Failure(
            "What has the shape of a hand is taken for one: a rabbit with two ears shows scissors.",
            fooling.rabbit,
            "scissors",
            name="rabbit",
        ),
        Failure(
            "An open hand that is far from the camera, and so small in the picture, looks like rock.",
            lambda: fooling.hand("paper", scale=0.42),
            "rock",
            name="far_paper",
        ),
        Failure(
            "Scissors that point downwards look like rock: nobody held them so.",
            lambda: fooling.hand("scissors", turned=180),
            "rock",
            name="turned_scissors",
        ),
    ),
)

# %% [markdown]
# ## Training
#
# At each step the **loss** says how wrong the network was, and every weight moves a little against its **gradient**,
# the direction in which the loss grows; how far is the **learning rate**. An **epoch** is 4,800 pictures. After each,
# the weights become an **exponential moving average**, in which the last hundred steps count most.
#
# First the four folds, then the network that ships, which sees all four people. It takes some minutes each; stop
# whenever you like, it goes on where it stopped. If they have finished, these cells only read the result.

# %%
if __name__ == "__main__":
    from glassbox.notebooks import crossvalidate, show_curves, show_folds, show_report, train

    experiment.build().summary()
    crossvalidate(experiment)
    show_folds(experiment)

# %%
if __name__ == "__main__":
    train(experiment)
    show_curves(experiment)

# %% [markdown]
# The second pair of curves is of the network that ships. Its **validation set**, which decides and does not teach, is
# rendered hands before photos, for there is no fifth person.
#
# ## How good it really is

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# Beside each figure stands a 95 % **confidence interval**: were the test repeated 100 times, about 95 of the 100
# intervals would cover the true value. The **baseline** is what a very simple guess reaches. Look at the worst
# person, not only at the mean: that one might be you.
#
# ### What went wrong, and what helped
#
# We wanted 75 % of hands right, and 60 % for the person read worst. This network reaches neither.
#
# - Without averaged weights, and with light changed as little as for its sibling, person A's share jumped between 40
#   and 76 % from one epoch to the next, and ended at 59 %: dark hands were taken for no hand.
# - With averaged weights and more light and colour, A ended at 70 %, and the other three people were measured once with
#   that recipe: B 50 %, C 90 %, D 70 %.
# - For B we then tried hands that are turned less (54 % at best in 16 epochs, 49 % after the last), a network of full
#   convolutions on 64 pixels (38 % after ten epochs), and a first layer that makes every picture equally bright and
#   colourful: the training loss fell much faster, and B stood at 43 % after 20 epochs. None was better, and none is in
#   the recipe.
#
# The third attempt says the most. The network *can* learn these hands better; what it learns is three people
# (**overfitting**: what it knows by heart does not help with the fourth). B shows the back of the hand in a busy
# room, and nothing in its training does. `rock_paper_scissors_mobilenet_v2` has the same hands and reads 93 % of
# them, 89 % of B's. Four people are enough to teach a new answer to eyes that can see; they are too few to teach
# seeing.
#
# ## What to try next
#
# 1. Set both figures of `LIGHT` to 0, so that no picture is lit anew. Which person suffers most?
# 2. Replace `HAND` in `scenes` by `replace(HAND, turn=20)`. Person D holds the hand sideways.
# 3. Set `use_ema=False` in `optimizer`. How far does the curve of a fold jump from one epoch to the next?
# 4. Compare with `rock_paper_scissors_mobilenet_v2`.
