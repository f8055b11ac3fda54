"""Why anything is as it is: the entry that put it in its present condition, and its chain."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from immutables import Map

from dcgame.kernel.journal import Entry, Link, chain, find
from dcgame.play.alarms import alarms
from dcgame.sim.facts.money import Billed, Charged
from dcgame.world.money import Account
from dcgame.world.world import EQUIPMENT, World

TROUBLE = ("lost", "data_lost", "full", "stale_lock", "broken")
"""Fields that hold the entry of something that is wrong: it is asked about first."""
CONDITION = ("since", "entry", "built", "sized")
"""Then those of the entry that put a thing in its state, or that began it."""
HISTORY = "_entry"
"""Then whatever else a thing remembers: the latest of the fields that end so."""


def why(world: World, journal: Sequence[Entry], name: str) -> tuple[Link, ...]:
    """From the present condition of anything to its roots; empty if nothing has happened to it."""
    seq = entry_behind(world, journal, name)
    return chain(journal, seq) if seq is not None else ()


def entry_behind(world: World, journal: Sequence[Entry], name: str) -> int | None:
    """The entry that put what is called ``name`` in its present condition.

    A name is an entry's number, the id of a server, guest, application, service or of whatever
    stands on a shelf, ``server/part``, a gauge (``cpu/esx-1``), work under way by its key or its
    subject, or an account of the bill (``energy``). What is wrong with a thing comes before what
    it is, and an alarm about one of its parts before its own quiet state.
    """
    for look in (_number, _alarm, _part, _thing, _work, _account):
        found = look(world, journal, name)
        if found is not None:
            return found
    return None


def is_known(world: World, journal: Sequence[Entry], name: str) -> bool:
    """Whether there is anything of that name, though perhaps nothing has happened to it."""
    if entry_behind(world, journal, name) is not None:
        return True
    holder, _, part = name.partition("/")
    if part:
        equipment = world.equipment(holder)
        return equipment is not None and any(each.id == part for each in equipment.parts)
    accounts = {account.value for account in Account}
    return name in accounts or any(name in shelf for shelf in _shelves(world))


def _number(world: World, journal: Sequence[Entry], name: str) -> int | None:
    digits = name.isascii() and name.isdigit() and len(name) < 12
    entry = find(journal, int(name)) if digits else None
    return entry.seq if entry else None


def _alarm(world: World, journal: Sequence[Entry], name: str) -> int | None:
    """The worst alarm about it, or about a part or a gauge of it."""
    return next(
        (
            alarm.seq
            for alarm in alarms(world)
            if alarm.seq is not None and name in (alarm.about, *alarm.about.split("/"))
        ),
        None,
    )


def _part(world: World, journal: Sequence[Entry], name: str) -> int | None:
    holder, _, part_id = name.partition("/")
    equipment = world.equipment(holder)
    parts = equipment.parts if equipment is not None else ()
    return next((part.since for part in parts if part.id == part_id), None)


def _thing(world: World, journal: Sequence[Entry], name: str) -> int | None:
    """What lies on a shelf of the world, gauges and jobs by their key among them."""
    for shelf in _shelves(world):
        if name in shelf:
            found = _condition(shelf[name])
            if found is not None:
                return found
    return None


def _shelves(world: World) -> Iterator[Map[str, Any]]:
    """Every shelf, those of equipment first."""
    names = [field.name for field in attrs.fields(World)]
    for name in (*EQUIPMENT, *(each for each in names if each not in EQUIPMENT)):
        shelf = getattr(world, name)
        if isinstance(shelf, Map):
            yield shelf


def _condition(thing: Any) -> int | None:
    for name in (*TROUBLE, *CONDITION):
        seq = getattr(thing, name, None)
        if type(seq) is int:
            return seq
    if not attrs.has(type(thing)):
        return None
    names = [field.name for field in attrs.fields(type(thing)) if field.name.endswith(HISTORY)]
    found = [getattr(thing, name) for name in names]
    return max((seq for seq in found if seq is not None), default=None)


def _work(world: World, journal: Sequence[Entry], name: str) -> int | None:
    jobs = [job.entry for job in world.jobs.values() if name in (job.subject, job.detail)]
    return max(jobs, default=None)


def _account(world: World, journal: Sequence[Entry], name: str) -> int | None:
    """The latest entry that charged something to that account."""
    for entry in reversed(journal):
        fact = entry.fact
        if isinstance(fact, Charged) and fact.account.value == name:
            return entry.seq
        if isinstance(fact, Billed) and name in {account.value for account, _ in fact.lines}:
            return entry.seq
    return None
