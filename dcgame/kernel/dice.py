"""Keyed luck: a draw depends on the seed and on its key, on nothing else.

There is no stream, so an extra order never reshuffles another part's fate: the first disk of
``esx-1`` has the same life in every game with that seed.
"""

from hashlib import blake2b

_BITS = 64
_SCALE = 32
_LN2_SCALED = 2977044472  # ln 2 · 2**32, rounded


def draw(seed: int, *key: str | int) -> int:
    """An integer in ``0 .. 2**64 - 1``, the same for the same seed and key for ever."""
    text = "\x1f".join((str(seed), *(f"{type(part).__name__[0]}{part}" for part in key)))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def below(bound: int, seed: int, *key: str | int) -> int:
    """An integer in ``0 .. bound - 1``; ``bound`` is positive."""
    return draw(seed, *key) * bound >> _BITS


def between(low: int, high: int, seed: int, *key: str | int) -> int:
    """An integer in ``low .. high``, both included."""
    return low + below(high - low + 1, seed, *key)


def waiting_time(mean: int, seed: int, *key: str | int) -> int:
    """Exponentially distributed time with that mean, at least 1.

    ``-mean · ln(u)`` for a uniform ``u``, in fixed point: the same integers on every machine.
    """
    uniform = draw(seed, *key) + 1
    return max(1, mean * minus_ln(uniform) >> _SCALE)


def minus_ln(uniform: int) -> int:
    """``-ln(uniform / 2**64)`` in units of ``2**-32``; ``uniform`` is in ``1 .. 2**64``."""
    exponent = uniform.bit_length() - 1
    mantissa = uniform << (_BITS - exponent) >> _SCALE
    fraction = 0
    for bit in range(_SCALE - 1, -1, -1):
        mantissa = mantissa * mantissa >> _SCALE
        if mantissa >> (_SCALE + 1):
            mantissa >>= 1
            fraction |= 1 << bit
    log2 = (exponent << _SCALE) + fraction
    return ((_BITS << _SCALE) - log2) * _LN2_SCALED >> _SCALE
