"""Who sits before a dark screen: terminals hang on one controller each."""

from dcgame.sim.facts.base import given
from dcgame.sim.gauges.power import feeds_unit, pdus_of
from dcgame.world.app import App
from dcgame.world.hardware import PartKind
from dcgame.world.terminals import Terminals
from dcgame.world.world import World


def terminals_of(world: World, server: str) -> tuple[Terminals, ...]:
    """The controllers on the channels of a machine, by id."""
    found = (world.terminals[name] for name in sorted(world.terminals))
    return tuple(each for each in found if each.server == server)


def answers(world: World, controller: Terminals) -> bool:
    """Whether a controller works: its board, and power in its rack."""
    sides = pdus_of(world, controller.rack)
    fed = not sides or any(feeds_unit(world, pdu, controller.unit) for pdu in sides)
    return fed and bool(controller.working(PartKind.BOARD))


def _dark_because(world: World, controller: Terminals) -> tuple[int, ...]:
    if not controller.working(PartKind.BOARD):
        return given(*(part.since for part in controller.parts))
    sides = pdus_of(world, controller.rack)
    return given(*(each for pdu in sides for each in (pdu.since, world.feeds[pdu.feed].since)))


def _behind(world: World, app: App) -> tuple[tuple[Terminals, ...], tuple[Terminals, ...]]:
    """The controllers at which an application's users sit, and those of them that are dead."""
    server = world.server_of(app) if app.terminals and world.terminals else None
    all_ = terminals_of(world, server.id) if server is not None else ()
    return all_, tuple(each for each in all_ if not answers(world, each))


def silent_terminals(world: World, app: App) -> tuple[int, ...] | None:
    """The entries for which all of an application's users sit before dark screens."""
    all_, dead = _behind(world, app)
    if not all_ or len(dead) < len(all_):
        return None
    return given(*(entry for each in dead for entry in _dark_because(world, each)))


def slow_terminals(world: World, app: App) -> tuple[int, ...] | None:
    """The entries for which some of them do: the others take turns at what is left."""
    _, dead = _behind(world, app)
    if not dead:
        return None
    return given(*(entry for each in dead for entry in _dark_because(world, each)))
