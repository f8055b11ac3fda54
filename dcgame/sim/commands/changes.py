"""Which verbs are changes to a live system, how likely they go wrong, and in what way.

Half a per cent of changes goes wrong (domain data, section 13, formula 8). That some do twice and
some half as often is a game constant: firmware and power by what they stop, what is routine and
done on a screen by how often it is done.

No changes are: what is bought, signed, planned or published; what makes something new that nobody
uses yet, or starts what is down; what only mends; and what a scheduler is told (shares, limits,
rules), which touches nothing that runs.
"""

from collections.abc import Callable

from attrs import frozen

from dcgame.kernel.units import HOUR, Seconds
from dcgame.sim.commands.base import Command
from dcgame.sim.wakes.collapsing import (
    AGENT_HANGS,
    BREAKER_TRIPS,
    CRASHES,
    FABRIC_RESTARTS,
    GUEST_PANICS,
    INVERTER_DIES,
    NODE_FALLS,
    PANICS,
    PANICS_ONCE_STARTED,
    SWITCH_RESTARTS,
    TAKEOVER,
    TRANSFER_STICKS,
)
from dcgame.sim.wakes.slips import (
    WRONG_CABLE,
    WRONG_CORD,
    WRONG_DISK,
    WRONG_FRAMES,
    WRONG_GUEST,
    WRONG_PORT,
    WRONG_SERVER,
)
from dcgame.sim.wakes.way import Way
from dcgame.world.hardware import PartKind
from dcgame.world.world import World

ROUTINE, ORDINARY, GRAVE = 50, 100, 200
"""In per cent of what a level says of its changes."""


def at_once(world: World) -> Seconds:
    """The work begins with the order."""
    return 0


def by_hand(world: World) -> Seconds:
    """The work begins when the technician is there."""
    return world.setting.technician_travel


def by_post(world: World) -> Seconds:
    """The work begins when the goods are there."""
    return max(HOUR, world.setting.delivery)


@frozen(eq=False)
class Change:
    """``subject`` is the argument that names what is changed; it goes wrong in the first of its
    ``ways`` that could hit something, ``weight`` per cent as often as the level says, when the
    work has begun (``begins``, seconds after the order)."""

    subject: str
    ways: tuple[Way, ...]
    weight: int = ORDINARY
    begins: Callable[[World], Seconds] = at_once


_REPAIRED = (CRASHES, TAKEOVER, FABRIC_RESTARTS, SWITCH_RESTARTS, INVERTER_DIES)

CHANGES: dict[str, Change] = {
    "migrate": Change("guest", (PANICS,)),
    "convert": Change("server", (CRASHES,)),
    "relocate": Change("app", (PANICS, CRASHES)),
    "stop": Change("name", (WRONG_GUEST,), ROUTINE),
    "kill": Change("guest", (WRONG_GUEST,), ROUTINE),
    "restart": Change("name", (WRONG_GUEST,), ROUTINE),
    "resize": Change("guest", (PANICS,)),
    "mode": Change("guest", (PANICS_ONCE_STARTED,)),
    "tools": Change("guest", (PANICS,)),
    "snapshot": Change("guest", (PANICS,), ROUTINE),
    "consolidate": Change("guest", (PANICS,), ROUTINE),
    "create-disk": Change("guest", (PANICS,), ROUTINE),
    "grow-disk": Change("guest", (PANICS,), ROUTINE),
    "move-storage": Change("guest", (PANICS,)),
    "evacuate-store": Change("store", (GUEST_PANICS,)),
    "add-node": Change("pool", (NODE_FALLS,)),
    "remove-node": Change("pool", (NODE_FALLS,)),
    "set-rf": Change("pool", (NODE_FALLS,)),
    "rebalance": Change("pool", (NODE_FALLS,), ROUTINE),
    "power-off": Change("server", (WRONG_SERVER,), ROUTINE),
    "reset": Change("server", (WRONG_SERVER,), ROUTINE),
    "replace": Change("server", _REPAIRED, begins=by_hand),
    "retire": Change("server", (WRONG_CORD,)),
    "add-disks": Change("array", (WRONG_DISK,), begins=by_post),
    "build-raid": Change("array", (TAKEOVER,), ROUTINE),
    "grow-raid": Change("name", (TAKEOVER,)),
    "create-lun": Change("raid", (TAKEOVER,), ROUTINE),
    "grow-lun": Change("name", (TAKEOVER,), ROUTINE),
    "provision": Change("name", (PANICS, TAKEOVER), ROUTINE),
    "delete-lun": Change("name", (TAKEOVER,), ROUTINE),
    "attach": Change("fabric", (WRONG_CABLE,)),
    "update": Change("server", (CRASHES, TAKEOVER)),
    "cable": Change("server", (WRONG_CORD,), begins=by_hand),
    "move": Change("server", (WRONG_CORD,), begins=by_hand),
    "reset-breaker": Change("pdu", (BREAKER_TRIPS,), begins=by_hand),
    "bypass": Change("feed", (INVERTER_DIES,), GRAVE, by_hand),
    "ups-test": Change("ups", (INVERTER_DIES,), GRAVE),
    "generator-test": Change("generator", (TRANSFER_STICKS,), GRAVE),
    "switch-update": Change("switch", (SWITCH_RESTARTS,), GRAVE),
    "set-mtu": Change("switch", (WRONG_FRAMES,), GRAVE),
    "block-port": Change("switch", (WRONG_PORT,)),
    "join": Change("server", (AGENT_HANGS,)),
    "leave": Change("server", (AGENT_HANGS,)),
    "ha": Change("cluster", (AGENT_HANGS,)),
    "quorum": Change("cluster", (AGENT_HANGS,), ROUTINE),
    "witness": Change("cluster", (AGENT_HANGS,), ROUTINE),
    "isolation": Change("cluster", (AGENT_HANGS,), ROUTINE),
    "evc": Change("cluster", (AGENT_HANGS,)),
    "heartbeat": Change("cluster", (AGENT_HANGS,)),
    "maintain": Change("server", (AGENT_HANGS,), ROUTINE),
    "unmaintain": Change("server", (AGENT_HANGS,), ROUTINE),
    "sync-clock": Change("server", (AGENT_HANGS,), ROUTINE),
    "renew": Change("server", (AGENT_HANGS,), ROUTINE),
}
"""By verb."""


def ways_of(world: World, command: Command) -> tuple[Way, ...]:
    """The ways in which an order may go wrong; beside a dead disk stands another that works."""
    change = CHANGES[command.verb]
    if command.verb != "replace":
        return change.ways
    equipment = world.equipment(getattr(command, change.subject))
    part = equipment.part(str(getattr(command, "part", ""))) if equipment else None
    return (WRONG_DISK,) if part and part.kind is PartKind.DISK else change.ways


def changeable(world: World) -> tuple[str, ...]:
    """Everything that some change may be made to, shelf by shelf, by id."""
    shelves = (
        "servers",
        "guests",
        "apps",
        "clusters",
        "pools",
        "arrays",
        "fabrics",
        "switches",
        "luns",
        "feeds",
        "ups",
        "generators",
        "pdus",
        "repositories",
    )
    names = (name for shelf in shelves for name in sorted(getattr(world, shelf)))
    return tuple(name for name in names if not _has_left(world, name))


def _has_left(world: World, name: str) -> bool:
    equipment = world.equipment(name)
    return equipment is not None and equipment.has_left
