# %% [markdown]
# # Squares
#
# A network marks the pixels of a bright square.

# %%
import keras
import numpy as np
from keras import layers
from outline import Outline

from glassbox import Data, Experiment, Part, Splits, Training
from glassbox.evaluation import statistics
from glassbox.evaluation.report import Measured

SIZE = 12


def part(count: int, seed: int) -> Part:
    """Pictures (count, 12, 12, 1) with a bright square on noise, and masks (count, 12, 12)."""
    generator = np.random.default_rng(seed)
    pictures = generator.integers(0, 90, (count, SIZE, SIZE, 1)).astype(np.uint8)
    masks = np.zeros((count, SIZE, SIZE), np.int64)
    for mask, (left, top) in zip(masks, generator.integers(0, SIZE - 5, (count, 2)), strict=True):
        mask[top : top + 5, left : left + 5] = 1
    return Part(np.maximum(pictures, (masks[..., None] * 200).astype(np.uint8)), masks)


def build() -> keras.Model:
    """Brightness 0 to 255 in, (12, 12, 1); a mask (12, 12, 1) of values 0 to 1 out."""
    inputs = layers.Input((SIZE, SIZE, 1), name="image")
    x = layers.Rescaling(1 / 255, name="scale")(inputs)
    x = layers.Conv2D(6, 3, padding="same", activation="relu", name="edges")(x)
    return keras.Model(inputs, layers.Conv2D(1, 1, activation="sigmoid", name="mask")(x))


def score(model: keras.Model, validation: Part) -> dict[str, float]:
    """The loss, and the share of pixels that are right."""
    masks = model.predict(validation.inputs, verbose=0)[..., 0]
    right = np.where(validation.targets == 1, masks, 1 - masks)
    return {"validation_loss": float(-np.log(right + 1e-7).mean()), "validation_value": float((right > 0.5).mean())}


def answers(model: keras.Model, validation: Part, positions: np.ndarray) -> list[dict]:
    """How many pixels it marks, and how sure it is of the surest."""
    masks = model.predict(validation.inputs[positions], verbose=0)
    return [{"answer": [int((mask > 0.5).sum())], "probability": round(float(mask.max()), 4)} for mask in masks]


def measure(experiment: Experiment, predictor, splits: Splits) -> Measured:
    """The share of pixels that the shipped file marks right."""
    masks = np.stack([predictor.one(predictor.predict, one)["mask"][0, ..., 0] for one in splits.test.inputs])
    right = (masks > experiment.page.marked_above) == (splits.test.targets == 1)
    name, label = "Pixel accuracy", "of the pixels of test pictures marked right"
    how = f"All pixels of {len(masks)} test pictures."
    return Measured({"pixels": statistics.share(right.ravel(), name, label, how)}, [], None, [], None)


def examples(experiment: Experiment, splits: Splits) -> list[dict]:
    """Three test pictures to click."""
    return [
        {"label": f"Square {number}", "pixels": picture.ravel().tolist()}
        for number, picture in enumerate(splits.test.inputs[:3], 1)
    ]


experiment = Experiment(
    id="squares",
    title="Squares",
    summary="A network marks the pixels of a bright square.",
    family="CNN",
    task="segmentation",
    tags=("squares",),
    data=Data("Squares made by a program", "", "MIT", shown=True),
    load=lambda: Splits(part(400, 1), part(60, 2), part(100, 3)),
    build=build,
    training=Training(
        epochs=2,
        batch_size=20,
        epoch=lambda samples, generator: (samples.inputs, samples.targets[..., None].astype(np.float32)),
        samples=lambda count: count,
        optimizer=lambda steps: keras.optimizers.Adam(0.05),
        loss=keras.losses.BinaryCrossentropy,
        score=score,
        answers=answers,
    ),
    page=Outline(labels=("square",), size=SIZE),
    layers={"edges": "6 small windows look for edges."},
    ships=lambda model: keras.Model(model.inputs, {"mask": model.outputs[0]}),
    measure=measure,
    examples=examples,
)
