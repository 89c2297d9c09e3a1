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
# You point a camera at your desk; a network draws a box around each thing that it knows (a **bounding box**, the
# smallest upright rectangle around it), and names it. This file is the whole story of that network. It needs an idea
# more than a network that names one photo: the number of answers is not known before.
#
# **You will see** how two thousand fixed boxes become three good ones; how a network learns from boxes that no person
# ever drew; and why one figure for "how good" needs such care.

# %%
from functools import cache

import keras
from keras import layers

from glassbox import Experiment, Failure, Objects, Phase, Training
from glassbox.data import mobilenet
from glassbox.detection import data, examples
from glassbox.detection.anchors import PER_CELL
from glassbox.detection.decoding import with_boxes
from glassbox.detection.loss import DetectionLoss
from glassbox.detection.stem import Stem, learner
from glassbox.evaluation import detection
from glassbox.hands.fooling import mushroom
from glassbox.images.fitting import Fit

LABELS = (
    "person", "bicycle", "car", "motorcycle", "airplane", "boat", "stop sign", "bird", "cat", "dog", "elephant",
    "umbrella", "bottle", "cup", "pizza", "chair", "potted plant", "tv", "laptop", "mouse", "keyboard", "cell phone",
    "book", "clock", "scissors",
)  # fmt: skip
FIT = Fit(256, "contain")  # all of the photo, with grey bars; 256 pixels a side


# %% [markdown]
# ## The data, and what is wrong with it
#
# **COCO** is the set that detectors learn from: 118,000 photos in which people drew a box around every thing. Here we
# have 128 of them. That is too few for 25 classes: `book` is in three of these photos, `laptop` in one.
#
# So somebody else draws boxes: a teacher. YOLOX-Nano is a detector that learned from all of COCO. It looks at 6,100
# photos that nobody has put boxes on: Caltech-101, a thousand samples of ImageNet, people before webcams. What it
# sees, and how sure it is, becomes what our network should answer. This is called **knowledge distillation**.
#
# A teacher errs, though. In 21 of 50 photos of bonsai trees it sees broccoli; it takes llamas for sheep and
# wheelchairs for bicycles. But these photos were sorted by people: in the folder `bonsai` the main thing is a plant
# in a pot, whatever the teacher says, and in `llama` it is nothing that we look for. So where people gave a name, the
# teacher only says *where* the thing is.
#
# In the photos below, lines are boxes that teach, with how sure the answer should be; dotted boxes are left open:
# whatever the network answers there, nobody blames it.


# %%
def load():
    """Photos with boxes, in three parts."""
    return data.load(LABELS, FIT)


# %%
if __name__ == "__main__":
    from glassbox.notebooks import detection as show
    from glassbox.notebooks import show_curves, show_report, train

    show.teaching(["bonsai/image_0055", "cup/image_0056", "llama/image_0004", "laptop/image_0055"], LABELS)

# %% [markdown]
# ## Anchors: from "how many?" to two thousand yes-or-no questions
#
# A network has a fixed number of outputs, and a photo any number of things. The trick is to lay boxes over the photo
# once and for all, at every place, in several sizes and shapes. These **anchors** never change. Each one answers two
# questions: *which thing fills you?* and *how must you be moved and stretched to fit it?*
#
# There are four maps, from fine to coarse: 16x16 cells for small things, then 8x8, 4x4, and 2x2 for what fills the
# photo. Each cell has six anchors: two sizes, each upright, square and lying. That makes 2,040.

# %%
if __name__ == "__main__":
    show.anchors_of_a_cell("cup/image_0056", FIT.size)

# %% [markdown]
# For training, every anchor must know its right answer. How well an anchor fits a thing is measured by **intersection
# over union**: the area that both cover, divided by the area that at least one of them covers. 1 is a perfect fit. An
# anchor that reaches 0.4 with a thing answers for it; one that stays below 0.3 with everything answers "nothing";
# those between are not asked. And every thing gets at least the anchor that fits it best.

# %%
if __name__ == "__main__":
    show.matches("cup/image_0056", LABELS, FIT.size)

# %% [markdown]
# ## What the network is taught with
#
# Most of these photos show one thing in the middle. Your desk does not look like that. So each **epoch**, one round
# of training, composes 4,096 new scenes: a photo moved and scaled, four photos in a mosaic, things cut out of some
# photos and laid onto others, mirrored, and in another light (**data augmentation**: changes that keep the right
# answer). Things that stand before white are cut out by their shape. A box moves with its thing; when less than half
# of a thing still shows, the box is left open.


# %%
SCENES = 4_096  # an epoch


FIXED = "block_9_add"  # MobileNetV2 up to here stays as ImageNet made it


@cache
def stem():
    """The fixed layers, fast."""
    return Stem(mobilenet.base(FIT.size), FIXED)


def epoch(part, generator):
    """What the fixed layers say of new scenes, and what the network should answer at each anchor."""
    return data.composer(part, FIT.size).epoch(SCENES, generator, stem())


# %%
if __name__ == "__main__":
    show.scenes(LABELS, FIT.size)

# %% [markdown]
# ## The model, and why this shape
#
# **MobileNetV2** has learned from 1.3 million ImageNet photos what edges, fur, wheels and handles look like (its
# **pretraining**); we take it as it is, as our **backbone**, the part that sees, cut off its last layer, and let it
# tell what it sees at 16x16 and at 8x8 places. What it tells are **feature maps**: each shows where one pattern was
# found. Two more steps make maps of 4x4 and 2x2 places. The finer map is sharp but short-sighted, the coarser one
# blurred but knowing; so the coarser one is enlarged and laid beside the finer one before it answers.
#
# On each map stands the same small **head**: a window of 3x3 weights, a **filter**, slides over each map by itself,
# then all maps are weighed at each place. This cheap pair, a **depthwise separable convolution**, is what the "Lite"
# in **SSDLite** means. One head says *which* (25 numbers an anchor), the other *where* (4 numbers). Unlike SSD we use
# the same two heads on all four maps.
#
# The numbers for "which" are raw scores, **logits**. They do not go through softmax: a **sigmoid** turns each by
# itself into a probability, so each class is a yes-or-no, and "nothing" is simply 25 times no. The heads start at 2 %
# for every yes, because nearly every anchor sees nothing.


# %%
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


# %% [markdown]
# ## The loss, and who learns
#
# Seven anchors see a thing, two thousand see none (**class imbalance**). The **loss**, the number that training makes
# smaller, says how wrong the answers are. If each anchor counted alike, the network would learn to say "nothing" and
# be right 99.7 % of the time. The **focal loss** weighs each answer by how far off it still is, squared: the many
# easy "nothings" soon weigh next to nothing themselves (`DetectionLoss`). The offsets have a loss of their own, only
# at anchors with a thing: nothing has no place.
#
# The first ten blocks of MobileNetV2 stay as ImageNet made them (**frozen layers**). Then what they say of a scene is
# only a function of the scene, and LiteRT, the runtime of the shipped file, computes it several times faster than a
# training step would. So an epoch holds what those blocks say, and only the layers behind them are trained: three
# times as many scenes in the same minutes. Each step moves their weights a little against the **gradient**, the
# direction in which the loss grows; how far is the **learning rate**. First the new layers learn alone, then the last
# blocks of MobileNetV2 with them, in smaller steps: **fine-tuning**.


# %%
def new(layer) -> bool:
    """Whether a layer is one of ours, and not MobileNetV2's."""
    return not layer.name.startswith(("block_", "Conv_1", "out_relu"))


def fine_tuned(layer) -> bool:
    """Ours, and the last convolutions of MobileNetV2; what its normalisation measured on ImageNet stays."""
    return new(layer) or not isinstance(layer, layers.BatchNormalization)


def first(_steps):
    """The new layers alone: MobileNetV2 should not follow heads that know nothing yet."""
    return keras.optimizers.AdamW(2e-3, weight_decay=1e-4, global_clipnorm=10.0)


def then(steps):
    """The learning rate warms up, then falls along a cosine nearly to 0."""
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, int(steps * 0.95), alpha=0.01, warmup_target=7e-4, warmup_steps=int(steps * 0.05)
    )
    return keras.optimizers.AdamW(rate, weight_decay=0.01, global_clipnorm=10.0)


def score(model, part):
    """Loss and AP50 on held-out photos."""
    return data.score(model, part, FIT.size, DetectionLoss())


HEAD_EPOCHS, EPOCHS = 1, 12
experiment = Experiment(
    id="objects_detection_ssdlite_mobilenet_v2",
    title="Live objects (SSDLite, MobileNetV2)",
    summary="Point the camera at your desk. A network draws a box around each thing it knows, and names it.",
    chapter="Seeing",
    place=5,
    lesson="thousands of guesses, most of them thrown away. Only a few boxes are left.",
    try_this="Press an example, and look below the picture at how many boxes it weighed.",
    family="SSDLite",
    task="detection",
    tags=("objects", "camera", "photo", "transfer learning", "distillation"),
    terms=(
        "bounding box",
        "knowledge distillation",
        "anchor",
        "intersection over union",
        "epoch",
        "data augmentation",
        "pretraining",
        "backbone",
        "feature map",
        "filter",
        "depthwise separable convolution",
        "logits",
        "sigmoid",
        "loss",
        "class imbalance",
        "focal loss",
        "frozen layer",
        "gradient",
        "learning rate",
        "fine-tuning",
        "validation set",
        "non-maximum suppression",
        "confidence threshold",
        "precision",
        "recall",
        "average precision",
        "test set",
        "confidence interval",
    ),
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
    # Of bars from 0.2 to 0.7, this one is best on held-out photos: 72 % of boxes above it are right, and 54 % of the
    # things have one (0.5: 44 and 63 %; 0.7: 79 and 48 %).
    page=Objects(labels=LABELS, fit=FIT, score_above=0.65),
    layers={
        "block_5_add": "MobileNetV2, an eighth of the size: edges, textures, corners.",
        "small": "16x16 places: what small things are made of, told by the coarser map what is around them.",
        "middle": "8x8 places: whole things of a middle size.",
        "large": "4x4 places: large things.",
        "whole": "2x2 places: what fills the picture.",
    },
    measure=detection.measure,
    own_photos=True,
    examples=lambda one, splits: examples.write(one.model_folder),
    ships=lambda model: with_boxes(model, FIT.size),
    pool=lambda: examples.learned(FIT),
    notes=(
        Failure(
            "A wrench before red paper is a stop sign to it, and the red is why: paint the wrench over and it still is, make "
            "the paper blue and it is not.",
            lambda: examples.caltech("wrench/image_0024"),
            "stop sign",
            name="wrench",
            credit=examples.CREDIT,
        ),
        Failure(
            "It has 25 names and nothing like “something else”. A mushroom drawn by a program is an umbrella.",
            mushroom,
            "umbrella",
            name="mushroom",
        ),
        Failure(
            "It knows things the way they stand in its photos. Lay this cup on its side, and it is not found.",
            lambda: examples.caltech("cup/image_0056").rotate(90, expand=True),
            missed="cup",
            name="cup",
            credit=f"{examples.CREDIT}, turned",
        ),
        Failure(
            "This strawberry is a pizza to it, and the colours are why: make it blue, and it sees nothing.",
            lambda: examples.caltech("strawberry/image_0023"),
            "pizza",
            name="strawberry",
            credit=examples.CREDIT,
        ),
        "Six classes had fewer than 30 photos to learn from (bicycle, bottle, tv, mouse, keyboard, book): it finds them "
        "seldom.",
        "Only 95 boxes in 80 photos make the test, 65 of them people; seven classes have a single box. The interval is "
        "wide for that reason.",
        "It learned what a teacher believes. Where the teacher errs and nobody had sorted the photo, it errs too.",
    ),
)

# %% [markdown]
# ## Training
#
# Run this cell to train the network; it goes on where it stopped. If the training has finished, the cell only reads
# its result. Its measure is AP50 (explained below) on 255 held-out photos, the **validation set**, by which choices
# are made: sixteen with boxes by people, the rest with boxes by the teacher, mostly one thing in the middle. It is an
# easier exam than the one at the end, but nobody should choose anything by the exam at the end.

# %%
if __name__ == "__main__":
    print(f"{experiment.build().count_params():,} weights")
    train(experiment)
    show_curves(experiment)

# %% [markdown]
# The first attempt trained everything from the sixth block of MobileNetV2 on. While other trainings ran on the same
# two cores it saw 10 to 20 scenes a second; after two epochs of 2,048 scenes for the new layers alone, AP50 on
# held-out photos was 31 %, and fifty such epochs would have taken hours. Keeping ten blocks as they are, and letting
# LiteRT run them, costs a third of the processor time a scene. One epoch of 4,096 scenes for the new layers alone
# gave 38 %; when the last blocks of MobileNetV2 learned too, it rose to 51 % in two epochs and to 64 % in eleven. The
# curve still rises a little where it ends: more epochs are the first thing to try.
#
# ## From two thousand answers to three: non-maximum suppression
#
# Neighbouring anchors see the same thing, and each says so. So the page cleans up, class by class (**non-maximum
# suppression**): take the surest box; drop every other that overlaps it by more than half; take the next. Left: every
# answer above the bar, the **confidence threshold** below which a box is not shown. Right: what stays.

# %%
if __name__ == "__main__":
    show.cleaning(experiment, examples.desk())

# %% [markdown]
# ## How good it really is
#
# When is a box right? When it overlaps a true box of its class by half, and no surer box has taken that one. Sort all
# answers for a class by how sure they are and walk down the list: **precision** (how many so far are right) falls,
# **recall** (how many of the true boxes are found) grows. The area under that curve is the **average precision** of
# the class, **AP50**; the mean over the classes is the figure.
#
# The exam, the **test set**, is 80 photos of COCO's validation photos, with boxes by people, that taught nothing and
# decided nothing. Boxes smaller than 5 % of the photo are ignored: finding them is neither right nor wrong. The
# teacher takes the same exam. Beside each figure stands a 95 % **confidence interval**: were the exam repeated with
# 100 other sets of photos, about 95 of the 100 intervals would cover the true value.

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# Half of the teacher, with a wide interval. Look at what the figure is made of: 95 boxes in 15 of the 25 classes, and
# seven classes with a single box, which count as much as `person` with 65. One elephant more or less moves the figure
# by up to seven points. That is why the interval is shown, and why both networks take the same exam: the third line
# compares them photo by photo.
#
# The two last lines are what a visitor meets at the bar that the page begins with. Why are fewer boxes right here than
# on the held-out photos (72 %)? Those are mostly one thing in the middle, and these are streets and kitchens. A network
# is as good as its exam is like its life.
#
# ## What to try next
#
# 1. Set `FIT` to 320 pixels. Small things get more cells; what does it cost on your device?
# 2. Give every map a head of its own, as SSD does. Which classes lose?
# 3. Make places count more: `DetectionLoss(box_weight=2.0)`, in `loss` of the training and in `score`. What happens
#    to AP50?
# 4. Take `stop sign` out of `LABELS`, train again, and show it the wrench. What is it now?
