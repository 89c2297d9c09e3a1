"""Making pictures: noise from a seed, distances, what learns in each network, an exact resume, and what ships."""

import numpy as np
import pytest
from inventing import invented

from glassbox import Experiment, Generate, Part, Phase, Splits, Training
from glassbox.generation.noise import noise

keras = pytest.importorskip("keras")

from keras import layers  # noqa: E402

from glassbox.evaluation import generation as measuring  # noqa: E402
from glassbox.evaluation import tolerance  # noqa: E402
from glassbox.export import litert  # noqa: E402
from glassbox.generation import (  # noqa: E402
    flow,
    gan,
    sampling,
)
from glassbox.generation.learner import learns  # noqa: E402
from glassbox.release import (  # noqa: E402
    golden,
    golden_activations,
)
from glassbox.release.golden_inputs import sample_of  # noqa: E402
from glassbox.runtime import Predictor  # noqa: E402
from glassbox.training import checkpoint, loop  # noqa: E402


def maker():
    random, label = layers.Input((4,), name="noise"), layers.Input((), dtype="int32", name="label")
    x = layers.Concatenate()([random, layers.Embedding(2, 3)(label)])
    x = layers.BatchNormalization()(layers.Dense(64)(x))
    picture = layers.Reshape((8, 8, 1), name="grid")(layers.Activation("sigmoid")(x))
    return keras.Model({"noise": random, "label": label}, picture)


def critic():
    picture, label = layers.Input((8, 8, 1), name="picture"), layers.Input((), dtype="int32", name="label")
    features = layers.Flatten()(gan.alikeness(layers.Dropout(0.3)(picture)))
    wanted = layers.Embedding(2, features.shape[-1])(label)
    seen = layers.Dense(1)(features) + layers.Dot(axes=1)([features, wanted])
    return keras.Model({"picture": picture, "label": label}, seen)


def mover():
    picture, time = layers.Input((8, 8, 1), name="picture"), layers.Input((), name="time")
    label = layers.Input((), dtype="int32", name="label")
    hint = layers.Add()([layers.Embedding(2, 4)(label), layers.Dense(4)(layers.Reshape((1,))(time))])
    x = layers.Concatenate()([layers.Flatten()(picture), hint])
    velocity = layers.Reshape((8, 8, 1), name="grid")(layers.Dense(64)(x))
    return keras.Model({"picture": picture, "time": time, "label": label}, velocity)


def load():
    generator = np.random.default_rng(0)
    targets = np.arange(96) % 2
    inputs = (generator.integers(0, 60, (96, 8, 8, 1)) + 150 * targets[:, None, None, None]).astype("uint8")
    part = Part(inputs, targets)
    return Splits(part, part.take(slice(0, 48)), part)


def experiment(way: str) -> Experiment:
    once = way == "once"
    return invented(
        load=load,
        build=maker if once else mover,
        training=Training(
            epochs=3,
            batch_size=16,
            epoch=gan.epoch((4,)) if once else flow.epoch,
            samples=lambda n: n,
            phases=(Phase(3, lambda _steps: keras.optimizers.Adam(1e-2, beta_1=0.5), learns),),
            learner=(lambda model: gan.Adversaries(model, critic())) if once else flow.Flow,
            loss=(lambda: gan.loss) if once else (lambda: flow.loss),
            metrics=gan.metrics if once else flow.metrics,
            score=lambda _model, _part: {"validation_loss": 0.0, "validation_value": 0.0},
            answers=lambda _model, _part, _positions: [],
        ),
        page=Generate(("dark", "light"), (4,) if once else (8, 8, 1), way, 1 if once else 4, 8),
        layers={"grid": "the picture"},
        ships=lambda model: keras.Model(model.inputs, {"out": model.outputs[0]}),
    )


def test_a_seed_is_the_same_normal_noise_everywhere():
    values = noise(7, (100_000,))
    assert abs(values.mean()) < 0.02 and abs(values.std() - 1) < 0.02
    assert np.array_equal(noise(7, (28, 28, 1)).ravel(), values[:784])
    assert abs(np.corrcoef(values, noise(8, (100_000,)))[0, 1]) < 0.02
    assert np.isfinite(noise(2**32 - 1, (1000,))).all()
    assert np.allclose(noise(42, (3,)), [0.683321, 2.168577, -1.314435], atol=1e-6)


def test_the_distance_is_0_to_itself_and_right_between_two_normal_distributions():
    generator = np.random.default_rng(3)
    one = generator.standard_normal((4_000, 3))
    assert measuring.frechet(one, one) == pytest.approx(0, abs=1e-9)
    moved = one * [2, 1, 1] + [0, 3, 0]  # 3 away, and twice as wide along one axis
    assert measuring.frechet(one, moved) == pytest.approx(9 + one[:, 0].std() ** 2, rel=0.02)
    metric = measuring.distance(one, generator.standard_normal((4_000, 3)), "", "", "")
    assert 0 <= metric["low"] <= metric["value"] <= metric["high"] < 0.05


@pytest.mark.thorough
@pytest.mark.parametrize("way", ["once", "flow"])
def test_stopped_and_continued_training_gives_the_same_weights(way, tmp_path, monkeypatch):
    monkeypatch.setenv("GLASSBOX_RUNS", str(tmp_path / "whole"))
    whole, history = loop.train(experiment(way))
    assert all(np.isfinite(row["loss"]) for row in history["curves"])

    class Stop(keras.callbacks.Callback):
        def on_train_batch_end(self, _batch, logs=None):
            if int(self.model.optimizer.iterations) == 9:
                raise KeyboardInterrupt

    monkeypatch.setenv("GLASSBOX_RUNS", str(tmp_path / "stopped"))
    with pytest.raises(KeyboardInterrupt):
        loop.train(experiment(way), callbacks=[Stop()])
    assert checkpoint.entries(tmp_path / "stopped" / "made" / "seed-1")[0]["epoch"] == 1
    again, _history = loop.train(experiment(way))
    assert checkpoint.weights_sha256(again) == checkpoint.weights_sha256(whole)


def test_each_loss_teaches_its_own_network_only():
    import tensorflow as tf

    def dense(gradient):
        return np.array(tf.convert_to_tensor(gradient))

    learner = gan.Adversaries(maker(), critic())
    inputs = {
        "picture": np.zeros((4, 8, 8, 1), "uint8"),
        "label": np.array([0, 1, 0, 1], "int32"),
        "noise": np.random.default_rng(0).standard_normal((4, 4)).astype("float32"),
    }
    for column, mine, other in ((0, learner.critic, learner.taught), (1, learner.taught, learner.critic)):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(learner(inputs, training=True)[:, column])
        taught = [weight.value for weight in mine.trainable_variables]
        assert all(np.abs(gradient).max() > 0 for gradient in map(dense, tape.gradient(loss, taught)))
        untouched = [weight.value for weight in other.trainable_variables]
        assert all(not np.any(dense(gradient)) for gradient in tape.gradient(loss, untouched) if gradient is not None)


def test_the_flow_learns_the_mean_of_its_data():
    keras.utils.set_random_seed(1)
    made = experiment("flow")
    learner = flow.Flow(mover())
    loop.begin_phase(learner, made.training, 10, 0)
    inputs, targets = flow.epoch(made.splits.train.take(np.arange(96 * 60) % 96), np.random.default_rng(1))
    learner.fit(inputs, targets, batch_size=16, verbose=0)
    labels = np.array([0] * 8 + [1] * 8)
    pictures = sampling.pictures(sampling.of_keras(learner.kept), made.page, np.arange(16), labels)
    dark, light = pictures[:8].mean(), pictures[8:].mean()
    assert dark < 0.3 and light > 0.5


@pytest.mark.parametrize("way", ["once", "flow"])
def test_the_file_makes_the_pictures_that_keras_makes(way, tmp_path):
    keras.utils.set_random_seed(1)
    made = experiment(way)
    model = made.build()
    litert.round_to_float16(model)
    (tmp_path / "model.tflite").write_bytes(litert.convert(made, model))
    predictor = Predictor(tmp_path / "model.tflite")
    vectors = golden.make(made, model, predictor)
    sample = sample_of(vectors["cases"][3], predictor.signatures()["predict"]["inputs"])
    got = predictor.one(predictor.predict, sample)["out"]
    assert np.abs(got.ravel() - vectors["cases"][3]["litert"]["out"]).max() <= tolerance.ANSWER
    ours = sampling.pictures(sampling.of_keras(model), made.page, [1, 2], [0, 1])
    theirs = sampling.pictures(sampling.of_file(predictor), made.page, [1, 2], [0, 1])
    assert np.abs(ours - theirs).max() < 1e-4
    inside = golden_activations.make(made, model, predictor)  # raises where a layer is not what Keras computes
    assert set(inside["layers"]) == {"grid", "out"} and len(inside["inputs"]) == 20
    golden_activations.write(tmp_path, inside)
    assert max(golden_activations.differences(tmp_path, predictor).values()) <= 1e-4
