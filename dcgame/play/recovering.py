"""What a restore brings back, and when: how far back the guest goes (RPO), and how long it takes
until it answers again (RTO)."""

from collections.abc import Iterator

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.play import figures
from dcgame.play.ahead import Ahead
from dcgame.sim.facts.apps import AppStarted
from dcgame.sim.facts.backups import GuestRestored
from dcgame.sim.facts.guests import GuestStarted
from dcgame.words import N_, say


def recoveries(ahead: Ahead) -> tuple[str, ...]:
    """Two sentences for each guest that an order restores."""
    return tuple(
        text
        for entry in ahead.ordered.entries
        if isinstance(entry.fact, GuestRestored)
        for text in _recovery(ahead, entry)
    )


def _recovery(ahead: Ahead, entry: Entry) -> Iterator[str]:
    fact: GuestRestored = entry.fact
    age = figures.duration(ahead.now.now - fact.at)
    text = N_("RPO: the copy is {age} old, and what {guest} wrote since then is gone")
    yield say(text, age=age, guest=fact.guest)
    back = _back_at(ahead, fact.guest, entry.at)
    if back is None:
        return
    yield say(
        N_("RTO: {guest} is back in {time}, of which the copy takes {copy}"),
        guest=fact.guest,
        time=figures.duration(back - ahead.now.now),
        copy=figures.duration(entry.at - ahead.now.now),
    )


def _back_at(ahead: Ahead, guest: str, restored: Seconds) -> Seconds | None:
    """When the last of its applications runs, or the guest itself; ``None`` if it does not."""
    apps = ahead.now.guests[guest].apps
    moments = [
        entry.at
        for entry in ahead.ordered.entries
        if entry.at >= restored and _is_up(entry, guest, apps)
    ]
    return max(moments, default=None)


def _is_up(entry: Entry, guest: str, apps: tuple[str, ...]) -> bool:
    fact = entry.fact
    if isinstance(fact, AppStarted):
        return fact.app in apps
    return isinstance(fact, GuestStarted) and fact.guest == guest
