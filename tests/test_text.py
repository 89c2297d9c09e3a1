"""Texts, characters, counting, drawing, and what a network that writes is measured by."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glassbox import Text
from glassbox.data import sums
from glassbox.data import text as texts
from glassbox.evaluation import copying
from glassbox.evaluation import text as writing
from glassbox.text import sampling
from glassbox.text.characters import UNKNOWN, encode, strangers, written_with
from glassbox.text.incoming import normalize
from glassbox.text.ngram import NGrams
from glassbox.text.sampling import Choice

WEB = Path(__file__).resolve().parents[1] / "web" / "src"
ABC = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ '-.\n"


def test_characters_that_an_alphabet_has_not_are_made_plain_or_named():
    assert written_with("caf\u00e9 \u2019tis\u2026 \u2014", ABC) == "cafe 'tis... --"
    assert written_with("a\U0001f389b\u0416", ABC) == "ab"
    assert written_with("a\U0001f389b\u0416", ABC + UNKNOWN) == f"a{UNKNOWN}b{UNKNOWN}"
    assert strangers("a\U0001f389b\u0416\U0001f389\u00e9", ABC) == ["\U0001f389", "\u0416"]


@given(st.text())
def test_every_text_can_be_encoded(text):
    alphabet = texts.RECIPES_ALPHABET
    assert all(0 <= token < len(alphabet) for token in encode(text, alphabet))
    assert set(written_with(text, alphabet)) <= set(alphabet)


@pytest.mark.parametrize("alphabet", [texts.SHAKESPEARE_ALPHABET, texts.WIKIPEDIA_ALPHABET, texts.RECIPES_ALPHABET])
def test_no_character_is_twice_in_an_alphabet(alphabet):
    assert len(set(alphabet)) == len(alphabet)


def test_rows_go_on_where_the_one_before_stopped():
    part = texts.rows("abcdefghijk", ABC, 3)
    assert part.inputs.tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert part.targets.tolist() == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]


def test_batches_go_on_where_the_one_before_stopped():
    from glassbox.text.network import in_order, samples

    part = texts.rows("x" + ABC * 5, ABC, 4)
    inputs, targets = in_order(3)(part, np.random.default_rng(1))
    assert len(inputs) == samples(3)(len(part))
    batches, after = inputs.reshape(-1, 3, 4), targets.reshape(-1, 3, 4)
    jumps = (after[:-1, :, -1] != batches[1:, :, 0]).sum() + (after[..., :-1] != batches[..., 1:]).sum()
    assert jumps <= 1  # the end of the text, wherever it lies


def test_recipes_are_kept_once_without_credits_and_with_a_numbered_list():
    needs = "2 eggs, beaten, ½ onion"
    one = f"Title: A\nIngredients: {needs}\nInstructions: Boil. Dotdash Meredith Food Studios Serve. ALLRECIPES / ANN OTHER\n\n"
    same_title = "Title: a \nIngredients: milk\nInstructions: Warm.\n\n"
    same_needs = f"Title: B\nIngredients: {needs.title()}\nInstructions: Fry.\n\n"
    assert texts.distinct(one + same_title + same_needs + one) == [
        "Title: A\nIngredients:\n1. 2 eggs, beaten\n2. ½ onion\nInstructions: Boil. Serve."
    ]


def test_wikitext_becomes_readable():
    raw = ' = = The <unk> = = \n \n It \'s a 0 @.@ 5 – 2 @,@ 000 m ( long ) " word " , he said . \n'
    assert texts.readable(raw) == f'== The {UNKNOWN} ==\n\nIt\'s a 0.5 – 2,000 m (long) "word", he said.'


def test_parts_of_the_data_are_what_they_should_be(mirror):
    plays = texts.shakespeare()
    whole = plays.train + plays.validation + plays.test
    assert len(whole) == 1_115_394 and len(plays.test) == 111_539 and len(plays.validation) == 111_540
    assert set(plays.train) == set(texts.SHAKESPEARE_ALPHABET) >= set(whole)
    articles, recipes = texts.wikipedia(), texts.recipes()
    for one, alphabet in ((articles, texts.WIKIPEDIA_ALPHABET), (recipes, texts.RECIPES_ALPHABET)):
        assert set(one.train + one.validation + one.test) <= set(alphabet)
        assert 0.07 < len(one.test) / len(one.train + one.validation + one.test) < 0.13
    titles = [set(part.split("Title: ")[1:]) for part in (recipes.train, recipes.validation, recipes.test)]
    assert sum(map(len, titles)) == len(set().union(*titles)) > 900


def test_counting_by_hand():
    """In "abab": a follows nothing 2 of 4 times; b follows a always."""
    model = NGrams(np.array([0, 1, 0, 1]), 2, 2)
    alone = (2 + 2 * 0.5) / (4 + 2)
    assert model.probabilities(np.array([0])).tolist() == [alone]
    assert model.probabilities(np.array([0, 1]))[1] == pytest.approx((2 + 1 * alone) / (2 + 1))
    assert model.probabilities(np.array([0, 0]))[1] == pytest.approx((0 + 1 * alone) / (2 + 1))
    assert model.nats(np.array([0]))[0] == pytest.approx(-math.log(alone))


@given(st.lists(st.integers(0, 2), min_size=1, max_size=40), st.lists(st.integers(0, 2), max_size=6))
def test_probabilities_of_counting_add_up_to_one(text, context):
    model = NGrams(np.array(text), 4, 3)
    total = sum(model.probabilities(np.array([*context, one]))[-1] for one in range(3))
    assert total == pytest.approx(1)


def test_stirring_gives_the_same_numbers_everywhere():
    """The page's tests have the same table (web/src/model/writing/sampling.test.ts)."""
    assert [sampling.mix(one) for one in (0, 1, 2, 2**32 - 1)] == MIXED
    assert [sampling.chance(7, place) for place in (0, 1, 1_000_000)] == CHANCES


MIXED = [0, 2261973619, 229111015, 2578835075]
CHANCES = [0.059766487684100866, 0.8858791005332023, 0.16906644450500607]


def test_chances_are_even():
    drawn = np.array([sampling.chance(seed, place) for seed in range(100) for place in range(100)])
    counts, _edges = np.histogram(drawn, 10, (0, 1))
    assert ((counts - 1_000) ** 2 / 1_000).sum() < 28  # chi-squared, 9 degrees of freedom: p = 0.001


def test_who_takes_part():
    logits = np.log(np.array([0.1, 0.4, 0.3, 0.2], np.float32))
    assert sampling.expected(logits, Choice(temperature=0))[0].tolist() == [1]
    assert sampling.expected(logits, Choice(temperature=1, top_k=2))[0].tolist() == [1, 2]
    assert sampling.expected(logits, Choice(temperature=1, top_p=0.65))[0].tolist() == [1, 2]
    assert sampling.expected(logits, Choice(temperature=1, never=(1,)))[0].tolist() == [2, 3, 0]
    assert sampling.expected(logits, Choice(temperature=1))[1] == pytest.approx([0.4, 0.3, 0.2, 0.1], abs=1e-6)
    assert sampling.expected(logits, Choice(temperature=1, top_p=0))[0].tolist() == [1]


@given(
    st.lists(st.floats(-30, 30, width=32), min_size=1, max_size=70),
    st.floats(0, 2),
    st.integers(0, 80),
    st.floats(0, 1),
)
def test_a_character_is_always_drawn(logits, temperature, top_k, top_p):
    drawn = sampling.draw(np.array(logits, np.float32), Choice(temperature, top_k, top_p), 3, 5)
    assert 0 <= drawn < len(logits)


def test_text_that_comes_in_is_what_the_page_makes_of_it():
    known = json.loads((WEB / "shared" / "incoming.fixture.json").read_text())
    for case in known["cases"]:
        assert normalize(case["given"]) == case["becomes"] == normalize(case["becomes"]), case["what"]
    for unseen in known["unseen"]:
        first, last = (int(code, 16) for code in (unseen.split("-") * 2)[:2])
        assert normalize("".join(map(chr, range(first, last + 1)))) == ""
    for zero in known["zeros"]:
        assert normalize("".join(chr(int(zero, 16) + value) for value in range(10))) == "0123456789"


@given(st.text())
def test_normalized_text_stays_as_it_is(text):
    assert normalize(normalize(text)) == normalize(text)


def test_one_text_in_two_spellings_is_the_same_for_a_network():
    page = Text(alphabet=ABC + UNKNOWN, starts=("a",), unknown=UNKNOWN)
    assert page.begun("The cafe\u0301") == page.begun("The caf\u00e9") == "The caf\u00e9"
    assert strangers(page.begun("The ca\u00adfe\u0301\u200e"), page.alphabet) == []
    written = sums.encode("17+38", 5, "0123456789+ ")
    assert sums.encode("\u200e1\u00ad7+\u0663\u0668", 5, "0123456789+ ") == written
    for wrong, said in (("100+100", "too long"), ("17-38", "cannot read '-'")):
        with pytest.raises(ValueError, match=said):
            sums.encode(wrong, 5, "0123456789+ ")


def test_the_form_of_a_recipe():
    form = ("Title:", "Ingredients:", "Instructions:")
    assert writing.has_form("Title: A\nIngredients: eggs\nInstructions: Boil.", form)
    assert not writing.has_form("Title: A\nInstructions: Boil.\nIngredients: eggs", form)
    assert not writing.has_form("Title: A\nIngredients: eggs\nInstructions: ", form)
    assert not writing.has_form("Title: A\nTitle: A\nIngredients: eggs\nInstructions: Boil.", form)


def test_what_is_named_is_put_into_a_recipe_as_the_page_does_it():
    cases = json.loads((WEB / "kinds" / "text" / "beginnings.fixture.json").read_text())
    page = Text(
        alphabet=texts.RECIPES_ALPHABET,
        starts=("2 eggs",),
        form=tuple(cases["form"]),
        frame=cases["frame"],
        listed=cases["listed"],
    )
    for case in cases["beginnings"]:
        assert page.begun(case["start"]) == case["begun"]
        assert page.begun(case["begun"]) == case["begun"]
    assert Text(alphabet=ABC, starts=("a",)).begun("1. a, b") == "1. a, b"


def test_copied_runs_are_found():
    training = copying.words_of("One two three four five six seven eight nine ten.")
    metric = copying.copied_metric(["two, THREE four five six seven eight nine; and more"], training)
    assert (metric["value"], metric["n"]) == (pytest.approx(1 / 3, abs=1e-5), 3)


@pytest.mark.parametrize(
    "text, longest",
    [
        ("two, THREE four five six seven eight nine; and more", "two three four five six seven eight nine"),
        ("and one two three four five six seven eight nine ten", "one two three four five six seven eight nine ten"),
        ("one two three four five six seven and eight", ""),
    ],
)
def test_the_longest_copied_passage_is_found(text, longest):
    training = copying.words_of("One two three four five six seven eight nine ten.")
    assert copying.longest_copy([text, "nothing of it"], training) == longest
