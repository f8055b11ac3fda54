"""Keyed draws in integers: the same number on every machine, whoever else draws."""

from hashlib import blake2b

BITS = 64
FRACTION = 32
LN2 = 2_977_044_472  # ln 2, with FRACTION binary places


def draw(seed: int, *key: str | int) -> int:
    """A number of 64 bits that depends on the seed and the key alone."""
    text = ":".join(str(part) for part in (seed, *key))
    return int.from_bytes(blake2b(text.encode(), digest_size=BITS // 8).digest(), "big")


def exponential(mean: int, number: int) -> int:
    """Turn a draw into an exponential waiting time of at least 1."""
    return max(1, mean * negative_ln(number + 1) >> FRACTION)


def negative_ln(number: int) -> int:
    """-ln(number / 2**64) with 32 binary places, for 1 <= number <= 2**64.

    The binary logarithm comes bit by bit: squaring the mantissa doubles its logarithm.
    """
    whole = number.bit_length() - 1
    mantissa = number << (BITS - whole)  # 1 <= mantissa / 2**BITS < 2
    log2 = whole
    for _ in range(FRACTION):
        mantissa = mantissa * mantissa >> BITS
        carry = mantissa >> (BITS + 1)
        mantissa >>= carry
        log2 = log2 << 1 | carry
    return ((BITS << FRACTION) - log2) * LN2 >> FRACTION
