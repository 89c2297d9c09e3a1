"""Texts to learn from, each in three parts: Shakespeare, encyclopedia articles, recipes.

A text becomes a stream of characters. What a network reads are rows of that stream, in order: row i goes on where
row i - 1 stopped, so that what the network remembers can be carried over.
"""

from __future__ import annotations

import gzip
import os
import re
from dataclasses import dataclass

import numpy as np

from ..splits import Data, Part, Splits
from ..text.characters import UNKNOWN, encode, written_with
from ..text.ingredients import of_recipe
from .fetch import fetch, from_mirror, known

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Shakespeare: every character of the plays. The others: what occurs 40 times or more in the training part, or completes
# the letters; the first sign stands for every other character, and for words that WikiText hides.
SHAKESPEARE_ALPHABET = "\n !$&',-.3:;?" + LETTERS
WIKIPEDIA_ALPHABET = UNKNOWN + "\n !\"$%&'(),-./0123456789:;=?[]" + LETTERS + "\u00a3\u2013\u2014"
RECIPES_ALPHABET = UNKNOWN + "\n !\"%'(),-./0123456789:;" + LETTERS + "\u00ae\u00bc\u00bd\u00be\u2153\u2154\u215b"
LENGTH = 64  # characters of a row: how far back an error is traced in training
SPLIT_SEED = 2_026
HELD_OUT = 0.1  # share of a text for validation, and as much for test

SHAKESPEARE = Data(
    name="Tiny Shakespeare",
    source="https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt",
    licence="public domain",
    shown=True,
    flaws="A million characters are little: it meets most words only a few times. The spelling is of 1600, and names in capitals "
    "are far more common than anywhere else.",
)
WIKIPEDIA = Data(
    name="WikiText-2, its validation and test articles",
    source="https://www.salesforce.com/products/einstein/ai-research/the-wikitext-dependency-language-modeling-dataset/",
    licence="CC BY-SA 3.0",
    shown=True,
    flaws="Few articles, so single topics weigh much: a ship, a song, a storm. Rare words were taken out and replaced by a sign of "
    "their own.",
)
RECIPES = Data(
    name="English recipes collected from the web",
    source="https://www.allrecipes.com",
    licence="no licence stated: used for training here, never shown",
    shown=False,
    flaws="Collected by a program, with its slips: cut-off lines, quantities twice, other sites' names. No licence is stated.",
)
WIKIPEDIA_ADDRESS = "https://raw.githubusercontent.com/pytorch/examples/main/word_language_model/data/wikitext-2/"
WIKIPEDIA_PLAIN = {  # SHA-256 of the unpacked files
    "valid": "f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8",
    "test": "d790b833ef8cf03a90db7bf1271b7520b83c45ce07ba3c1a9699df81e239eca0",
}
# Who took the photos between the steps: no part of a recipe, and no names for a network to learn.
CREDITS = re.compile(
    r"\s*(?:\b(?i:dotdash[ -]meredith(?:[ -](?:food|video))?[ -](?:studios?|stuidos))\b"
    r"|\b(?i:allrecipes) ?/ ?(?:Maren Ellingboe King|[A-Z]\w+ [A-Z]\w+)"
    r"|[A-Z][a-z]+ [A-Z][a-z]+ ?/ ?(?i:allrecipes)\b"
    r"|Photo by:? \S+|Photographer: [^\n]*)\s*"
)
RECIPE = re.compile(r"Title: (?P<title>[^\n]+)\nIngredients: (?P<ingredients>[^\n]+)\nInstructions: (?P<steps>[^\n]+)")


@dataclass(frozen=True)
class Texts:
    """The three parts as text, written with one alphabet."""

    train: str
    validation: str
    test: str


def splits(texts: Texts, alphabet: str, length: int = LENGTH) -> Splits:
    """The three parts as rows of token ids: see `rows`."""
    train, validation, test = (rows(text, alphabet, length) for text in (texts.train, texts.validation, texts.test))
    return Splits(train, validation, test)


def rows(text: str, alphabet: str, length: int = LENGTH) -> Part:
    """A text as rows in order: inputs (n, length) int32 token ids, targets (n, length) int32: the characters after them.

    The last characters, too few for a row, are left out.
    """
    tokens = np.array(encode(text, alphabet), np.int32)
    count = (len(tokens) - 1) // length
    return Part(tokens[: count * length].reshape(count, length), tokens[1 : count * length + 1].reshape(count, length))


def shakespeare() -> Texts:
    """The plays: the last tenth to measure, the tenth before it to decide, the rest to learn from."""
    path = "text/tinyshakespeare/input.txt"
    text = fetch(path, known(path), [SHAKESPEARE.source]).read_text(encoding="utf-8")
    test = round(len(text) * (1 - HELD_OUT))
    validation = round(len(text) * (1 - 2 * HELD_OUT))
    return Texts(text[:validation], text[validation:test], text[test:])


def wikipedia(alphabet: str = WIKIPEDIA_ALPHABET) -> Texts:
    """Encyclopedia articles, whole ones in each part; a word that WikiText hides as `<unk>` is one unknown sign."""
    articles = [article for name in ("valid", "test") for article in _articles(_wikitext(name))]
    return _split([written_with(article, alphabet) + "\n\n" for article in articles])


def recipes(alphabet: str = RECIPES_ALPHABET) -> Texts:
    """Recipes without doubles: of those with the same title or the same ingredients one is kept, before splitting."""
    path = "text/recipes_en/recipes.txt"
    text = from_mirror(path).read_text(encoding="utf-8")
    return _split([written_with(recipe, alphabet) + "\n\n" for recipe in distinct(text)])


def distinct(text: str) -> list[str]:
    """The recipes of a text, each one once, without photo credits: title, ingredients, steps.

    Each ingredient is a line with its number, so that who writes one knows how long the list has become.
    """
    titles, ingredients, kept = set(), set(), []
    for found in RECIPE.finditer(text):
        same_title, same_needs = (" ".join(found[part].lower().split()) for part in ("title", "ingredients"))
        if same_title in titles or same_needs in ingredients:
            continue
        titles.add(same_title)
        ingredients.add(same_needs)
        title, needs, steps = (" ".join(CREDITS.sub(" ", part).split()) for part in found.groups())
        kept.append(f"Title: {title}\nIngredients:\n{of_recipe(needs)}\nInstructions: {steps}")
    return kept


def readable(text: str) -> str:
    """WikiText as people write: no spaces around its marks, plain headings, `<unk>` as one unknown sign."""
    text = text.replace("<unk>", UNKNOWN)
    text = re.sub(r" @(.)@ ", r"\1", text)
    text = re.sub(
        r"(?m)^ *((?:= )+)(.+?)((?: =)+) *$", lambda m: f"{m[1].replace(' ', '')} {m[2]} {m[3].replace(' ', '')}", text
    )
    text = re.sub(r' " ([^"\n]*?) (?=" )', r' "\1', text).replace('" ', '" ')
    text = re.sub(r" ([.,;:!?%)\]]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)", r"\1", text)
    text = re.sub(r"([(\[£$]) ", r"\1", text)
    text = re.sub(r"[ \t]+", " ", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)^ | $", "", text)).strip()


def _articles(text: str) -> list[str]:
    """Whole articles: a heading of the first order (`= Title =`) begins one."""
    starts = [found.start() for found in re.finditer(r"(?m)^ = (?!=)[^\n]*[^=\n] = *$", text)]
    return [readable(text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _wikitext(name: str) -> str:
    """A file of WikiText-2: packed in a mirror, plain at its public address."""
    if os.environ.get("GLASSBOX_MIRROR"):
        path = f"text/wikitext-2/{name}.txt.gz"
        return gzip.decompress(from_mirror(path).read_bytes()).decode("utf-8")
    address = f"{WIKIPEDIA_ADDRESS}{name}.txt"
    return fetch(f"text/wikitext-2/{name}.txt", WIKIPEDIA_PLAIN[name], [address]).read_text(encoding="utf-8")


def _split(pieces: list[str]) -> Texts:
    """Whole pieces in three parts, in an order that never changes; parts by characters, not by pieces."""
    order = np.random.default_rng(SPLIT_SEED).permutation(len(pieces))
    ends = np.cumsum([len(pieces[i]) for i in order]) / sum(map(len, pieces))
    parts = [
        [pieces[i] for i, end in zip(order, ends, strict=True) if low < end <= high]
        for low, high in ((0, 1 - 2 * HELD_OUT), (1 - 2 * HELD_OUT, 1 - HELD_OUT), (1 - HELD_OUT, 2))
    ]
    return Texts(*("".join(part) for part in parts))
