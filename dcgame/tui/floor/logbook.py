"""The log, and what it leaves out: by kind, or all but one thing. Pure."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import attrs
from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.play.alarms import attention
from dcgame.sim.facts.jobs import JobBegun, JobDone, JobFailed
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.tui.floor.kinds import APP, GUEST, SERVICE, Target
from dcgame.tui.floor.labels import rule
from dcgame.tui.floor.panels import LOG_LENGTH, log_rows, noteworthy
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.world import World

LOOK_BACK = 4_000
"""Entries that are looked through for those that a filter lets pass."""


def _orders(entry: Entry) -> bool:
    return isinstance(entry.fact, Ordered)


def _trouble(entry: Entry) -> bool:
    return isinstance(entry.fact, Misfortune) or attention(entry)


def _work(entry: Entry) -> bool:
    return isinstance(entry.fact, JobBegun | JobDone | JobFailed)


FILTERS: dict[str, tuple[str, Callable[[Entry], bool] | None]] = {
    "": (N_("everything"), None),
    "trouble": (N_("trouble"), _trouble),
    "orders": (N_("orders"), _orders),
    "work": (N_("work"), _work),
    "thing": (N_("this thing"), None),
}
"""By name: what it is called, and which entries pass."""


def next_filter(name: str) -> str:
    """The filter after it, round the end."""
    names = list(FILTERS)
    return names[(names.index(name) + 1) % len(names)]


def log_head(name: str, target: Target | None) -> str:
    """The title of the log, with what it is cut down to."""
    title = say(N_("log"))
    if not name:
        return title
    what = target.id if name == "thing" and target is not None else say(FILTERS[name][0])
    return f"{title}: {what}"


@frozen
class Log:
    """The log as it is to be shown: what is left out, and which thing is meant."""

    world: World
    target: Target | None = None
    name: str = ""

    def head(self, width: int) -> Item:
        """Its title; pressed, it goes on to the next filter."""
        line = rule(log_head(self.name, self.target), width).line
        return Item(line, "filter", "log")

    def lines(self, journal: Sequence[Entry], width: int) -> tuple[Item, ...]:
        """The latest entries that pass, newest first."""
        passes = FILTERS[self.name][1]
        thing = self.name == "thing"
        about = _names(self.world, self.target) if thing else frozenset()
        found: list[Item] = []
        for entry in reversed(journal[-LOOK_BACK if self.name else -LOG_LENGTH * 3 :]):
            if not noteworthy(entry) or (passes is not None and not passes(entry)):
                continue
            if thing and not about & _mentioned(entry):
                continue
            found += log_rows(journal, entry, width)
            if len(found) >= LOG_LENGTH:
                break
        return tuple(found)


def _names(world: World, target: Target | None) -> frozenset[str]:
    """By which names an entry may be about a thing: a guest is what runs in it, too."""
    if target is None:
        return frozenset()
    names = {target.id}
    if target.kind == GUEST and target.id in world.guests:
        names.update(world.guests[target.id].apps)
    if target.kind == APP and target.id in world.apps:
        names.add(world.apps[target.id].on)
    if target.kind == SERVICE and target.id in world.services:
        names.update(world.services[target.id].apps)
    return frozenset(names)


@lru_cache(maxsize=8192)
def _mentioned(entry: Entry) -> frozenset[str]:
    """The names that an entry speaks of."""
    names: set[str] = set()
    for value in attrs.astuple(entry.fact, recurse=False):
        if isinstance(value, str):
            names.update(value.replace("/", " ").split())
            names.add(value)
    return frozenset(names)
