"""Integer units: seconds, cents, milliwatts, millicores, per mille.

Every quantity of the simulation is an ``int``. The names below are aliases that say which
unit a number is in; the constants are in those units.
"""

Seconds = int
Cents = int
Milliwatts = int
Millicores = int
PerMille = int
Kilobytes = int
Megabytes = int

MINUTE: Seconds = 60
HOUR: Seconds = 60 * MINUTE
DAY: Seconds = 24 * HOUR
WEEK: Seconds = 7 * DAY
YEAR: Seconds = 365 * DAY

SLOT: Seconds = 5 * MINUTE
SLOTS_A_DAY = DAY // SLOT

WHOLE: PerMille = 1000


def round_half_up(numerator: int, denominator: int) -> int:
    """The quotient of two integers, rounded half up. The denominator is positive."""
    return (2 * numerator + denominator) // (2 * denominator)


def ceiling(numerator: int, denominator: int) -> int:
    """The quotient of two integers, rounded up. The denominator is positive."""
    return -(-numerator // denominator)


def share(amount: int, per_mille: PerMille) -> int:
    """``amount`` times ``per_mille`` thousandths, rounded down."""
    return amount * per_mille // WHOLE
