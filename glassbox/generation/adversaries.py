"""Two networks against each other: a maker of pictures and a critic (Goodfellow and others, 2014, arXiv:1406.2661)."""

from __future__ import annotations

import numpy as np
from keras import ops

from .learner import Learner, total, watch

COLUMNS = ("critic_loss", "maker_loss", "real_seen", "made_seen")
loss = total(0, 1)


def metrics() -> list:
    """The two losses, and how often the critic sees that a real picture is real, and that a made one is made."""
    return watch(critic_loss=0, maker_loss=1, real_seen=2, made_seen=3)


class Adversaries(Learner):
    """Maker and critic, both taught in every step.

    The critic gives each picture 1 + classes numbers: is it real, and which class is it (an auxiliary classifier: Odena
    and others, 2017, arXiv:1610.09585). It learns both from real pictures, and from made ones only that they are made.
    The maker learns to be taken for real *and* for the class it was asked for. One loss adds up both: what the critic
    is to learn reaches only the critic (the picture is given to it without a way back), and what the maker is to learn
    reaches only the maker (the critic's weights are given as constants). So one optimizer is as good as two: it keeps
    its own averages for every weight.

    Args:
        maker: {"noise", "label"} -> picture, brightness 0 to 1; becomes the moving average.
        critic: picture -> (batch, 1 + classes).
        class_weight: how much the class counts beside "is it real".
    """

    def __init__(self, maker, critic, class_weight: float = 0.5, momentum: float = 0.999):
        super().__init__(maker, COLUMNS, momentum)
        critic.name = "critic"
        self.critic, self.class_weight = critic, class_weight

    def call(self, inputs, training=None):
        """Both losses and what the critic saw, (batch, 4)."""
        label = ops.reshape(inputs["label"], (-1,))
        real = ops.cast(inputs["picture"], "float32") / 255
        made = self.taught({"noise": inputs["noise"], "label": label}, training=training)
        both = self.critic(ops.concatenate([real, ops.stop_gradient(made)]), training=training)
        of_real, of_made = ops.split(both, 2)
        fixed = [ops.stop_gradient(ops.convert_to_tensor(weight)) for weight in self.critic.trainable_variables]
        states = [ops.convert_to_tensor(state) for state in self.critic.non_trainable_variables]
        again, _states = self.critic.stateless_call(fixed, states, made, training=training)
        critic_loss = ops.softplus(-of_real[:, 0]) + ops.softplus(of_made[:, 0])
        critic_loss = critic_loss + self.class_weight * _surprise(of_real[:, 1:], label)
        maker_loss = ops.softplus(-again[:, 0]) + self.class_weight * _surprise(again[:, 1:], label)
        if training:
            self.follow()
        seen = [ops.cast(of_real[:, 0] > 0, "float32"), ops.cast(of_made[:, 0] < 0, "float32")]
        return ops.stack([critic_loss, maker_loss, *seen], axis=-1)


def _surprise(scores, label):
    """Cross-entropy of the class, in nats."""
    return ops.sparse_categorical_crossentropy(label, scores, from_logits=True)


def epoch(noise: tuple[int, ...]):
    """For `Training.epoch`: every picture once, with its class and its own noise of the given shape."""

    def one(part, generator):
        order = generator.permutation(len(part))
        inputs = {
            "picture": part.inputs[order],
            "label": part.targets[order].astype("int32"),
            "noise": generator.standard_normal((len(part), *noise), dtype=np.float32),
        }
        return inputs, np.zeros((len(part), 1), np.float32)

    return one
