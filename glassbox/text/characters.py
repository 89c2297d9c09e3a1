"""Characters and the numbers that networks read for them; what an alphabet does not have is named, never lost silently.

`web/src/model/writing/characters.ts` is the same in TypeScript.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

UNKNOWN = "\ufffd"
# What people's keyboards write where an alphabet has the plain sign.
PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "--", "\u2212": "-",
    "\u2044": "/", "\u2026": "...", "\u00a0": " ", "\u202f": " ", "\t": " ", "\r": "",
}  # fmt: skip


def plain(character: str, alphabet: str) -> str | None:
    """What an alphabet has for a character: itself, its plain form, its letters without accents; None for nothing."""
    if character in alphabet:
        return character
    for form in (PLAIN.get(character), "".join(_bare(character)), PLAIN.get(character, "")[:1]):
        if form is not None and all(one in alphabet for one in form) and (form or character in PLAIN):
            return form
    return None


def written_with(text: str, alphabet: str) -> str:
    """The text in an alphabet; what it does not have becomes the unknown sign where there is one, else is left out."""
    nothing = UNKNOWN if UNKNOWN in alphabet else ""
    forms = {one: plain(one, alphabet) for one in set(text)}
    table = {one: nothing if form is None else form for one, form in forms.items()}
    return "".join(table[one] for one in text)


def strangers(text: str, alphabet: str) -> list[str]:
    """Characters of a text that an alphabet has nothing for, each once, in order."""
    return [one for one in dict.fromkeys(text) if plain(one, alphabet) is None]


def encode(text: str, alphabet: str) -> list[int]:
    """Token ids of a text: positions in the alphabet, after `written_with`."""
    places = {character: place for place, character in enumerate(alphabet)}
    return [places[character] for character in written_with(text, alphabet)]


def decode(tokens: Iterable[int], alphabet: str) -> str:
    """The text of token ids."""
    return "".join(alphabet[token] for token in tokens)


def _bare(character: str) -> str:
    """The character's letters without marks (NFKD): "\u00e9" gives "e"."""
    return "".join(one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one))
