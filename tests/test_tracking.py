"""What units of a memory follow: found on one half, measured on the other, and not there before the training."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from glassbox import discovery as experiments
from glassbox.interpret import probes, traits
from glassbox.interpret.probes import Trait, tracked
from glassbox.release import inside

NOTHING = np.random.default_rng(9).normal(size=(400, 5, 30)).astype(np.float32)


def following(n=400, steps=5, noise=0.1):
    generator = np.random.default_rng(5)
    truth = generator.random((n, steps)) < 0.3
    states = generator.normal(size=(n, steps, 30)).astype(np.float32)
    states[..., 7] = np.where(truth, -1, 1) + noise * states[..., 7]
    return states, Trait("whether it is so", truth), np.arange(n) < n // 2


def test_the_unit_that_follows_is_found_and_no_other():
    states, trait, first = following()
    (found,) = tracked(states, [trait], first, NOTHING)
    assert (found["unit"], found["what"], found["by"], found["rises"]) == (7, "whether it is so", "threshold", False)
    assert found["agreement"] > 0.99 and found["n"] == 200 * 5


def test_a_unit_that_agrees_only_where_it_was_found_is_not_reported():
    states, trait, first = following()
    states[~first, :, 7] = states[~first, :, 8]
    assert tracked(states, [trait], first, NOTHING) == []


def test_an_amount_is_followed_in_its_order():
    generator = np.random.default_rng(6)
    amount = generator.integers(0, 19, (300, 2)).astype(float)
    states = generator.normal(size=(300, 2, 9)).astype(np.float32)
    states[..., 4] = -np.tanh(amount / 9) + 0.01 * states[..., 4]
    (found,) = tracked(states, [Trait("how much", amount)], np.arange(300) % 2 == 0, NOTHING[:300, :2, :9])
    assert (found["unit"], found["by"], found["rises"]) == (4, "correlation", False) and found["agreement"] > 0.95


def test_what_is_too_rare_is_not_claimed():
    states, trait, first = following()
    rare = trait.values & (np.arange(len(first)) < 20)[:, None]
    assert tracked(states, [Trait("whether", rare)], first, NOTHING) == []


@given(arrays(np.float32, (30, 3), elements=st.floats(-3, 3, width=16)), arrays(bool, 30))
def test_no_threshold_is_better(states, truth):
    truth[:2] = [True, False]
    agreements, bounds, signs = probes.thresholds(states, truth)
    for unit, (agreement, bound, sign) in enumerate(zip(agreements, bounds, signs, strict=True)):
        values = states[:, unit]
        tried = [(values > at)[truth].mean() + (values <= at)[~truth].mean() for at in [*values, -9.0]]
        assert agreement == pytest.approx(max(*tried, *(2 - one for one in tried)) / 2)
        said = (values > bound) == (sign > 0)
        assert (said[truth].mean() + (~said[~truth]).mean()) / 2 == pytest.approx(agreement)


def test_what_happens_in_a_sum():
    reading = {one.what: one for one in traits.of_questions(["7+38", "40+59"], 5)}
    assert reading["whether the plus sign has been read"].values.tolist() == [[0, 0, 1, 1, 1], [0, 0, 1, 1, 1]]
    so_far = reading["how large all that was read so far is together"]
    assert so_far.values.tolist() == [[0, 7, 7, 10, 45], [4, 40, 40, 45, 99]]
    assert so_far.where.tolist()[0] == [False, True, True, True, True]
    assert reading["whether the ones will carry, at the end of reading"].values[:, -1].tolist() == [True, False]
    writing = {one.what: one for one in traits.of_answers(["7+38", "99+2"], 3)}
    assert writing["whether there is a carry from the right"].values.tolist() == [[0, 1, 0], [1, 1, 0]]
    assert writing["whether this place carries over to the left"].values[:, 1:].tolist() == [
        [False, True],
        [True, True],
    ]
    assert writing["whether nothing is left to write"].values.tolist() == [[1, 0, 0], [0, 0, 0]]
    assert writing["how large the digit is that it writes"].values.tolist() == [[0, 4, 5], [1, 0, 1]]
    assert writing["whether it writes the tens"].values.tolist() == [[0, 1, 0], [0, 1, 0]]


def test_what_happens_in_a_text():
    text = 'TOM:\nHe said "no" (twice).\nTitle: A\nSteps: b\n\n'
    found = {one.what: one.values[0] for one in traits.of_texts([text])}
    of_form = {one.what: one.values[0] for one in traits.of_texts([text], ("Title:", "Steps:"))}
    assert "whether it reads the name of who speaks" not in of_form
    found |= of_form

    def marked(what):
        return "".join(character for character, so in zip(text, found[what], strict=True) if so)

    assert marked("whether it is inside quotation marks") == '"no'
    assert marked("whether it is inside brackets") == "(twice"
    assert marked("whether it reads the name of who speaks") == "TOM"
    assert marked("whether it is in a word of capital letters") == "TO"
    assert marked("whether a capital letter was read just now") == "TOMHTAS"
    assert marked("whether it is in the part after “Title:”") == "Title: A"
    assert marked("whether it is in the part after “Steps:”").startswith("Steps: b")
    assert found["how many characters there were since the line began"][:7].tolist() == [
        1, 2, 3, 4, 0, 1, 2,
    ]  # fmt: skip


def test_what_any_memory_shows_is_not_reported_as_learned():
    states, trait, first = following()
    assert tracked(states, [trait], first, states) == []


def test_two_orders_of_a_sum_are_in_one_half():
    _inputs, questions, first = traits.held_out_sums(experiments.find("numbers_summation_rnn").page)
    half = dict(zip(questions, first, strict=True))
    assert all(half[one] == half["+".join(one.split("+")[::-1])] for one in questions)
    assert 0.45 < first.mean() < 0.55


def test_the_network_that_adds_has_units_that_follow_the_carry():
    facts = inside.read(experiments.find("numbers_summation_rnn").model_folder)
    best = {one["what"]: one["agreement"] for one in facts["layers"]["reader"]["tracks"][::-1]}
    assert best["whether the ones will carry, at the end of reading"] > 0.95
    told = [one for layer in facts["layers"].values() for one in layer["tracks"]]
    assert all(one["n"] >= 80 and one["agreement"] > one["untrained"] for one in told)
    assert facts["layers"]["reader"]["tracks"][0]["untrained"] < 0.8  # the carry is not there by itself
