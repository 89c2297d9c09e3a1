"""Photos of things outside a list of words: for teaching a network to say "I don't know", and for testing that it does."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..images.fitting import Fit
from . import imagenet

# ImageNet classes that show what one of the words of Caltech-101 names, or something so near that a person could
# accept the word. Decided by meaning, before any network was asked.
NAMES = """
    accordion admiral African_crocodile African_elephant airliner American_alligator American_lobster ant
    barber_chair barrel beach_wagon beaver binoculars cab cabbage_butterfly cannon cellular_telephone
    chambered_nautilus cock coffee_mug convertible cougar crayfish cup dalmatian damselfly digital_watch dragonfly
    Dungeness_crab Egyptian_cat electric_guitar fiddler_crab flamingo folding_chair gazelle giant_panda grand_piano
    hen hermit_crab impala Indian_elephant jaguar killer_whale king_crab lampshade laptop leatherback_turtle leopard
    limousine liner llama loggerhead lycaenid lynx minivan Model_T monarch moped mosque motor_scooter notebook
    pitcher pizza platypus Polaroid_camera rain_barrel reflex_camera revolver ringlet rock_crab rocking_chair sax
    schooner scorpion snow_leopard soccer_ball spiny_lobster sports_car starfish strawberry street_sign stupa
    sulphur_butterfly tabby table_lamp throne tick tiger_cat triceratops trilobite trimaran tusker umbrella upright
    wallaby warplane water_jug yawl
"""
KNOWN_TO_CALTECH = frozenset(NAMES.split())
PARTS = ("train", "test", "validation", "test")  # in turn, over the classes outside the list


@cache
def photos(fit: Fit, part: str) -> np.ndarray:
    """Photos of unknown things, as the network receives them: (n, size, size, 3) uint8.

    Args:
        part: ``"train"`` teaches, ``"validation"`` decides, ``"test"`` measures; no class is in two.
    """
    outside = [number for number, name in enumerate(imagenet.names()) if name not in KNOWN_TO_CALTECH]
    return imagenet.photos(fit, np.array([n for place, n in enumerate(outside) if PARTS[place % 4] == part]))
