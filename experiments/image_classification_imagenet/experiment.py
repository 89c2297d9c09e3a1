# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A thousand kinds of things
#
# You give it a photo; a network says which of 1,000 kinds of things it shows. We did not train this one: others did,
# on more than a million photos, and gave it away. This file reads their weights into a network that is built here,
# layer by layer, and measures what ships. Every number on its page was measured on the file that the page loads.
#
# **You will see** what a million photos buy, beside the network for 101 kinds that we taught with four thousand; how a
# file becomes four times smaller without one answer changing; and why a network that knows 1,000 words still has no
# word for you.

# %%
import keras
from keras import layers

from glassbox import Experiment, Failure, Photo, no_training
from glassbox.data import caltech, caltech_for_imagenet, imagenet
from glassbox.data.mobilenet_imagenet import PUBLISHED, weights
from glassbox.evaluation import thousand
from glassbox.images.fitting import Fit
from glassbox.splits import Part, Splits

# %% [markdown]
# ## The data that it learned from, and what is wrong with it
#
# **Pretraining** means to learn a large task first, because much of it serves for others. The large task here is
# ImageNet (2012): 1.28 million photos from the web, each with one label of 1,000. Three things are wrong with it. The
# 1,000 kinds are no list that anybody would write for daily life: 118 are breeds of dogs, and there is no word for a
# person, a face, a tree or a hand. Many photos show several things and have one label. And people who looked at the
# labels again found several in a hundred to be wrong.
#
# We have none of those photos to train with. To measure, there is one of each kind (the **test set** of this page);
# they may be used, not shown. Nobody says where they come from, and the network may have learned from some of them. So
# we measure on others too: photos of Caltech-101 that show one of the 1,000 kinds. And photos of things that are none
# of them, such as a rhinoceros, measure whether it says "I don't know this". Half of the kinds of Caltech-101 decide
# where the bar for that stands (the **validation set**), the other half measures.

# %%
FIT = Fit(size=224, way="cover", widest=1.5)


def load():
    """Nothing to learn from; photos of Caltech-101 that decide; one photo of each of the 1,000 kinds."""
    photos, right = caltech_for_imagenet.known(FIT, "validation")
    test = imagenet.samples(FIT)
    return Splits(test.take(slice(0)), Part(photos, caltech_for_imagenet.first(right)), test)


# %% [markdown]
# ## The model: MobileNetV2, built from one block
#
# A **convolution** slides small windows of weights, its **filters**, over a picture; the answers of one filter form a
# **feature map**. A filter that looks at 3 x 3 pixels of 100 maps has 900 weights, and a layer has hundreds of filters.
# MobileNetV2 (2018, made for phones) splits that work: one layer looks at 3 x 3 pixels of every map by itself, and one
# mixes the maps in each place. Such a **depthwise separable convolution** takes about an eighth of the work.
#
# Its block is narrow, wide, narrow: few maps are mixed into six times as many, each is looked at by itself, and the
# result is mixed down to a few again. Where a block changes neither size nor width, its input is added to its output, a
# **residual connection**: the block then only has to learn what to change. **ReLU** sets what is below zero to zero
# (and here what is above six to six). A filter that moves two pixels at a time, its **stride**, halves the picture:
# from 224 pixels to 7, while the maps grow from 32 to 320.

# %%
# Stages of blocks: (how many times wider inside, maps, blocks, stride of the first)
STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))


def convolution(x, maps, name, size=1, stride=1):
    """A convolution and its ReLU."""
    x = layers.Conv2D(maps, size, stride, padding="same", name=name)(x)
    return layers.ReLU(6, name=f"{name}_relu")(x)


def block(x, wider, maps, stride, name):
    """Wide, each map by itself, narrow again; and the input added, where the sizes agree."""
    inner = convolution(x, wider * x.shape[-1], f"{name}_expand") if wider > 1 else x
    inner = layers.DepthwiseConv2D(3, stride, padding="same", name=f"{name}_depthwise")(inner)
    inner = layers.ReLU(6, name=f"{name}_depthwise_relu")(inner)
    inner = layers.Conv2D(maps, 1, name=f"{name}_project")(inner)
    same = stride == 1 and maps == x.shape[-1]
    return layers.Add(name=f"{name}_add")([x, inner]) if same else inner


def build() -> keras.Model:
    """Raw brightness 0-255 in, (224, 224, 3); the probability of each of 1,000 kinds out; with the published weights."""
    image = layers.Input((FIT.size, FIT.size, 3), name="image")
    x = layers.Rescaling(1 / 127.5, offset=-127 / 127.5, name="scale")(image)
    x = convolution(x, 32, "first", size=3, stride=2)
    number = 0
    for wider, maps, blocks, stride in STAGES:
        for place in range(blocks):
            x = block(x, wider, maps, stride if place == 0 else 1, f"block_{number}")
            number += 1
    x = convolution(x, 1280, "last")
    x = layers.GlobalAveragePooling2D(name="everywhere")(x)
    outputs = layers.Dense(len(imagenet.words()), activation="softmax", name="probabilities")(x)
    model = keras.Model(image, outputs)
    learned = [layer for layer in model.layers if layer.weights]
    for layer, (kernel, bias) in zip(learned, weights(), strict=True):
        layer.set_weights([kernel.reshape(layer.kernel.shape), bias])
    return model


# %% [markdown]
# The last two layers: **global average pooling** takes the mean of each of 1,280 maps, so that it does not matter where
# in the photo something was; and **softmax** turns 1,000 scores into probabilities that add up to 1.
#
# ## One byte for each weight
#
# A weight is usually kept in four bytes (float32), or in two (float16), as in all other networks here. The published
# file has one: each filter has a scale, and a weight is a whole number from -127 to 127 times that scale. This is
# **quantisation**. The file that ships keeps exactly these bytes; when it is loaded, they are multiplied out once, and
# the network calculates with ordinary numbers. Measured on the same photos, in one thread of one machine:
#
# | weights kept as | file | time an answer | right, of 1,000 |
# |---|---|---|---|
# | float32 | 13.98 MB | 7.2 ms | 75.5 % |
# | float16 | 7.01 MB | 7.9 ms | 75.3 % |
# | int8, multiplied out when loaded (ships) | 3.8 MB | 7.8 ms | 75.5 % |
#
# The first and the last answer alike to the last bit, since the weights were published as bytes. Rounded to float16,
# which cannot hold them exactly, 7 of the 1,000 answers differ. In a network that was not trained with bytes in mind,
# rounding to bytes costs something as well, and must be measured.
#
# ## From 1,000 kinds to larger ones
#
# Shown a cat, it may say: tabby 31 %, tiger cat 29 %, Egyptian cat 20 %. That is an honest answer, and no use. So the
# page knows for 740 kinds which larger kind they belong to (after WordNet, a dictionary in which every word stands
# under its larger word), and adds: cat, 80 %. It says the smallest kind that is likely enough, "I don't know this"
# where none is. How much is enough is its **confidence threshold**.

# %%
experiment = Experiment(
    id="image_classification_imagenet",
    title="A thousand kinds of things",
    summary="Give it a photo: it knows 1,000 kinds of things, which it learned from more than a million photos.",
    chapter="Seeing",
    place=4,
    lesson="what a million photos teach. Others trained it on them, and gave away what it learned.",
    try_this="Give it your hand, or a tree. It has no word for either: what does it say instead?",
    family="MobileNetV2",
    task="classification",
    tags=("photos", "pretrained", "convolution"),
    terms=(
        "pretraining",
        "test set",
        "validation set",
        "convolution",
        "filter",
        "feature map",
        "depthwise separable convolution",
        "residual connection",
        "ReLU",
        "stride",
        "global average pooling",
        "softmax",
        "quantisation",
        "confidence threshold",
        "transfer learning",
        "backbone",
        "confidence interval",
        "baseline",
    ),
    data=imagenet.SOURCE,
    load=load,
    build=build,
    training=no_training(weights="as published; nothing was trained here"),
    published=PUBLISHED,
    precision="int8",
    # Validation: 79 % of known things are answered, and 49 % of photos of unknown things are not.
    page=Photo(labels=imagenet.words(), fit=FIT, unsure_below=0.3, groups=imagenet.groups()),
    layers={
        "first_relu": "32 small windows look for edges and colours.",
        "block_2_add": "24 maps of textures and contours.",
        "block_5_add": "32 maps of corners, curves and small parts.",
        "block_12_add": "96 maps of parts: eyes, wheels, petals.",
        "block_16_project": "320 maps of whole things, each value for a quarter of the photo.",
    },
    pool=lambda: thousand.pool(FIT),
    measure=thousand.measure,
    examples=thousand.examples,
    notes=(
        Failure(
            "It has no word for what is not among its 1,000, and is not always modest about it: this rhinoceros is a "
            "triceratops to it, for a horn on the nose is what it learned of that.",
            lambda: caltech.photo("rhino", "image_0006.jpg"),
            "triceratops",
            name="rhino",
            credit="Caltech-101, image_0006.jpg, CC BY 4.0",
        ),
        Failure(
            "It learned from photos as people take them. A grand piano upside down is no longer one.",
            lambda: caltech.photo("grand_piano", "image_0004.jpg").rotate(180),
            "lamp",
            name="piano",
            credit="Caltech-101, image_0004.jpg, CC BY 4.0, turned",
        ),
        Failure(
            "There is no word for a person among the 1,000. In a face it finds what often comes with one.",
            lambda: caltech.photo("Faces_easy", "image_0078.jpg"),
            "wig",
            name="face",
            credit="Caltech-101, image_0078.jpg, CC BY 4.0",
        ),
        "118 of its 1,000 kinds are breeds of dogs. It knows a malinois from a groenendael, and no tree.",
    ),
)

# %% [markdown]
# ## Reading the weights
#
# Nothing is trained here: `train` builds the network and reads the published weights into it.

# %%
if __name__ == "__main__":
    from glassbox.notebooks import show_report, show_units, train

    model, _history = train(experiment)
    print(f"{model.count_params():,} weights, none of them ours.")

# %% [markdown]
# ## How good it really is
#
# Beside each figure stands a 95 % **confidence interval**: were the test repeated with 100 other sets of photos,
# about 95 of the 100 intervals would cover the true value. The **baseline** is what a very simple guess reaches.
#
# Look at two of them side by side: photos like those that it learned from, and photos from another collection. The
# second is nearer to what it will do with yours.

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# ## What its feature maps look for
#
# A row is one map of a layer, with the photos of Caltech-101 that excite it most, at the circle: first edges and
# colours, then parts of things.

# %%
if __name__ == "__main__":
    show_units(experiment, "first_relu", 6)
    show_units(experiment, "block_12_add", 6)

# %% [markdown]
# ## What is kept when it learns something else
#
# The layers before the last one have learned to describe a photo with 1,280 numbers. For other kinds of things, only
# the last layer must be new: **transfer learning**, with this network as the **backbone**. The experiment with 101 kinds
# does that with a narrower one, and needs 37 photos of each kind where ImageNet had 1,280.
#
# ## What to try next
#
# 1. Give it a thing that is not among its kinds: your hand, a tree, a rhinoceros. What does it say instead, and why?
# 2. Change `precision` to `"float16"`. How large is the file, and which answers change?
# 3. Take `unsure_below` up to 0.6. Which of your photos does it still answer?
# 4. Set `groups` to `()`. What do you lose, and what was never there?
