"""Two networks against each other: a maker of pictures and a critic (Goodfellow and others, 2014, arXiv:1406.2661)."""

from __future__ import annotations

from collections.abc import Callable

import keras
import numpy as np
from keras import ops

from ..splits import Part
from .learner import Learner, total, watch

COLUMNS = ("critic_loss", "maker_loss", "real_seen", "made_seen")
loss = total(0, 1)


def metrics() -> list[keras.metrics.Metric]:
    """The two losses, and how often the critic sees that a real picture is real, and that a made one is made."""
    return watch(critic_loss=0, maker_loss=1, real_seen=2, made_seen=3)


class Adversaries(Learner):
    """Maker and critic, both taught in every step.

    The critic is told what a picture shall show, and says whether it is a real one *of that class*: so the maker must make
    what it was asked for, and no second loss rewards it for making the plainest of its class again and again. One loss
    adds up both: what the critic is to learn reaches only the critic (the picture is given to it without a way back), and
    what the maker is to learn reaches only the maker (the critic's weights are given as constants). So one optimizer is
    as good as two: it keeps its own averages for every weight.

    Args:
        maker: {"noise", "label"} -> picture, brightness 0 to 1; becomes the moving average.
        critic: {"picture", "label"} -> (batch, 1), above 0 for "real". Real and made pictures come to it in batches of
            their own, so it may look at how alike the pictures of a batch are.
    """

    def __init__(self, maker: keras.Model, critic: keras.Model, momentum: float = 0.999):
        super().__init__(maker, COLUMNS, momentum)
        critic.name = "critic"
        self.critic = critic

    def call(self, inputs: dict[str, keras.KerasTensor], training: bool | None = None) -> keras.KerasTensor:
        """Both losses and what the critic saw, (batch, 4)."""
        label = ops.reshape(inputs["label"], (-1,))
        real = ops.cast(inputs["picture"], "float32") / 255
        made = self.taught({"noise": inputs["noise"], "label": label}, training=training)
        of_real = self.critic({"picture": real, "label": label}, training=training)[:, 0]
        of_made = self.critic({"picture": ops.stop_gradient(made), "label": label}, training=training)[:, 0]
        fixed = [ops.stop_gradient(ops.convert_to_tensor(weight)) for weight in self.critic.trainable_variables]
        states = [ops.convert_to_tensor(state) for state in self.critic.non_trainable_variables]
        again, _states = self.critic.stateless_call(fixed, states, {"picture": made, "label": label}, training=training)
        critic_loss = ops.softplus(-of_real) + ops.softplus(of_made)
        maker_loss = ops.softplus(-again[:, 0])
        if training:
            self.follow()
        seen = [ops.cast(of_real > 0, "float32"), ops.cast(of_made < 0, "float32")]
        return ops.stack([critic_loss, maker_loss, *seen], axis=-1)


def alikeness(features: keras.KerasTensor) -> keras.KerasTensor:
    """Features (batch, rows, columns, channels) with one channel more: how much they differ within the batch.

    A maker that makes the same picture again and again gives itself away by it (minibatch standard deviation: Karras and
    others, 2018, arXiv:1710.10196).
    """
    spread = ops.sqrt(ops.var(features, axis=0, keepdims=True) + 1e-6)
    spread = ops.mean(spread, axis=(1, 2, 3), keepdims=True)
    return ops.concatenate([features, spread * ops.ones_like(features[..., :1])], axis=-1)


def epoch(noise: tuple[int, ...]) -> Callable[[Part, np.random.Generator], tuple[dict[str, np.ndarray], np.ndarray]]:
    """For `Training.epoch`: every picture once, with its class and its own noise of the given shape."""

    def one(part: Part, generator: np.random.Generator) -> tuple[dict[str, np.ndarray], np.ndarray]:
        order = generator.permutation(len(part))
        inputs = {
            "picture": part.inputs[order],
            "label": part.targets[order].astype("int32"),
            "noise": generator.standard_normal((len(part), *noise), dtype=np.float32),
        }
        return inputs, np.zeros((len(part), 1), np.float32)

    return one
