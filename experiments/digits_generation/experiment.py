# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # New digits out of noise, step by step
#
# You choose a digit and a number; a network turns noise into handwriting that no hand ever wrote, while you watch. This
# file is its whole story: the digits it learned from, its layers, its training, and how good its digits really are.
# Every number on its page was measured on the file that the page loads.
#
# **You will see** how a network that only ever learned "which way is the picture?" can make new pictures (a
# **generative model**), and why this is easier to teach than two networks that play against each other
# (`clothes_generation_dcgan`).

# %%
from dataclasses import replace

import keras
from keras import layers

from glassbox import Experiment, Failure, Generate, Phase, Training
from glassbox.data import mnist
from glassbox.evaluation import generation
from glassbox.generation import flow
from glassbox.generation.learner import learns

# %% [markdown]
# ## The data, and what is wrong with it
#
# **MNIST** has 70,000 digits written by some 500 people in the United States around 1990: 55,000 to learn from (the
# **training set**), 5,000 to decide with (the **validation set**), and 10,000 to measure with, opened once (the
# **test set**). All are scaled to the same size and centred, so the network learns nothing of small digits or digits
# in a corner. And they are written as was usual there and then: few ones have a foot, few sevens a bar. What is rare
# in the data will be rare in what is made.


# %%
def load():
    """Digits in three parts; the pictures only."""
    return mnist.load(strokes=False)


# %% [markdown]
# ## The idea: a straight line from noise to a picture
#
# Take a picture and take noise of the same size, and mix them: at time 0 all noise, at time 1 all picture, between
# them on a straight line. The network is shown such a mixture, the time and the digit, and must say in which
# direction the line goes: picture minus noise. How wrong it is, its **loss**, is the **mean squared error**: how far
# it is off, squared and averaged over all pixels. It cannot know, for many pictures could be behind this noise. The
# best it can do is the mean of all directions that fit. At time 0 that is blurred; the nearer to the picture, the
# surer it is.
#
# That is all it learns. To make a digit, begin with noise, ask for the direction, go a small step, and ask again: the
# picture follows a **flow** from noise to digits (here a *rectified* one: Liu and others, 2022, arXiv:2209.03003).
# Sixteen steps are enough here. The other way of making pictures, the GAN (**generative adversarial network**), needs
# a single one; but it needs a second network to learn from, and no loss tells how far it is.
#
# ## The model, and why this shape
#
# What goes out is as large as what came in, so the network narrows and widens again (a **U-Net**: Ronneberger and
# others, 2015, arXiv:1505.04597). Its first layer is a **convolution**: it slides small windows of weights, its
# **filters**, of 4x4 pixels over the picture, with a **stride** of 2, that is, two pixels from one look to the next:
# 14x14 places are four times less work than 28x28. At 7x7 places it sees the digit as a whole; then back to 14x14,
# with what it knew before narrowing laid beside (a **skip connection**). It must also know what is wanted
# (**conditioning**). The digit becomes a learned list of numbers, its **embedding**; it and the time reach every
# block as a gain and a shift of each feature (FiLM: Perez and others, 2017, arXiv:1709.07871): "early, and it shall
# be a 7".


# %%
def block(x, hint, features, name):
    """Two convolutions, told time and digit between them; their result is added to what came in."""
    if x.shape[-1] != features:
        x = layers.Conv2D(features, 1, name=f"{name}_fit")(x)
    y = layers.BatchNormalization(momentum=0.9, name=f"{name}_norm")(x)
    y = layers.Conv2D(features, 3, padding="same", use_bias=False, name=f"{name}_first")(layers.ReLU()(y))
    y = layers.BatchNormalization(momentum=0.9, name=f"{name}_second_norm")(y)
    gain = layers.Dense(features, name=f"{name}_gain")(hint)
    shift = layers.Dense(features, name=f"{name}_shift")(hint)
    places = (1, 1, features)
    y = layers.Add(name=f"{name}_gained")([y, layers.Multiply()([y, layers.Reshape(places)(gain)])])
    y = layers.ReLU()(layers.Add(name=f"{name}_told")([y, layers.Reshape(places)(shift)]))
    y = layers.Conv2D(features, 3, padding="same", name=f"{name}_windows")(y)
    return layers.Add(name=name)([x, y])


def build(fine=48, coarse=96, classes=10) -> keras.Model:
    """{"picture" (28, 28, 1) on its way from noise to -1..1, "time" 0..1, "label"} in; its velocity out."""
    picture = layers.Input((28, 28, 1), name="picture")
    time = layers.Input((), name="time")
    label = layers.Input((), dtype="int32", name="label")
    when = layers.Dense(64, activation="silu", name="when")(layers.Reshape((1,))(time))
    when = layers.Dense(64, name="when_more")(when)
    what = layers.Embedding(classes, 64, embeddings_initializer=keras.initializers.RandomNormal(0, 1), name="what")(
        label
    )
    hint = layers.Activation("silu", name="hint")(layers.Add()([when, what]))
    x = layers.Conv2D(fine, 4, strides=2, padding="same", name="places")(picture)
    x = skip = block(x, hint, fine, "strokes")
    x = layers.Conv2D(coarse, 3, strides=2, padding="same", name="narrower")(x)
    x = block(x, hint, coarse, "parts")
    x = block(x, hint, coarse, "whole")
    x = layers.Conv2DTranspose(fine, 4, strides=2, padding="same", name="wider")(x)
    x = layers.Concatenate(name="beside")([x, skip])
    x = block(x, hint, fine, "ink")
    x = layers.ReLU()(layers.BatchNormalization(momentum=0.9, name="last_norm")(x))
    velocity = layers.Conv2DTranspose(1, 4, strides=2, padding="same", name="velocity")(x)
    return keras.Model({"picture": picture, "time": time, "label": label}, velocity)


# %%
def optimizer(steps):
    """AdamW; the learning rate warms up for one twentieth of the steps, then falls to 0 along a cosine."""
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, int(steps * 0.95), warmup_target=2e-3, warmup_steps=int(steps * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.01, clipnorm=1.0)


EPOCHS = 32
experiment = Experiment(
    id="digits_generation",
    title="New digits (flow)",
    summary="Choose a digit and a number. A network turns noise into handwriting, step by step.",
    chapter="Making",
    place=2,
    lesson="many small steps out of noise. Each one only asks: which way is the picture?",
    try_this="Make a digit, then make it again with fewer steps, and see what is lost.",
    family="Flow",
    task="generation",
    tags=("digits", "pictures", "generation", "flow", "convolution"),
    terms=(
        "generative model",
        "training set",
        "validation set",
        "test set",
        "flow",
        "mean squared error",
        "generative adversarial network",
        "U-Net",
        "convolution",
        "filter",
        "stride",
        "skip connection",
        "conditioning",
        "embedding",
        "loss",
        "gradient",
        "learning rate",
        "epoch",
        "overfitting",
        "exponential moving average",
        "Fréchet distance",
        "baseline",
    ),
    data=replace(
        mnist.SOURCE,
        flaws="Some labels are doubtful even to people. Every digit is centred and of one size, written in the United "
        "States around 1990. What is not in the data is not in what is made: no small digits, hardly a seven "
        "with a bar or a one with a foot.",
    ),
    load=load,
    build=build,
    training=Training(
        epochs=EPOCHS,
        batch_size=128,
        epoch=flow.epoch,
        samples=lambda n: n,
        phases=(Phase(EPOCHS, optimizer, learns),),
        learner=flow.Flow,
        loss=lambda: flow.loss,
        metrics=flow.metrics,
        score=generation.score(lambda: experiment, flow.error),
        answers=generation.answers(lambda: experiment),
        metric="made pictures that show what was asked for",
        settings={"optimizer": "AdamW", "learning rate": "0.002, falling to 0", "weight decay": 0.01},
    ),
    page=Generate(labels=tuple("0123456789"), noise=(28, 28, 1), way="flow", steps=16, invitation="Choose a digit"),
    layers={
        "strokes": "14x14 places: which of this could be ink, which is noise?",
        "parts": "7x7 places: arcs, bars and loops that could come of it.",
        "whole": "7x7 places: the digit as a whole, as it is to become.",
        "ink": "14x14 places again: where exactly each stroke lies.",
    },
    ships=lambda model: keras.Model(model.inputs, {"velocity": model.outputs[0]}),
    measure=generation.measure,
    examples=generation.examples,
    notes=(
        Failure(
            "Asked for a 9, it makes what another network reads as a 7: the loop is missing.",
            lambda: generation.seen_as(experiment, "9", "7"),
            "7",
            name="nine_as_seven",
        ),
        Failure(
            "Asked for a 4, it makes what another network reads as a 9: the top closed.",
            lambda: generation.seen_as(experiment, "4", "9"),
            "9",
            name="four_as_nine",
        ),
        "It writes as people in the United States wrote around 1990: few ones with a foot, few sevens with a bar.",
        "With fewer than about eight steps the digits get pale and blurred: the network's mean of all that could be.",
        "It knows ten digits, one at a time, in the middle of the picture.",
    ),
)

# %% [markdown]
# Here are some digits as they are.

# %%
if __name__ == "__main__":
    from glassbox.notebooks import show_curves, show_made, show_mistakes, show_report, show_rows, show_samples, train

    show_samples(experiment)

# %% [markdown]
# ## Training
#
# One round of training is an **epoch**. At each step every weight moves a little against its **gradient**, the
# direction in which its error grows; how far is the **learning rate**. What ships is an **exponential moving
# average** of the weights, in which the last thousand steps count most: single steps throw them to and fro.
#
# Run this cell to train the network from zero; it takes half an hour to an hour on two cores. Stop it whenever you
# like: it goes on where it stopped, and the result is the same to the last bit. If the training has finished, the
# cell only reads its result.

# %%
if __name__ == "__main__":
    experiment.build().summary()
    train(experiment)
    show_curves(experiment)

# %% [markdown]
# The loss falls quickly, then hardly at all, and never gets near 0: nobody can know which picture is behind pure
# noise. But it is one network with one task that stays the same, so a lower loss is a better network, and validation
# shows whether it learned by heart (**overfitting**). Compare that with the two losses of `clothes_generation_dcgan`.
# What the loss does *not* say is how good the digits look: the last small decrease is what makes them sharp. The
# **Fréchet distance** shows it: how far made and real digits are apart, in mean and spread of the features that
# another network sees in them.

# %%
if __name__ == "__main__":
    show_rows(experiment, ["loss", "validation_loss"], ["frechet"])

# %% [markdown]
# And this is what it made of the same twelve wishes after one epoch, after some, and at the end.

# %%
if __name__ == "__main__":
    show_made(experiment)

# %% [markdown]
# ## How good it really is
#
# Two questions can be measured. Does another network, taught only on real digits, read the digit that was asked for?
# And are the digits spread as real ones are? The second is the Fréchet distance. Its size means nothing by itself, so
# two others stand beside it: real digits against other real digits, and a **baseline**, the simplest generator, that
# knows for each digit the mean and the spread of every pixel.

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# These are digits that the other network reads as something else than was asked for. Which would you have read?

# %%
if __name__ == "__main__":
    show_mistakes(experiment)

# %% [markdown]
# ## What to try next
#
# 1. Set `steps` of `page` to 1, 2, 4, 8 and 32, and make digits. When do they stop getting better?
# 2. Take the digit away: `epoch=lambda part, generator: flow.epoch(replace(part, targets=0 * part.targets),
#    generator)`. What does the network write then, when it is asked for a 0?
# 3. Use `fashion_mnist.load` instead of `mnist.load`, and compare the clothes with those of the GAN.
