"""Noise from a seed, the same numbers in Python and in the page, so that a seed names a picture.

Each value is a function of (seed, position) alone: two hashes (the finaliser of MurmurHash3, Appleby, 2011) make two
uniform numbers, and Box and Muller (1958) make a normal one of them.
"""

from __future__ import annotations

import numpy as np

GOLDEN = 0x9E3779B9  # 2**32 divided by the golden ratio: spreads neighbouring seeds


def noise(seed: int, shape: tuple[int, ...]) -> np.ndarray:
    """Standard normal numbers of a shape, float32; `seed` is a whole number from 0 to 2**32 - 1."""
    place = np.arange(int(np.prod(shape)), dtype=np.uint64)
    base = _mix(np.array([(seed * GOLDEN + 1) & 0xFFFFFFFF], np.uint64))
    first = (_mix(base ^ (2 * place)) + 0.5) / 2**32
    second = (_mix(base ^ (2 * place + 1)) + 0.5) / 2**32
    return (np.sqrt(-2 * np.log(first)) * np.cos(2 * np.pi * second)).astype(np.float32).reshape(shape)


def _mix(value: np.ndarray) -> np.ndarray:
    """A hash of 32 bits: one bit changed in, half of them changed out."""
    mask = np.uint64(0xFFFFFFFF)
    value = value & mask
    value = ((value ^ (value >> np.uint64(16))) * np.uint64(0x85EBCA6B)) & mask
    value = ((value ^ (value >> np.uint64(13))) * np.uint64(0xC2B2AE35)) & mask
    return value ^ (value >> np.uint64(16))
