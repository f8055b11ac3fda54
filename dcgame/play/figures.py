"""Numbers as the player reads them, in the player's language."""

from dcgame.kernel.units import DAY, HOUR, MINUTE, Cents, Megabytes, Milliwatts, PerMille, Seconds
from dcgame.words import N_, language, say

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def grouped(number: int) -> str:
    """``41,200`` in English, ``41.200`` in Spanish."""
    text = f"{number:,}"
    return text.replace(",", ".") if language() == "es" else text


def decimal(numerator: int, denominator: int, places: int) -> str:
    """A quotient rounded half up to some places, with the language's own decimal sign."""
    scale = 10**places
    sign = "-" if numerator < 0 else ""
    scaled = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    whole, rest = divmod(scaled, scale)
    mark = "," if language() == "es" else "."
    return f"{sign}{grouped(whole)}{mark}{rest:0{places}}" if places else f"{sign}{grouped(whole)}"


def money(cents: Cents) -> str:
    """Euros, without cents from ten euros on."""
    places = 0 if abs(cents) >= 1_000 else 2
    return f"{decimal(cents, 100, places)} €"


def duration(seconds: Seconds) -> str:
    """``45 s``, ``12 min``, ``1 h 05``, ``3 d 4 h``."""
    if seconds < 2 * MINUTE:
        return f"{seconds} s"
    if seconds < HOUR:
        minutes, rest = divmod(seconds, MINUTE)
        return f"{minutes} min {rest:02} s" if rest and minutes < 10 else f"{minutes} min"
    if seconds < DAY:
        return f"{seconds // HOUR} h {seconds % HOUR // MINUTE:02}"
    return f"{seconds // DAY} d {seconds % DAY // HOUR} h"


def weekday(moment: Seconds, first: int) -> str:
    """The short name of the day."""
    return say(_WEEKDAYS[(moment // DAY + first) % 7])


def hour(moment: Seconds) -> str:
    """``14:25``."""
    return f"{moment % DAY // HOUR:02}:{moment % HOUR // MINUTE:02}"


def clock(moment: Seconds, first: int) -> str:
    """``Tue, day 3  14:25``; ``first`` is the weekday of day 1, Monday being 0."""
    day = say(N_("{weekday}, day {day}"), weekday=weekday(moment, first), day=moment // DAY + 1)
    return f"{day}  {hour(moment)}"


def moment(at: Seconds) -> str:
    """``day 3 14:25``."""
    return say(N_("day {day} {hour}"), day=at // DAY + 1, hour=hour(at))


def percent(per_mille: PerMille) -> str:
    """``61 %``."""
    return f"{decimal(per_mille, 10, 0)} %"


def nines(per_100k: int) -> str:
    """Uptime as ``99.982 %``; never rounded up to a hundred."""
    if per_100k >= 100_000:
        return "100 %"
    return f"{decimal(per_100k, 1000, 3)} %"


def power(milliwatts: Milliwatts) -> str:
    """``3.1 kW``, or ``185 W``."""
    if milliwatts >= 1_000_000:
        return f"{decimal(milliwatts, 1_000_000, 1)} kW"
    return f"{decimal(milliwatts, 1000, 0)} W"


def megabytes(amount: Megabytes) -> str:
    """``64 GB``, or ``512 MB``."""
    if amount >= 1024:
        return f"{decimal(amount, 1024, 0 if amount % 1024 == 0 else 1)} GB"
    return f"{amount} MB"
