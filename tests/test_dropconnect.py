"""Weights that are cut in training: others in every batch, the same ones after a resume, and none once it is over."""

import numpy as np
import pytest

keras = pytest.importorskip("keras")
ABC = "abcdefgh"
TOKENS = np.arange(12, dtype=np.int32).reshape(3, 4) % len(ABC)
STATE = np.ones((3, 2, 16), np.float32)


@pytest.fixture
def networks():
    """Two networks with the same weights: one whose connections are cut in training, and a plain one."""
    from glassbox.text.network import recurrent

    cut, plain = (recurrent(ABC, embedding=8, units=16, memories=2, dropout=0.0, cut=share) for share in (0.5, 0.0))
    plain.set_weights(cut.get_weights())
    return cut, plain


def logits(network, training):
    outputs = network({"tokens": TOKENS, "state": STATE}, training=training)
    return keras.ops.convert_to_numpy(outputs["logits"])


def test_connections_are_cut_in_training_only(networks):
    cut, plain = networks
    assert np.array_equal(logits(cut, False), logits(plain, False))
    first, second = logits(cut, True), logits(cut, True)
    assert not np.allclose(first, logits(plain, True)) and not np.allclose(first, second)
    assert np.array_equal(logits(cut, False), logits(plain, False))  # nothing of it is left in the weights


def test_a_copy_cuts_as_much(networks):
    layer = networks[0].get_layer("memory_1")
    assert type(layer).from_config(layer.get_config()).cut == 0.5


def test_a_resumed_training_cuts_the_same_connections(networks):
    from glassbox.training.seeds import seed_epoch

    cut, _plain = networks
    seed_epoch(cut, seed=1, epoch=3)
    first = [logits(cut, True) for _batch in range(3)]
    seed_epoch(cut, seed=1, epoch=3)
    assert np.array_equal(first, [logits(cut, True) for _batch in range(3)])


def test_what_was_cut_does_not_learn(networks):
    """Each batch changes only those weights between past and present that took part in it."""
    from glassbox.text.network import loss

    cut, _plain = networks
    cut.compile(keras.optimizers.SGD(0.1), loss={"logits": loss()})
    before = cut.get_layer("memory_1").cell.recurrent_kernel.numpy()
    cut.fit({"tokens": TOKENS, "state": STATE}, {"logits": TOKENS}, verbose=0)
    changed = (cut.get_layer("memory_1").cell.recurrent_kernel.numpy() != before).mean()
    assert 0.3 < changed < 0.7
