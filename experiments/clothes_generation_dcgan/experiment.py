# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # New clothes, made by two networks that play against each other
#
# You choose a garment and a number; a network makes a picture of a garment that nobody ever sewed. This file is its
# whole story: the photos it learned from, the two networks, their game, and how good the pictures really are. Every
# number on its page was measured on the file that the page loads.
#
# **You will see** that a network can learn to make pictures (a **generative model**) although nobody ever tells it
# what a right picture is, and why in such a game a falling error says so little.

# %%
import keras
from keras import layers

from glassbox import Experiment, Failure, Generate, Phase, Training
from glassbox.data import fashion_mnist
from glassbox.evaluation import generation
from glassbox.generation import gan
from glassbox.generation.learner import learns

NOISE, KINDS = 64, len(fashion_mnist.LABELS)

# %% [markdown]
# ## The data, and what is wrong with it
#
# **Fashion-MNIST** has 70,000 photos of clothes from a shop, 28x28 pixels, in ten kinds. Of these, 55,000 teach (the
# **training set**), 5,000 decide (the **validation set**) and 10,000 measure, opened once (the **test set**). The
# photos are clean: cut out, centred, black behind. So what is made here is centred on black, too: the network can
# only make what it was shown. And the kinds overlap. What is a shirt, what a pullover or a coat, is often not to be
# seen in 28x28 pixels: of people without training in fashion, three to a photo, the majority names 83.5 % right (by
# the makers of the data).


# %%
def load():
    """Clothes in ten kinds, in three parts."""
    return fashion_mnist.load()


# %% [markdown]
# ## The model: two networks, and why these shapes
#
# Together they are a GAN, a **generative adversarial network**: one makes pictures, the other tells them from real
# ones. The **generator**, which makes them, begins with 64 random numbers (the **latent vector**) and the kind of
# garment. A dense layer makes 49 places of them, each with 96 features; then two **transposed convolutions** spread
# every place over four (their **stride**, the step from place to place, is 2), from 7x7 to 14x14 to 28x28 (a DCGAN:
# Radford and others, 2015, arXiv:1511.06434). The same numbers and the same kind always give the same picture, and
# numbers that are close to each other give pictures that are alike. That is why you can walk from one to another. The
# kind is told as a learned list of numbers, its **embedding**; to tell a network what is wanted is called
# **conditioning**.
#
# The **discriminator**, or *critic*, is the opposite: a picture and a kind go in, and out comes one number: is this a
# real picture *of this kind*? It compares what it sees with a list of what each kind should show (a projection:
# Miyato and Koyama, 2018, arXiv:1802.05637). And it is told how much the pictures that it sees at once (a **batch**)
# differ.


# %%
def build(noise=NOISE, features=96, classes=KINDS) -> keras.Model:
    """The maker, which ships: {"noise" (64), "label"} in; a picture (28, 28, 1), brightness 0 to 1, out."""
    random = layers.Input((noise,), name="noise")
    label = layers.Input((), dtype="int32", name="label")
    places = 7 * 7 * features
    # The noise has a normalisation of its own: beside the kind, which teaches faster, it would not be heard.
    x = layers.BatchNormalization(momentum=0.9, name="noise_norm")(
        layers.Dense(places, use_bias=False, name="noise_plan")(random)
    )
    x = layers.Add(name="plan_sum")([x, layers.Embedding(classes, places, name="kind_plan")(label)])
    x = layers.ReLU(name="plan")(layers.Reshape((7, 7, features), name="plan_places")(x))
    x = layers.Conv2DTranspose(features // 2, 4, strides=2, padding="same", use_bias=False, name="shape_windows")(x)
    x = layers.ReLU(name="shape")(layers.BatchNormalization(momentum=0.9, name="shape_norm")(x))
    x = layers.Conv2DTranspose(features // 4, 4, strides=2, padding="same", use_bias=False, name="cloth_windows")(x)
    x = layers.ReLU(name="cloth")(layers.BatchNormalization(momentum=0.9, name="cloth_norm")(x))
    picture = layers.Conv2D(1, 5, padding="same", activation="sigmoid", name="picture")(x)
    return keras.Model({"noise": random, "label": label}, picture)


def critic(classes=KINDS, dropout=0.3) -> keras.Model:
    """The critic, which stays behind: {"picture", "label"} in; how real it finds it, as a picture of that kind, out."""
    picture = layers.Input((28, 28, 1), name="picture")
    label = layers.Input((), dtype="int32", name="label")
    x = layers.Rescaling(2, offset=-1)(picture)
    for filters in (32, 64):
        x = layers.Conv2D(filters, 4, strides=2, padding="same")(x)
        x = layers.Dropout(dropout)(layers.LeakyReLU(0.2)(x))
    x = layers.Conv2D(128, 3, strides=2, padding="same")(gan.alikeness(x))
    seen = layers.Flatten()(layers.Dropout(dropout)(layers.LeakyReLU(0.2)(x)))
    wanted = layers.Embedding(classes, seen.shape[-1])(label)
    return keras.Model({"picture": picture, "label": label}, layers.Dense(1)(seen) + layers.Dot(axes=1)([seen, wanted]))


# %% [markdown]
# ## The game
#
# In every step both learn. The discriminator sees 64 photos and 64 made pictures and learns to tell them apart. The
# generator never sees a photo. Its **loss**, the number that training makes smaller, is high when the discriminator
# is not fooled. It learns only from the **gradient** that comes back through the discriminator: which change of my
# picture would have made you say "a real boot"?
#
# The easiest way to win is to make one good picture of each kind, always the same: **mode collapse**. Ours did it.
# The first discriminator named the kind of each picture, and a second loss rewarded the generator for being named
# right. After training for 17 rounds (one, in which every photo comes once, is an **epoch**) another network named
# every single picture right, and yet all T-shirts were one T-shirt, whatever the noise. Now the discriminator asks
# for a real picture of a kind, sees how alike a batch is, and the noise has a **batch normalisation** of its own,
# which scales it by its mean and spread, so that the kind cannot drown it. No share of right answers would have told
# us; the distance below did.
#
# Both start knowing nothing and grow together. If one of them gets too strong, the other learns nothing more. So the
# discriminator has a handicap: **dropout** hides 30 % of what it sees, at random. And the **learning rate**, the size
# of a step, is small. What ships is not the generator of the last step but an **exponential moving average** of its
# weights, in which the last 1,000 steps count most, for single steps throw it to and fro.


# %%
def learner(model):
    """Maker and critic, taught together."""
    return gan.Adversaries(model, critic())


def optimizer(steps):
    """Adam with little memory, as is usual for two networks that change each other's task."""
    rate = keras.optimizers.schedules.PolynomialDecay(3e-4, steps, end_learning_rate=3e-5)
    return keras.optimizers.Adam(rate, beta_1=0.5, beta_2=0.99)


EPOCHS = 24
experiment = Experiment(
    id="clothes_generation_dcgan",
    title="New clothes (DCGAN)",
    summary="Choose a garment and a number. A network makes a picture of one that never existed, in one go.",
    chapter="Making",
    place=1,
    lesson="a network that was trained against a critic. The critic looks for fakes, and the maker learns to pass.",
    try_this="Keep the seed and change the garment. What stays the same?",
    family="GAN",
    task="generation",
    tags=("pictures", "generation", "adversarial", "convolution"),
    terms=(
        "generative model",
        "training set",
        "validation set",
        "test set",
        "generative adversarial network",
        "generator",
        "latent vector",
        "transposed convolution",
        "stride",
        "embedding",
        "conditioning",
        "discriminator",
        "batch",
        "loss",
        "gradient",
        "mode collapse",
        "batch normalisation",
        "dropout",
        "exponential moving average",
        "learning rate",
        "epoch",
        "Fréchet distance",
        "baseline",
    ),
    data=fashion_mnist.SOURCE,
    load=load,
    build=build,
    training=Training(
        epochs=EPOCHS,
        batch_size=64,
        epoch=gan.epoch((NOISE,)),
        samples=lambda n: n,
        phases=(Phase(EPOCHS, optimizer, learns),),
        learner=learner,
        loss=lambda: gan.loss,
        metrics=gan.metrics,
        score=generation.score(lambda: experiment),
        answers=generation.answers(lambda: experiment),
        metric="made pictures that show what was asked for",
        settings={
            "optimizer": "Adam for both networks",
            "learning rate": "0.0003, falling to 0.00003",
            "dropout of the critic": 0.3,
        },
    ),
    page=Generate(labels=fashion_mnist.LABELS, noise=(NOISE,), way="once", invitation="Choose a garment"),
    layers={
        "plan": "7x7 places, 96 features each: a rough plan of what goes where.",
        "shape": "14x14 places: outlines, sleeves, soles.",
        "cloth": "28x28 places: edges, folds, patterns.",
    },
    ships=lambda model: keras.Model(model.inputs, {"picture": model.outputs[0]}),
    measure=generation.measure,
    examples=generation.examples,
    notes=(
        "It makes ten kinds of garments from the front, on black, 28x28 pixels: that is all it was ever shown.",
        Failure(
            "Asked for a shirt, it makes what another network takes for a T-shirt: in 28 pixels the sleeves decide.",
            lambda: generation.seen_as(experiment, "shirt", "T-shirt"),
            "T-shirt",
            name="shirt_as_t_shirt",
        ),
        Failure(
            "Asked for a pullover, it makes what another network takes for a coat: a seam down the front is a few pixels.",
            lambda: generation.seen_as(experiment, "pullover", "coat"),
            "coat",
            name="pullover_as_coat",
        ),
        "Fine prints and lettering come out as smears: the critic hardly ever asked for more.",
        "It makes every kind less varied than it is: rare cuts are missing. The Fréchet distance counts that.",
    ),
)

# %% [markdown]
# Here are some photos as they are.

# %%
if __name__ == "__main__":
    from glassbox.notebooks import show_curves, show_made, show_mistakes, show_report, show_rows, show_samples, train

    show_samples(experiment)

# %% [markdown]
# ## Training
#
# Run this cell to train both networks from zero; it takes about twenty minutes on two cores. Stop it whenever you
# like: it goes on where it stopped, and the result is the same to the last bit. If the training has finished, the cell
# only reads its result.

# %%
if __name__ == "__main__":
    experiment.build().summary()
    train(experiment)
    show_curves(experiment)

# %% [markdown]
# ### Why the losses say little
#
# In other experiments a falling loss means a better network: the questions stay the same. Here each network's
# questions are made by the other one. When the generator improves, the discriminator's task gets harder and *its*
# loss rises; when both improve alike, both losses stand still while the pictures get better and better. Look at the
# two losses below (of the critic, and of the maker, which is the generator), and then at the **Fréchet distance**,
# which compares made pictures with real ones, in mean and spread, by another network's eyes: it tells which epoch is
# better. (Of the two curves above, "loss" adds up both networks' losses, and "validation" is that distance: two
# different things, and only the second one says how good the pictures are.)

# %%
if __name__ == "__main__":
    show_rows(experiment, ["critic_loss", "maker_loss"], ["real_seen", "made_seen"], ["frechet"])

# %% [markdown]
# And this is what it made of the same twelve wishes after one epoch, after some, and at the end.

# %%
if __name__ == "__main__":
    show_made(experiment)

# %% [markdown]
# ## How good it really is
#
# There is no right answer to compare with. Two questions can be measured. Does another network, taught only on
# photos, see the garment that was asked for? And are the pictures spread as photos are? The second is the Fréchet
# distance. Its size means nothing by itself, so two others stand beside it: real photos against other real photos
# (nobody can be expected to be nearer), and a **baseline**, the simplest generator, that knows for each kind the mean
# and the spread of every pixel.

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# These are pictures in which the other network sees something else than was asked for. Who is right?

# %%
if __name__ == "__main__":
    show_mistakes(experiment)

# %% [markdown]
# ## What to try next
#
# 1. Take the discriminator's handicap away: `critic(dropout=0)`. Watch how often it sees through the generator, and
#    what becomes of the distance.
# 2. Take `gan.alikeness` out of `critic`. Are the pictures of one kind more alike, and what does the distance
#    say?
# 3. Compare with `digits_generation`, which has no discriminator: it learns to turn noise into a picture in many
#    small steps. There the loss means something.
