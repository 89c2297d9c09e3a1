"""What a unit of a memory may follow: things with a name, worked out of the input alone, at every step of reading it."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from ..data.sums import Form, parts_of_all_questions
from ..text.characters import decode
from .probes import Trait

NAME = re.compile(r"(?m)^[A-Z][A-Za-z' ]*:$")  # a line of a play that says who speaks


def of_questions(questions: list[str], length: int) -> list[Trait]:
    """While a sum such as " 7+38" is read, after each of its characters."""
    texts = [question.rjust(length) for question in questions]
    pairs = [tuple(map(int, text.split("+"))) for text in texts]
    first, second = np.array(pairs).T

    def at(rule: Callable[[str, int], float]) -> np.ndarray:
        return np.array([[rule(text, place) for place in range(length)] for text in texts])

    plus = at(lambda text, place: "+" in text[: place + 1])
    begun = at(lambda text, place: bool(text[: place + 1].strip()))
    digit = at(lambda text, place: text[place].isdigit())
    last = np.broadcast_to(np.arange(length) == length - 1, plus.shape)
    so_far = at(lambda text, place: sum(int(one) for one in text[: place + 1].split("+") if one.strip()))
    tens_before = at(lambda text, place: text[place].isdigit() and text[place - 1 : place].isdigit())

    def over_steps(values: ArrayLike) -> np.ndarray:
        return np.broadcast_to(np.asarray(values)[:, None], plus.shape)

    return [
        Trait("whether the plus sign has been read", plus, begun),
        Trait("whether the first number has begun", begun),
        Trait("whether the plus sign was read just now", at(lambda text, place: text[place] == "+"), begun),
        Trait("whether a second digit of a number was read just now", tens_before, begun),
        Trait("how large the digit is that was read just now", at(_digit), digit),
        Trait("how large all that was read so far is together", so_far.astype(float), begun),
        Trait("how large the first number is, once the plus sign has been read", over_steps(first.astype(float)), plus),
        Trait("how large the sum is, at the end of reading", over_steps((first + second).astype(float)), last),
        Trait("whether the ones will carry, at the end of reading", over_steps(first % 10 + second % 10 >= 10), last),
        Trait("whether the answer reaches 100, at the end of reading", over_steps(first + second >= 100), last),
        Trait("whether the answer is even, at the end of reading", over_steps((first + second) % 2 == 0), last),
    ]


def of_answers(questions: list[str], length: int) -> list[Trait]:
    """While the answer to a sum is written; the places are those of the answer as it is read, the ones last."""
    first, second = np.array([tuple(map(int, question.split("+"))) for question in questions]).T
    power = 10 ** np.arange(length)[::-1]  # of each place
    a, b = (number[:, None] // power % 10 for number in (first, second))
    below_a, below_b = (number[:, None] % power for number in (first, second))
    total = (first + second)[:, None]
    carried = below_a + below_b >= power
    digit = total // power % 10
    written = (total >= power) | (power == 1)
    places = np.broadcast_to(power, digit.shape)
    traits = [
        Trait("whether there is a carry from the right", carried, places > 1),
        Trait("whether this place carries over to the left", a + b + carried >= 10, places < power[0]),
        Trait("whether nothing is left to write", ~written, places > 1),
        Trait("how large the digit is that it writes", digit.astype(float), written),
        Trait("whether the digit that it writes is even", digit % 2 == 0, written),
        Trait("how large the two digits of this place are together", (a + b).astype(float), places < power[0]),
    ]
    names = ["ones", "tens", "hundreds", "thousands"]
    return traits + [
        Trait(f"whether it writes the {names[place]}", places == 10**place) for place in range(min(length, len(names)))
    ]


def held_out_sums(form: Form) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Sums kept from training: token ids, texts, and the half on which units are found; 17+38 and 38+17 are in one half."""
    inputs, _answers, part = parts_of_all_questions(form)
    inputs = inputs[part == 2]
    texts = [decode(one, form.alphabet).strip() for one in inputs]
    pairs = [tuple(sorted(map(int, text.split("+")))) for text in texts]
    halves = dict(zip(sorted(set(pairs)), np.random.default_rng(1).permutation(len(set(pairs))) % 2 == 0, strict=True))
    return inputs, texts, np.array([halves[pair] for pair in pairs])


def of_texts(texts: list[str], form: tuple[str, ...] = ()) -> list[Trait]:
    """While texts of one length are read, after each of their characters.

    Args:
        form: words that begin the parts of a text, as a recipe has them (`glassbox.kinds.text`).
    """
    last = np.array([list(text) for text in texts])
    is_letter, is_upper = np.char.isalpha(last), np.char.isupper(last)
    traits = [
        Trait("whether a capital letter was read just now", is_upper, is_letter),
        Trait("whether a digit was read just now", np.char.isdigit(last)),
        Trait("whether a word has just ended", ~is_letter & (last != "'"), None),
        Trait("whether a vowel was read just now", np.isin(last, list("aeiouAEIOU")), is_letter),
        Trait("whether a line has just ended", last == "\n"),
        Trait("whether a sentence has just ended", np.isin(last, list(".!?"))),
        Trait("how many letters of this word were read", since(is_letter), is_letter),
        Trait("how many characters there were since the line began", since(last != "\n")),
        Trait("whether it is inside quotation marks", between(texts, r'"[^"\n]+"')),
        Trait("whether it is inside brackets", between(texts, r"\([^()\n]+\)")),
        Trait("whether it is in a heading", between(texts, r"(?m)^=+ .+ =+$")),
        Trait("whether it is in a word of capital letters", between(texts, r"\b[A-Z]{2,}\b")),
    ]
    if not form:  # a recipe's "Ingredients:" is nobody's name
        traits.append(Trait("whether it reads the name of who speaks", between(texts, NAME)))
    for number, word in enumerate(form):
        after = re.escape(form[number + 1]) if number + 1 < len(form) else r"\n"
        inside = between(texts, rf"(?ms)^{re.escape(word)}.*?(?=^{after}|\Z)")
        traits.append(Trait(f"whether it is in the part after “{word}”", inside))
    return traits


def since(inside: np.ndarray) -> np.ndarray:
    """(texts, steps) bool -> at each step how many steps in a row it has been true up to there, as an amount."""
    counts = np.zeros(inside.shape)
    for step in range(inside.shape[1]):
        counts[:, step] = inside[:, step] * (1 + (counts[:, step - 1] if step else 0))
    return counts


def between(texts: list[str], pattern: str | re.Pattern) -> np.ndarray:
    """(texts, steps) bool: whether the character read is in what matches, its last character left out.

    After the closing mark one is outside again; after the opening one, inside.
    """
    result = np.zeros((len(texts), len(texts[0])), bool)
    for row, text in zip(result, texts, strict=True):
        for found in re.finditer(pattern, text):
            row[found.start() : found.end() - 1] = True
    return result


def _digit(text: str, place: int) -> float:
    return float(text[place]) if text[place].isdigit() else 0.0
