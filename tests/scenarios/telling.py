"""A journal as text: one entry a line, then what the services and the ledger say."""

from enum import Enum
from typing import Any

import attrs

from dcgame.kernel.journal import Entry
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, moment_text
from dcgame.world.pool import Layout, Piece
from dcgame.world.service import degraded_until, down_until, planned_until
from dcgame.world.world import World
from tests.scenarios.script import Played, Turned

_MOMENTS = {"ready_at", "due", "deadline", "start", "end", "until", "at"}
_ONLY_IF_SAID = {"store", "pace", "more", "form", "GuestCreated.thin"}
_FOLLOWS = {"over", "laden"}
"""Told by what else happened: a copy has its links from its ends, and its original's data."""


def journal_of(played: Played) -> str:
    """The journal, with the orders turned down between its entries."""
    after: dict[int, list[Turned]] = {}
    for turned in played.turned:
        after.setdefault(turned.after, []).append(turned)
    lines: list[str] = []
    for entry in played.entries:
        lines.append(_entry(entry))
        lines += [_turned(turned) for turned in after.get(entry.seq, ())]
    return "\n".join((*lines, "", *_end(played.world), ""))


def _entry(entry: Entry) -> str:
    cause = "" if entry.cause is None else f"<- {entry.cause}"
    given = f"given {', '.join(map(str, entry.given))}" if entry.given else ""
    why = " ".join(part for part in (cause, given) if part)
    return f"{entry.seq:4}  {moment_text(entry.at):<12} {why:<18} {_fact(entry.fact)}".rstrip()


def _fact(fact: Any) -> str:
    values = [
        f"{each.name}={_value(each.name, getattr(fact, each.name))}"
        for each in attrs.fields(type(fact))
        if each.name not in _FOLLOWS
        and (
            _ONLY_IF_SAID.isdisjoint((each.name, f"{type(fact).__name__}.{each.name}"))
            or getattr(fact, each.name)
        )
    ]
    return " ".join((type(fact).__name__, *values))


def _piece(piece: Piece) -> str:
    marks = "!" if piece.gone is not None else "~" if piece.stale is not None else ""
    return f"{piece.node}/{piece.disk}{marks}"


def _value(name: str, value: Any) -> str:
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, Layout):
        return "+".join(_piece(piece) for piece in value.pieces)
    if isinstance(value, tuple):
        return "+".join(_value("", each) for each in value)
    if name in _MOMENTS and isinstance(value, int):
        return moment_text(value)
    return f"[{value}]" if isinstance(value, str) and " " in value else str(value)


def _turned(turned: Turned) -> str:
    said = turned.said
    word = "refused" if isinstance(said, Refused) else "not understood"
    values = dict(said.values)
    if isinstance(said, NotUnderstood):
        values["word"] = said.word
    reason = said.reason.format(**values)
    return f"   -  {moment_text(turned.at):<12} {word}: [{turned.text}] {reason}"


def _end(world: World) -> list[str]:
    lines = [f"at {moment_text(world.now)}"]
    for name in sorted(world.services):
        service, now = world.services[name], world.now
        lines.append(
            f"service {name}: {service.state.value}, down {down_until(service, now)} s, "
            f"planned {planned_until(service, now)} s, degraded {degraded_until(service, now)} s"
        )
    totals = world.ledger.totals
    lines += [f"spent on {account}: {totals[account]} cents" for account in sorted(totals)]
    return lines
