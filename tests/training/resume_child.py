"""A small real training that kills itself at given moments; run by test_resume.py.

Arguments: the folder of the run, then kill points: `step:N` (after N steps in all) or `write:N` (half way through
writing checkpoint N). Each kill is a real SIGKILL of a forked process; the next one goes on where it stopped.
"""

import os
import signal
import sys
import traceback

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"


def train(folder: str, kill: str | None) -> None:
    import keras
    import numpy as np
    from keras import layers

    from glassbox import Data, Draw, Experiment, Part, Phase, Splits, Training
    from glassbox.drawing.rendering import MNIST
    from glassbox.training import checkpoint, loop

    os.environ["GLASSBOX_RUNS"] = folder

    def load():
        generator = np.random.default_rng(0)
        inputs = generator.integers(0, 256, (320, 8, 8, 1)).astype("uint8")
        part = Part(inputs, (inputs.mean((1, 2, 3)) > 127).astype(int))
        return Splits(part, part.take(slice(0, 64)), part)

    def epoch(part, generator):
        order = generator.permutation(len(part))
        return part.inputs[order], np.eye(2, dtype="float32")[part.targets[order]]

    def build():
        inputs = layers.Input((8, 8, 1), name="image")
        x = layers.Rescaling(1 / 255)(inputs)
        x = layers.RandomTranslation(0.1, 0.1)(x)
        x = layers.Conv2D(4, 3)(x)
        x = layers.BatchNormalization()(x)
        x = layers.Dropout(0.5)(layers.Flatten()(x))
        return keras.Model(inputs, layers.Dense(2, activation="softmax")(x))

    def optimizer(steps_before):
        def make(steps):
            made = keras.optimizers.AdamW(keras.optimizers.schedules.CosineDecay(1e-2, steps))
            made.steps_before = steps_before
            return made

        return make

    experiment = Experiment(
        id="resume",
        title="",
        summary="",
        family="",
        task="",
        tags=(),
        data=Data("", "", "", True),
        load=load,
        build=build,
        training=Training(
            epochs=5,
            batch_size=32,
            epoch=epoch,
            samples=lambda n: n,
            phases=(Phase(3, optimizer(0)), Phase(2, optimizer(3 * 10))),
        ),
        page=Draw(("dark", "light"), "", MNIST, {}),
        layers={},
        measure=None,
        examples=None,
    )

    class Kill(keras.callbacks.Callback):
        def on_train_batch_end(self, _batch, logs=None):
            optimizer = self.model.optimizer
            if kill and kill == f"step:{optimizer.steps_before + int(optimizer.iterations)}":
                os.kill(os.getpid(), signal.SIGKILL)

    whole = checkpoint.replace

    def half(file, content):
        if kill and file.name == f"epoch-{int(kill.split(':')[1]):04d}.npz":
            file.with_name(f".{file.name}.part").write_bytes(content[: len(content) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        whole(file, content)

    if kill and kill.startswith("write:"):
        checkpoint.replace = half
    model, _history = loop.train(experiment, callbacks=[Kill()])
    print("sha256", checkpoint.weights_sha256(model), flush=True)


if __name__ == "__main__":
    # Everything slow is imported once; TensorFlow's threads start only with the first operation, after the fork.
    import keras  # noqa: F401

    for run in sys.argv[1:]:
        folder, *kills = run.split(",")
        for kill in [*kills, None]:
            child = os.fork()
            if child == 0:
                try:
                    train(folder, kill)
                except BaseException:
                    traceback.print_exc()
                os._exit(0)
            _pid, status = os.waitpid(child, 0)
            print("signal", os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, flush=True)
