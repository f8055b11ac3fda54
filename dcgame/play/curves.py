"""Load and power over the time that was played: every slot, folded into stretches.

Between two changes of a server its load is a known curve; nothing is sampled. A stretch shows the
highest of its slots, so that a short peak stays visible.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from dcgame.kernel.curve import slots_between
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import SLOT, WHOLE, Milliwatts, PerMille, Seconds
from dcgame.play.session import Session
from dcgame.play.trail import Deed, Moment, Trail, moment_at
from dcgame.sim.gauges.processor import total_between
from dcgame.world.hardware import Server, ServerState
from dcgame.world.load import HostLoad
from dcgame.world.world import World

STRETCHES = 480
Slots = NDArray[np.int64]


@frozen(eq=False)
class Curves:
    """``loads``: for each server that ever ran, by name, the highest load of each stretch, per
    mille of its capacity. ``power``: the highest draw of the whole room in each stretch.

    The stretches divide ``[0, end)`` evenly.
    """

    end: Seconds
    loads: tuple[tuple[str, tuple[PerMille, ...]], ...]
    power: tuple[Milliwatts, ...]

    @property
    def stretches(self) -> int:
        """How many there are."""
        return len(self.power)


@frozen(eq=False)
class Played:
    """What a game was, taken at one moment: to be read in a thread while the game goes on."""

    trail: Trail
    deeds: tuple[Deed, ...]
    journal: tuple[Entry, ...]
    end: Seconds


def played(game: Session) -> Played:
    """A game until now."""
    return Played(game.trail.copy(), tuple(game.deeds), tuple(game.journal), game.world.now)


def curves(game: Played, stretches: int = STRETCHES) -> Curves:
    """The curves of a game."""
    end = max(SLOT, game.end)
    histories = _histories(game)
    slots = -(-end // SLOT)
    starts = np.arange(stretches) * slots // stretches
    power = np.zeros(slots, dtype=np.int64)
    loads = []
    for name in sorted(histories):
        load, drawn = _of_server(histories[name], end, slots)
        power += drawn
        if load.any() or drawn.any():
            loads.append((name, _folded(load, starts)))
    return Curves(end, tuple(loads), _folded(power, starts))


def _folded(slots: Slots, starts: Slots) -> tuple[int, ...]:
    return tuple(int(value) for value in np.maximum.reduceat(slots, starts))


@frozen(eq=False)
class _Phase:
    """From ``at`` on a server is in this state, and this loads it."""

    at: Seconds
    server: Server
    load: HostLoad | None


def _histories(game: Played) -> dict[str, list[_Phase]]:
    found: dict[str, list[_Phase]] = {}
    before: World | None = None
    for world in game.trail.walk(game.deeds, _moments(game)):
        same = before is not None and before.host_loads is world.host_loads
        if not same or before is None or before.servers is not world.servers:
            for name, server in world.servers.items():
                phases = found.setdefault(name, [])
                load = world.host_loads.get(name)
                if not phases or not _alike(phases[-1], server, load):
                    phases.append(_Phase(world.now, server, load))
        before = world
    return found


def _alike(phase: _Phase, server: Server, load: HostLoad | None) -> bool:
    return phase.load is load and phase.server.state is server.state


def _moments(game: Played) -> Iterator[Moment]:
    last = -1
    for entry in game.journal:
        if entry.at != last:
            last = entry.at
            yield moment_at(game.deeds, last)


def _of_server(phases: Sequence[_Phase], end: Seconds, slots: int) -> tuple[Slots, Slots]:
    """Load and power of a server in each slot; of two phases in a slot, the higher."""
    load = np.zeros(slots, dtype=np.int64)
    power = np.zeros(slots, dtype=np.int64)
    for index, phase in enumerate(phases):
        until = phases[index + 1].at if index + 1 < len(phases) else end
        if until <= phase.at or phase.server.state not in (ServerState.UP, ServerState.BOOTING):
            continue
        first, stop = slots_between(phase.at, until)
        asked = _asked(phase, first, stop)
        size = phase.load.capacity if phase.load else 1
        model = phase.server.model
        drawn = model.idle + (model.full - model.idle) * np.minimum(asked, size) // size
        span = slice(first, stop)
        load[span] = np.maximum(load[span], asked * WHOLE // size)
        power[span] = np.maximum(power[span], drawn)
    return load, power


def _asked(phase: _Phase, first: int, stop: int) -> Slots:
    if phase.server.state is not ServerState.UP or phase.load is None or not phase.load.loads:
        return np.zeros(stop - first, dtype=np.int64)
    return np.asarray(total_between(phase.load.loads, first, stop), dtype=np.int64)
