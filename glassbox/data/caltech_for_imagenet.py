"""Photos of Caltech-101 for a network that knows ImageNet's 1,000 kinds: things that it can name, and things that it cannot.

Which is which was decided by what the words mean, before any network was asked. Things that a person could call by one
of the 1,000 words with some goodwill (a helicopter is no airliner, but a pigeon may pass for a dove) are in neither list.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from ..images.fitting import Fit, fitted
from . import caltech, imagenet

# Folder of Caltech-101 -> the kinds of ImageNet that are right for its photos.
KNOWN = {
    "accordion": ("accordion",),
    "airplanes": ("airliner", "warplane"),
    "ant": ("ant",),
    "barrel": ("barrel", "rain barrel"),
    "beaver": ("beaver",),
    "binocular": ("binoculars",),
    "cannon": ("cannon",),
    "cellphone": ("mobile phone",),
    "cougar_body": ("cougar",),
    "cougar_face": ("cougar",),
    "crayfish": ("crayfish",),
    "dalmatian": ("dalmatian",),
    "dragonfly": ("dragonfly", "damselfly"),
    "electric_guitar": ("electric guitar",),
    "elephant": ("African elephant", "Indian elephant", "elephant with tusks"),
    "flamingo": ("flamingo",),
    "flamingo_head": ("flamingo",),
    "grand_piano": ("grand piano",),
    "kangaroo": ("wallaby",),
    "laptop": ("laptop", "notebook"),
    "Leopards": ("leopard", "jaguar", "snow leopard"),
    "llama": ("llama",),
    "lobster": ("American lobster", "spiny lobster"),
    "nautilus": ("chambered nautilus",),
    "panda": ("giant panda",),
    "pizza": ("pizza",),
    "platypus": ("platypus",),
    "revolver": ("revolver",),
    "rooster": ("rooster",),
    "saxophone": ("saxophone",),
    "schooner": ("schooner", "yawl"),
    "scorpion": ("scorpion",),
    "soccer_ball": ("soccer ball",),
    "starfish": ("starfish",),
    "strawberry": ("strawberry",),
    "tick": ("tick",),
    "trilobite": ("trilobite (fossil)",),
    "umbrella": ("umbrella",),
}
NAMES = """
    anchor brain brontosaurus buddha ceiling_fan chandelier dollar_bill Faces garfield
    gramophone headphone helicopter inline_skate joshua_tree lotus menorah metronome octopus
    rhino scissors sea_horse snoopy stapler stegosaurus sunflower water_lilly wheelchair
    wrench yin_yang Faces_easy
"""
UNKNOWN = tuple(NAMES.split())


def known(fit: Fit, part: str) -> tuple[np.ndarray, list[tuple[int, ...]]]:
    """Photos of things that are among the 1,000 kinds.

    Args:
        fit: how a photo becomes the square that the network reads.
        part: ``"validation"`` has the photos of every other folder, ``"test"`` those of the folders between.

    Returns:
        Photos (n, size, size, 3) uint8, and the numbers of the kinds that are right for each.
    """
    names = imagenet.words()
    folders = list(KNOWN)[0 if part == "validation" else 1 :: 2]
    photos = [_photos(fit, folder) for folder in folders]
    right = [tuple(names.index(word) for word in KNOWN[folder]) for folder in folders]
    return np.concatenate(photos), [kinds for kinds, some in zip(right, photos, strict=True) for _photo in some]


def first(right: list[tuple[int, ...]]) -> np.ndarray:
    """Of the kinds that are right for each photo, the first: (n,)."""
    return np.array([kinds[0] for kinds in right])


def unknown(fit: Fit, part: str) -> np.ndarray:
    """Photos of things that are not among the 1,000 kinds, (n, size, size, 3) uint8; parts as of `known`."""
    return np.concatenate([_photos(fit, folder) for folder in UNKNOWN[0 if part == "validation" else 1 :: 2]])


@cache
def _photos(fit: Fit, folder: str) -> np.ndarray:
    return np.stack([fitted(photo, fit) for photo in caltech.some(folder)])
