"""What validation samples teach, once they have decided: the curves stay those of a network that never saw them."""

from dataclasses import replace

import numpy as np
import pytest
from inventing import invented

from glassbox import Part, Splits, Training
from glassbox.training.loop import trained
from glassbox.training.refit import train

keras = pytest.importorskip("keras")

from keras import layers  # noqa: E402

SIDE, CLASSES = 4, 3


def part(*labels):
    """Pictures of which one column is white: which one is the class."""
    pictures = np.zeros((len(labels), SIDE, SIDE, 1), np.uint8)
    for picture, label in zip(pictures, labels, strict=True):
        picture[:, label] = 255
    return Part(pictures, np.array(labels))


def build():
    picture = layers.Input((SIDE, SIDE, 1), name="image")
    x = layers.Flatten()(layers.Rescaling(1 / 255)(picture))
    return keras.Model(picture, layers.Dense(CLASSES, activation="softmax", name="probabilities")(x))


def epoch(taught, generator):
    order = generator.permutation(len(taught))
    return taught.inputs[order].astype(np.float32), np.eye(CLASSES, dtype=np.float32)[taught.targets[order]]


def experiment(refit, home):
    return invented(
        id="columns",
        # Only validation has the last class.
        load=lambda: Splits(train=part(*[0, 1] * 32), validation=part(*[2] * 32), test=part(0, 1, 2)),
        build=build,
        training=Training(
            epochs=5,
            batch_size=8,
            epoch=epoch,
            samples=lambda n: n,
            optimizer=lambda _steps: keras.optimizers.Adam(0.05),
        ),
        refit=refit,
        folder=home / "experiments" / "columns",
    )


@pytest.mark.thorough
@pytest.mark.parametrize("refit", [False, True])
def test_validation_decides_first_and_teaches_then(refit, tmp_path, monkeypatch):
    monkeypatch.setenv("GLASSBOX_RUNS", str(tmp_path / "runs"))
    one = experiment(refit, tmp_path)
    model, history = train(one)
    answers = model.predict(one.splits.test.inputs.astype(np.float32), verbose=0).argmax(-1).tolist()
    assert answers[:2] == [0, 1] and (answers[2] == 2) is refit
    assert [row["validation_value"] for row in history["curves"]] == [0.0] * 5
    assert len(one.taught) == (96 if refit else 64)
    again, read = train(one)  # a training that has finished is read
    assert read["curves"] == history["curves"]
    assert np.array_equal(again.get_weights()[0], model.get_weights()[0])


def test_what_is_done_after_the_last_epoch_is_done_once(tmp_path, monkeypatch):
    def halve(model):
        model.set_weights([weights / 2 for weights in model.get_weights()])

    monkeypatch.setenv("GLASSBOX_RUNS", str(tmp_path / "runs"))
    one = experiment(False, tmp_path)
    plain, _history = train(one)
    halved = replace(one, training=replace(one.training, finish=halve))
    for model in (train(halved)[0], train(halved)[0], trained(halved)):
        assert np.array_equal(model.get_weights()[0], plain.get_weights()[0] / 2)
