# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Finding 80 kinds of things: YOLOX-Nano
#
# You point a camera at your desk; a network draws a box around each thing that it knows (a **bounding box**, the
# smallest upright rectangle around it), and names it. We did not train this one: others did, on 118,000 photos in
# which people had drawn boxes, and gave it away. This file reads their weights into a network that is built here,
# layer by layer, and measures what ships.
#
# **You will see** how a network finds things without a list of boxes to begin from; how three grids share the work;
# and what 118,000 photos buy, beside the network that we could teach with 128.

# %%
import keras
from keras import layers

from glassbox import Experiment, Failure, Objects, no_training
from glassbox.data.yolox import PUBLISHED, weights
from glassbox.detection import examples, published
from glassbox.detection.decoding import with_cell_boxes
from glassbox.evaluation import eighty
from glassbox.hands.fooling import mushroom
from glassbox.images.fitting import Fit

LABELS = (
    "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic light",
    "fire hydrant", "stop sign", "parking meter", "bench", "bird", "cat", "dog", "horse", "sheep", "cow", "elephant",
    "bear", "zebra", "giraffe", "backpack", "umbrella", "handbag", "tie", "suitcase", "frisbee", "skis", "snowboard",
    "ball", "kite", "baseball bat", "baseball glove", "skateboard", "surfboard", "tennis racket", "bottle",
    "wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange", "broccoli",
    "carrot", "hot dog", "pizza", "donut", "cake", "chair", "couch", "potted plant", "bed", "dining table", "toilet",
    "tv", "laptop", "mouse", "remote control", "keyboard", "cell phone", "microwave", "oven", "toaster", "sink",
    "refrigerator", "book", "clock", "vase", "scissors", "teddy bear", "hair dryer", "toothbrush",
)  # fmt: skip
FIT = Fit(416, "contain")  # all of the photo, with grey bars; 416 pixels a side

# %% [markdown]
# ## The data that it learned from, and what is wrong with it
#
# **COCO** (2017) is 118,000 photos from the web in which people drew boxes around 860,000 things of 80 kinds. To learn
# such a large task first, because much of it serves for others, is called **pretraining**; here what was learned is
# used as it is. The 80 kinds are no list of what stands on your desk: there is a toaster and a giraffe, but no pen, no
# glasses, no face and no door. A third of all boxes are people, and of hair dryers there are two hundred. Where many
# things stand close together, people drew one box around them all, or left some out.
#
# We have 208 of these photos, which may be used and not shown. 128 are photos that the network learned from: they only
# decide how sure it must be before a box is shown (the **validation set**; it knows them, so it looks a little better
# on them than on others). 80 are from COCO's validation photos, of which it saw none in training: they measure (the
# **test set**).


# %%
def load():
    """Nothing to learn from; 128 photos that decide, 80 that measure."""
    return published.load(FIT)


# %% [markdown]
# ## Anchors, and how to do without
#
# A network has a fixed number of outputs, and a photo any number of things. Our own detector lays 2,040 fixed boxes
# over the photo, in several sizes and shapes at every place: each **anchor** answers which thing fills it, and how it
# must be moved and stretched to fit. It works, but somebody must choose these sizes and shapes, and decide by how much
# an anchor must overlap a thing to answer for it. Long and thin things fit none of them well.
#
# YOLOX (2021) has none. It lays three grids over the photo: 52 x 52 cells of 8 pixels, 26 x 26 of 16, 13 x 13 of 32,
# 3,549 in all. Each cell answers three questions: *is the middle of a thing near here?* (one number), *which thing?*
# (80 numbers), and *where exactly?* (how far its middle is from the cell's corner, and its width and height: four
# numbers). No box to begin from, only a place: **anchor-free** detection. In training, the cells near the middle of a
# thing that answer best for it already are the ones that learn it, whichever grid they are on. So nobody chooses: small
# things go to the fine grid by themselves, large ones to the coarse.

# %% [markdown]
# ## The model, and why this shape
#
# A **convolution** slides small windows of weights, its **filters**, over a picture; the answers of one filter form a
# **feature map**. Nearly all convolutions here are split in two: one filter of 3x3 weights looks at each map by itself,
# then all maps are mixed at each place. Such a **depthwise separable convolution** has an eighth of the weights. Every
# layer ends with an **activation function**, without which layers on layers could do no more than one: here SiLU,
# which lets large values pass and holds negative ones back.
#
# The first layer looks at 6x6 pixels and moves by two at a time (its **stride**), so 416 pixels become 208 places. Four
# more strides of two make maps of 104, 52, 26 and 13 places. Between them are stages, in which half of the maps go
# through blocks and half go past: the next layer has the fresh and the raw, at half the work. In the **backbone**, the
# part that sees, each block's input is added to its output, a **residual connection**, so that the block only has to
# learn what to change.


# %%
def convolution(x, layer, learned):
    """What a layer makes of x, with the next of the published weights."""
    x = layer(x)
    layer.set_weights(next(learned))
    return x


def mixed(x, maps, learned, name):
    """Weigh all maps at each place into new ones."""
    return convolution(x, layers.Conv2D(maps, 1, activation="silu", name=name), learned)


def looked(x, maps, learned, name, step=1):
    """A 3x3 window over each map by itself, then all maps mixed; with a step of 2, half as many places."""
    edge = "same"
    if step == 2:  # "same" would lay the border to the right and below only
        x, edge = layers.ZeroPadding2D(1, name=f"{name}_border")(x), "valid"
    windows = layers.DepthwiseConv2D(3, step, edge, activation="silu", name=f"{name}_windows")
    return mixed(convolution(x, windows, learned), maps, learned, name)


def stage(x, maps, times, learned, name, residual=False):
    """Half of the maps go through `times` blocks, half past them; then both are mixed."""
    through = mixed(x, maps // 2, learned, f"{name}_through")
    past = mixed(x, maps // 2, learned, f"{name}_past")
    for number in range(1, times + 1):
        block = f"{name}_block{number}"
        inner = mixed(through, maps // 2, learned, f"{block}_mix")
        inner = looked(inner, maps // 2, learned, block)
        through = layers.Add(name=f"{block}_add")([through, inner]) if residual else inner
    both = layers.Concatenate(name=f"{name}_both")([through, past])
    return mixed(both, maps, learned, name)


# %% [markdown]
# At the end of the backbone, a place on the 13x13 maps should know what is around it. How far it can see is its
# **receptive field**. Three times the largest value of 5x5 places is taken (**pooling**), which makes 5, 9 and 13
# places; the results lie side by side.
#
# Coarse maps know *what* is there and not exactly where, fine maps the other way round. So coarse maps are enlarged and
# laid beside the finer ones, down to 52x52; and then what was found there goes up again.


# %%
def around(x, maps, learned, name):
    """Beside each value the largest within 2, 4 and 6 places: what is around it, near and far."""
    views = [mixed(x, maps // 2, learned, f"{name}_mix")]
    for reach in ("near", "further", "far"):
        views.append(layers.MaxPooling2D(5, 1, "same", name=f"{name}_{reach}")(views[-1]))
    return mixed(layers.Concatenate(name=f"{name}_all")(views), maps, learned, name)


def backbone(image, learned):
    """CSPDarknet: maps of 52x52, 26x26 and 13x13 places."""
    windows = layers.Conv2D(16, 6, 2, "same", activation="silu", name="pixels")
    x = looked(convolution(image, windows, learned), 32, learned, "edges", 2)
    x = looked(stage(x, 32, 1, learned, "textures", residual=True), 64, learned, "corners", 2)
    fine = stage(x, 64, 3, learned, "patterns", residual=True)
    middle = stage(looked(fine, 128, learned, "curves", 2), 128, 3, learned, "parts", residual=True)
    x = around(looked(middle, 256, learned, "shapes", 2), 256, learned, "around")
    return fine, middle, stage(x, 256, 1, learned, "things")


def neck(fine, middle, coarse, learned):
    """What coarse maps know goes down to the fine ones, and what fine ones see goes up again."""

    def joined(first, second, name):
        return layers.Concatenate(name=f"{name}_with")([first, second])

    def enlarged(x, name):
        return layers.UpSampling2D(2, name=f"{name}_enlarged")(x)

    coarse = mixed(coarse, 128, learned, "coarse")
    context = stage(joined(enlarged(coarse, "coarse"), middle, "context"), 128, 1, learned, "context")
    context = mixed(context, 64, learned, "middle")
    small = stage(joined(enlarged(context, "middle"), fine, "small"), 64, 1, learned, "small")
    up = looked(small, 64, learned, "small_up", 2)
    medium = stage(joined(up, context, "medium"), 128, 1, learned, "medium")
    up = looked(medium, 128, learned, "medium_up", 2)
    large = stage(joined(up, coarse, "large"), 256, 1, learned, "large")
    return small, medium, large


# %% [markdown]
# On each of the three maps stands a **decoupled head**: which thing it is and where it ends are different questions, so
# two layers each look for one of them alone. (In our own detector one layer looks for both.) The numbers that come out
# are raw scores, **logits**.


# %%
def head(x, learned, name):
    """For each cell: where (4 numbers), whether (1), which (80). "Which" and "where" have two blocks each of their own."""
    x = mixed(x, 64, learned, f"{name}_begin")

    def branch(name):
        seen = looked(x, 64, learned, f"{name}_one")
        return looked(seen, 64, learned, f"{name}_two")

    def answer(seen, numbers, name):
        return convolution(seen, layers.Conv2D(numbers, 1, name=name), learned)

    which = answer(branch(f"{name}_which"), len(LABELS), f"{name}_which")
    placed = branch(f"{name}_where")
    where, whether = answer(placed, 4, f"{name}_where"), answer(placed, 1, f"{name}_whether")
    cells = layers.Concatenate(name=f"{name}_answer")([where, whether, which])
    return layers.Reshape((-1, 5 + len(LABELS)), name=f"{name}_rows")(cells)


def build() -> keras.Model:
    """Raw brightness 0-255 in, (416, 416, 3); for each of 3,549 cells a place, a logit of "something", and 80 logits out."""
    learned = iter(weights())
    image = layers.Input((FIT.size, FIT.size, 3), name="image")
    maps = neck(*backbone(image, learned), learned)
    rows = [head(x, learned, name) for x, name in zip(maps, ("small", "medium", "large"), strict=True)]
    return keras.Model(image, layers.Concatenate(axis=1, name="answer")(rows))


# %% [markdown]
# Each layer takes the next of the published weights, in the order in which a picture passes through them. That the
# network is the same one was measured: on photos of COCO it answers as the published file does, up to 0.0002.
#
# ## From 3,549 answers to a few boxes
#
# A **sigmoid** turns each logit by itself into a probability. That something is there, times that it is a cup, is how
# sure the cell is of a cup. Cells next to each other see the same thing, and each says so. So the page cleans up, kind
# by kind (**non-maximum suppression**): take the surest box; drop every other that overlaps it by more than half; take
# the next. How much two boxes overlap is their **intersection over union**: the area that both cover, divided by the
# area that at least one of them covers. Below a bar, the **confidence threshold**, no box is shown.

# %%
experiment = Experiment(
    id="objects_detection_yolox_nano",
    title="Live objects (80 kinds, YOLOX-Nano)",
    summary="Point the camera at your desk. A network draws a box around each of 80 kinds of things, and names it.",
    chapter="Seeing",
    place=6,
    lesson="what many photos with boxes teach. It finds 80 kinds of things, where ours finds 25.",
    try_this="Press an example, then compare it with the other detector. Which one finds more?",
    family="YOLOX",
    task="detection",
    tags=("objects", "camera", "photo", "pretrained"),
    terms=(
        "bounding box",
        "pretraining",
        "validation set",
        "test set",
        "anchor",
        "convolution",
        "filter",
        "feature map",
        "depthwise separable convolution",
        "activation function",
        "stride",
        "backbone",
        "residual connection",
        "receptive field",
        "pooling",
        "logits",
        "sigmoid",
        "non-maximum suppression",
        "intersection over union",
        "confidence threshold",
        "precision",
        "recall",
        "average precision",
        "confidence interval",
        "knowledge distillation",
    ),
    data=published.SOURCE,
    load=load,
    build=build,
    training=no_training(weights="as published; nothing was trained here"),
    published=PUBLISHED,
    # Of bars from 0.2 to 0.7, this one is best on the photos that decide: 89 % of boxes above it are right, and 68 % of
    # the things have one (0.3: 78 and 73 %; 0.6: 94 and 61 %).
    page=Objects(labels=LABELS, fit=FIT, score_above=0.45),
    layers={
        "pixels": "16 small windows look for edges and colours.",
        "textures": "32 maps, a quarter of the size: textures and contours.",
        "patterns": "52x52 places: patterns and small parts.",
        "parts": "26x26 places: parts of things.",
        "small": "52x52 places: what answers for small things, told by coarser maps what is around them.",
        "medium": "26x26 places: what answers for things of a middle size.",
        "large": "13x13 places: what answers for large things, each with much of the photo around it.",
    },
    measure=eighty.measure,
    examples=lambda one, splits: examples.write_of_80(one.model_folder),
    ships=lambda model: with_cell_boxes(model, FIT.size),
    pool=lambda: examples.unseen(FIT),
    notes=(
        Failure(
            "It has 80 names and nothing like “something else”. This bonsai tree is broccoli to it.",
            lambda: examples.caltech("bonsai/image_0080"),
            "broccoli",
            name="bonsai",
            credit=examples.CREDIT,
        ),
        Failure(
            "It knows horses and sheep, and no llamas. This one is a horse.",
            lambda: examples.caltech("llama/image_0015"),
            "horse",
            name="llama",
            credit=examples.CREDIT,
        ),
        Failure(
            "A mushroom drawn by a program is a stop sign to it.",
            mushroom,
            "stop sign",
            name="mushroom",
        ),
        Failure(
            "It knows things the way they stand in photos. Lay this chair on its side, and it is not found.",
            lambda: examples.caltech("windsor_chair/image_0011").rotate(90, expand=True),
            missed="chair",
            name="chair",
            credit=f"{examples.CREDIT}, turned",
        ),
        Failure(
            "118,000 photos do not teach everything: “ball” is one of its kinds, and this one, which fills the photo, is "
            "not found.",
            lambda: examples.caltech("soccer_ball/image_0001"),
            missed="ball",
            name="ball",
            credit=examples.CREDIT,
        ),
        "Small things are found much less well: AP50 is 70 % for things of 5 % of the picture or more, and 48 % for all.",
        "Only 164 boxes in 80 photos make the test of larger things, and many kinds have a single box. The interval is "
        "wide for that reason.",
        "We did not train it, and cannot here: that takes all of COCO's photos, and its authors used eight graphics "
        "processors.",
    ),
)

# %% [markdown]
# ## Reading the weights
#
# Nothing is trained here: this cell builds the network with the published weights, writes the file, and measures it.

# %%
if __name__ == "__main__":
    from glassbox.notebooks import detection as show
    from glassbox.notebooks import show_report, show_units, train

    print(f"{experiment.build().count_params():,} weights")
    train(experiment)

# %% [markdown]
# What each grid says of one picture: the cells that are sure of something (small squares), and the boxes that they
# give. Below, all of them before and after they are cleaned up.

# %%
if __name__ == "__main__":
    show.cells(experiment, examples.desk(examples.ON_TABLE))
    show.cleaning(experiment, examples.desk(examples.ON_TABLE))

# %% [markdown]
# ## What its layers look for
#
# A row is one map of a layer, with the photos of Caltech-101 that excite it most, at the circle: first edges and
# colours, then parts, then whole things.

# %%
if __name__ == "__main__":
    show_units(experiment, "pixels", 6)
    show_units(experiment, "large", 6)

# %% [markdown]
# ## How good it really is
#
# When is a box right? When it overlaps a true box of its kind by half, and no surer box has taken that one. Sort all
# answers for a kind by how sure they are and walk down the list: **precision** (how many so far are right) falls,
# **recall** (how many of the true boxes are found) grows. The area under that curve is the **average precision** of
# the kind, AP50; the mean over the kinds is the figure. Beside each stands a 95 % **confidence interval**: were the
# exam repeated with 100 other sets of photos, about 95 of the 100 intervals would cover the true value.

# %%
if __name__ == "__main__":
    show_report(experiment)

# %% [markdown]
# The published file takes the same exam, in the program that it was made for. The file that ships keeps each weight in
# two bytes instead of four, and loses nothing that this exam can see: 48.41 % against 48.43 %.
#
# ## What 118,000 photos buy
#
# On the same 80 photos, for the same 25 kinds and by the same rules, our own detector (SSDLite on MobileNetV2) reaches
# 41 %, this one 81 %. Both have nearly as many weights (0.8 and 0.9 million), and ours begins with a network that had
# learned from 1.3 million photos of ImageNet. Three things differ: this one looks at 416 pixels a side instead of 256,
# it has no anchors, and it was taught with boxes that people drew on 118,000 photos. Ours had 128 such photos. It got
# the other 6,000 from a teacher, whose beliefs stood in for boxes (**knowledge distillation**: training a network to
# give the answers of another one); that teacher was this very network. So ours cannot be better than this one on
# streets and kitchens; it can only come near, with photos like those, and it had hardly any.
#
# On the page, "Compare" gives one camera picture to both.
#
# ## What to try next
#
# 1. Point the camera at ten things on your desk. For how many does it have a word?
# 2. Set `FIT` to 320 pixels: nothing else must change, for the same windows slide over fewer places. What does it cost
#    in AP50, and what does it gain in frames a second? (640 works too.)
# 3. Take the grid of 52x52 cells away: return two maps from `neck`. Which things are no longer found?
# 4. Set `overlap` of the page to 0.3, then to 0.9. What happens to people who stand close together?
