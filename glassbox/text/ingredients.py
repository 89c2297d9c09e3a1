"""Lists of ingredients as numbered lines: those of recipes, and those that a visitor names (web: kinds/text/beginning.ts)."""

from __future__ import annotations

import re

AMOUNT = "[0-9\u00bc\u00bd\u00be\u2153\u2154\u215b]"
SPACE = " \t\n\u00a0\ufeff"
NEXT = re.compile(rf", (?={AMOUNT})")  # a recipe's next ingredient begins with an amount
AMOUNTS = re.compile(rf"[;\uff0c\n]|,(?=[{SPACE}]*(?:{AMOUNT}|$))")  # between what is named with amounts
COMMAS = re.compile(r"[;\uff0c\n,]")  # and without
MARK = re.compile(r"^(?:[0-9]+[.)]|[-*\u2022])(?:[ \t]+|$)")  # what a list that was pasted has before each


def of_recipe(ingredients: str) -> str:
    """The ingredients of a recipe, "2 eggs, beaten, 1 onion", each in a line with its number."""
    return _numbered(NEXT.split(ingredients))


def of_wish(wish: str) -> str:
    """What somebody named, each in a line with its number: between commas, or in lines, with or without amounts.

    Where there are amounts, only a comma before one divides, as in the recipes. A last comma asks for more: an empty line.
    """
    pieces = (AMOUNTS if re.search(AMOUNT, wish) else COMMAS).split(wish)
    *named, last = (MARK.sub("", piece.strip(SPACE)) for piece in pieces)
    return _numbered([*filter(None, named), last])


def _numbered(pieces: list[str]) -> str:
    return "\n".join(f"{i}. {piece}" for i, piece in enumerate(pieces, 1))
