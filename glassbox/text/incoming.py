"""Text that somebody gives, as a network reads it: composed, without what cannot be seen, digits of every script as 0-9.

`web/src/shared/incoming.ts` is the same in TypeScript; `web/src/shared/incoming.fixture.json` holds the two together.
What networks learn from does not come through here.
"""

from __future__ import annotations

import re
import unicodedata

LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Controls but for tab and line end, and the Unicode property Default_Ignorable_Code_Point, which Python does not have:
# soft hyphen, marks of direction, zero widths, variation selectors, tags.
UNSEEN = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)


def normalize(text: str) -> str:
    """The text with line ends as newlines, without what is not seen, composed (NFC), decimal digits of every script as 0-9."""
    composed = unicodedata.normalize("NFC", UNSEEN.sub("", LINE_END.sub("\n", text)))
    return "".join(str(unicodedata.decimal(character, character)) for character in composed)
