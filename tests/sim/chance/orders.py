"""Orders that might be given: any verb, with arguments that are often possible and not always."""

from collections.abc import Callable
from random import Random
from typing import Any

from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.commands.base import Argument, Command, arguments
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.registry import COMMANDS
from dcgame.sim.gauges.hooking import CORDS
from dcgame.sim.gauges.raid import free_disks
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartKind, PartState, ServerState
from dcgame.world.network import JUMBO, STANDARD
from dcgame.world.targets import targets
from dcgame.world.world import World

Finder = Callable[[Random, World], dict[str, Any]]

ODD = (0, 1, 3, 24, 300, 4096, 60_000, 500_000, 9_999_999)
"""Numbers that fit nothing in particular."""
LIKELY: dict[str, tuple[int, ...]] = {
    "vcpu": (1, 2, 4, 8),
    "ram": (1024, 2048, 4096, 8192, 16_384),
    "cpu": (0, 200, 500, 1000),
    "disk": (20_000, 40_000, 200_000),
    "every": (1, 4, 24),
    "keep": (1, 3, 7),
    "at_once": (1, 2, 4),
    "count": (1, 2, 4),
    "disks": (2, 3, 4, 5, 6),
    "spares": (0, 1),
    "size": (1500, 9000, 50_000, 200_000, 1_000_000, 2_500_000),
    "hours": (1, 4, 8, 24),
    "degrees": (18, 20, 22, 25, 27),
    "port": (1, 2, 3, 30, 45, 48, 49),
    "years": (1, 3),
    "number": (0, 0, 1, 2),
    "share": (0, 10, 30, 50),
    "year": (0, 2009, 2015, 2026),
}
"""Numbers that fit an argument of that name."""
FREE = ("count", "moment", "new")


def order(luck: Random, world: World, kind: type[Command]) -> Command | None:
    """An order of that kind, not always one that makes sense; mostly ``None`` where none could."""
    hopeless = is_idle(world, kind)
    found: dict[str, Any] = {}
    if kind.verb in _PAIRS and luck.random() < 0.9:
        found = _PAIRS[kind.verb](luck, world)
        hopeless = hopeless or not found
    if hopeless and luck.random() < 0.9:
        return None
    values = {each.name: found.get(each.name) or _value(luck, world, each) for each in _of(kind)}
    return kind(**values)


_ARGUMENTS = {kind.verb: arguments(kind) for kind in COMMANDS}


def _of(kind: type[Command]) -> tuple[Argument, ...]:
    return _ARGUMENTS[kind.verb]


def is_idle(world: World, kind: type[Command]) -> bool:
    """Whether the room has nothing of which such an order could speak."""
    return any(
        not each.optional and each.kind not in FREE and not choices(world, each.kind)
        for each in _of(kind)
    )


def _value(luck: Random, world: World, argument: Argument) -> Any:
    if argument.optional and luck.random() < 0.5:
        return argument.default
    if argument.kind == "count":
        return luck.choice(LIKELY[argument.name] if luck.random() < 0.9 else ODD)
    if argument.kind == "moment":
        return max(1, world.now // HOUR + luck.randrange(-4, 96)) * HOUR
    if argument.kind == "new":
        return f"new-{luck.randrange(60)}" if luck.random() < 0.95 else luck.choice(("to", "n_o"))
    return luck.choice(choices(world, argument.kind) or ("nothing",))


# Arguments that belong together: independent ones would hardly ever meet.


def _replace(luck: Random, world: World) -> dict[str, Any]:
    """A part of something, a broken one if there is any."""
    names = choices(world, "equipment")
    parts = [(part, name) for name in names for part in world.equipment(name).parts]
    broken = [pair for pair in parts if pair[0].state is not PartState.GOOD]
    part, name = luck.choice(broken if broken and luck.random() < 0.8 else parts)
    return {"part": part.id, "server": name}


def _cable(luck: Random, world: World) -> dict[str, Any]:
    """A supply, or a port, and something that it fits into."""
    supply = luck.random() < 0.5
    kind = PartKind.POWER_SUPPLY if supply else PartKind.NIC
    sockets = sorted(world.pdus if supply else world.switches)
    name = luck.choice(choices(world, "server") or ("nothing",))
    parts = world.servers[name].of_kind(kind) if name in world.servers else ()
    if not sockets or not parts:
        return {}
    return {"part": luck.choice(parts).id, "server": name, "to": luck.choice(sockets)}


def _hooked(luck: Random, world: World) -> dict[str, Any]:
    """Now and then the cord of something that is no server, and a feed or a switch."""
    shelf = luck.choice([each for each in CORDS if getattr(world, each)] or ["ups"])
    ends = world.switches if shelf == "switches" else world.feeds
    things = sorted(getattr(world, shelf))
    if not things or not ends or luck.random() < 0.6:
        return _cable(luck, world)
    return {"part": CORDS[shelf], "server": luck.choice(things), "to": luck.choice(sorted(ends))}


def _bought(luck: Random, world: World) -> dict[str, Any]:
    """Something for sale, and a place where such things stand."""
    if not world.setting.for_sale:
        return {}
    model = luck.choice(world.setting.for_sale)
    gear = world.setting.catalogue.gear.get(model)
    places = {"rack": sorted(world.racks), "room": sorted(world.rooms), "": []}
    known = places[gear.stands if gear else "rack"]
    return {"model": model, "place": luck.choice(known) if known else ""}


def _leaves(luck: Random, world: World) -> dict[str, Any]:
    """A server that is off, or anything else."""
    if luck.random() < 0.5:
        return _some("server", "servers", _is_off)(luck, world)
    return {"server": luck.choice(choices(world, "retirable") or ("nothing",))}


def _strike(luck: Random, world: World) -> dict[str, Any]:
    """A misfortune, and what it can strike."""
    kinds = world.setting.misfortunes
    if not kinds:
        return {}
    kind, strikes = luck.choice(kinds)
    names = targets(world, strikes)
    return {"kind": kind, "target": luck.choice(names)} if names else {"kind": kind}


def _window(luck: Random, world: World) -> dict[str, Any]:
    """A night, after the day of notice."""
    start = (world.now // DAY + luck.randrange(2, 5)) * DAY + luck.choice((0, 2, 3)) * HOUR
    return {"start": start, "end": start + luck.choice((1, 2, 4)) * HOUR}


def _postpone(luck: Random, world: World) -> dict[str, Any]:
    """A server whose update is announced, and an hour until which it can be put off."""
    found = [
        (server.id, server.platform.update_due, server.platform.update_deadline)
        for server in world.servers.values()
        if server.platform is not None and server.platform.update_due is not None
    ]
    if not found:
        return {}
    name, due, deadline = luck.choice(sorted(found))
    moments = range(world.now // HOUR + 1, (deadline or due or 0) // HOUR + 1)
    return {"server": name, "to": luck.choice(moments) * HOUR} if moments else {"server": name}


def _pool(luck: Random, world: World) -> dict[str, Any]:
    """Several empty hosts."""
    names = [
        server.id
        for server in world.servers.values()
        if server.platform is not None
        and _is_up(server)
        and server.platform.model.kind is PlatformKind.BARE_METAL
        and not server.pool
        and all(world.guests[guest].store for guest in server.guests)
    ]
    return {"nodes": ",".join(sorted(names))} if len(names) > 2 else {}


def _raid(luck: Random, world: World) -> dict[str, Any]:
    """An array with disks to spare, and how many."""
    arrays = [world.arrays[name] for name in choices(world, "array")]
    found = [
        (array.id, drive, free)
        for array in arrays
        for drive in array.model.drives
        if (free := len(free_disks(world, array, drive))) > 1
    ]
    if not found:
        return {}
    name, drive, free = luck.choice(found)
    return {"array": name, "drive": drive, "disks": luck.randrange(2, free + 1)}


def _apart(luck: Random, world: World) -> dict[str, Any]:
    """Something, and a fabric to which it is not cabled."""
    found = [
        (name, fabric)
        for name in choices(world, "attachable")
        for fabric in choices(world, "fabric")
        if name in world.servers and not _is_up(world.servers[name])
        if name not in {cable.equipment for cable in world.fabrics[fabric].cables}
    ]
    if not found:
        return {}
    name, fabric = luck.choice(found)
    return {"equipment": name, "fabric": fabric}


def _cut(luck: Random, world: World) -> dict[str, Any]:
    """A network that the switches lost."""
    lost = sorted({cut.what for each in world.switches.values() for cut in each.lost_traffic})
    return {"network": luck.choice(lost)} if lost else {}


def _saved(luck: Random, world: World) -> dict[str, Any]:
    """A guest of which there is a backup, and the repository where it is."""
    kept = sorted({(each.guest, each.repository) for each in world.backups.values()})
    if not kept:
        return {}
    guest, repository = luck.choice(kept)
    return {"guest": guest, "source": repository}


def _some(argument: str, shelf: str, fits: Callable[[Any], object]) -> Finder:
    """Something on a shelf that is so, if there is any."""

    def find(luck: Random, world: World) -> dict[str, Any]:
        things = getattr(world, shelf).values()
        names = sorted(thing.id for thing in things if fits(thing))
        return {argument: luck.choice(names)} if names else {}

    return find


def _both(*finders: Finder) -> Finder:
    """What each of them finds."""

    def find(luck: Random, world: World) -> dict[str, Any]:
        return {name: each for finder in finders for name, each in finder(luck, world).items()}

    return find


def _runs(guest: Any) -> bool:
    return guest.state is GuestState.RUNNING


def _lies(guest: Any) -> bool:
    return guest.state in (GuestState.STOPPED, GuestState.LOST)


def _is_up(server: Any) -> bool:
    return server.state is ServerState.UP and server.platform is not None


def _is_off(server: Any) -> bool:
    return server.state in (ServerState.OFF, ServerState.LOST)


def _sized(luck: Random, world: World) -> dict[str, Any]:
    """A unit and a size that is larger than it is."""
    if not world.luns:
        return {}
    name = luck.choice(sorted(world.luns))
    return {"name": name, "size": world.luns[name].size + luck.choice((1000, 50_000, 900_000))}


def _grown(luck: Random, world: World) -> dict[str, Any]:
    """A guest's disk, and a size that is larger than it is."""
    if not world.guests:
        return {}
    guest = world.guests[luck.choice(sorted(world.guests))]
    number = luck.randrange(len(guest.disks))
    more = luck.choice((1, 20_000, 300_000, 2_000_000))
    return {"guest": guest.id, "number": number, "size": guest.disks[number].size + more}


def _provisioned(luck: Random, world: World) -> dict[str, Any]:
    """A unit, or a guest that does not run and has a thin disk."""
    thin = [each.id for each in world.guests.values() if _lies(each) and each.has_thin]
    names = sorted((*world.luns, *thin))
    return {"name": luck.choice(names)} if names else {}


def _sizes(luck: Random, world: World) -> dict[str, Any]:
    """A switch, and the frames that it does not let through yet."""
    if not world.switches:
        return {}
    switch = world.switches[luck.choice(sorted(world.switches))]
    return {"switch": switch.id, "size": STANDARD if switch.mtu == JUMBO else JUMBO}


_HOST = _some("host", "servers", _is_up)
_PAIRS: dict[str, Finder] = {
    "migrate": _both(_some("guest", "guests", _runs), _some("to", "servers", _is_up)),
    "convert": _both(
        _some("server", "servers", lambda each: _is_up(each) and each.apps and not each.guests),
        _some("to", "servers", lambda each: _is_up(each) and not each.apps),
    ),
    "start": _some("name", "guests", _lies),
    "tools": _some("guest", "guests", lambda each: _runs(each) and not each.tools),
    "create": _HOST,
    "clone": _both(_some("guest", "guests", _lies), _HOST),
    "customise": _some("guest", "guests", lambda each: each.identity),
    "template": _some("guest", "guests", lambda each: _lies(each) or each.template),
    "deploy": _HOST,
    "unlock": _some("guest", "guests", lambda each: each.stale_lock is not None),
    "consolidate": _some("guest", "guests", lambda each: each.snapshots),
    "revert": _some("guest", "guests", lambda each: each.snapshots),
    "restore": _saved,
    "test-restore": _saved,
    "delete": _some("guest", "guests", lambda each: _lies(each) and not each.apps),
    "power-on": _some("server", "servers", _is_off),
    "replace": _replace,
    "retire": _leaves,
    "grow-lun": _sized,
    "grow-disk": _grown,
    "provision": _provisioned,
    "install": _some("server", "servers", lambda each: not each.apps and not each.guests),
    "postpone": _postpone,
    "form-pool": _pool,
    "build-raid": _raid,
    "attach": _apart,
    "restore-network": _cut,
    "set-mtu": _sizes,
    "add-node": _some("server", "servers", lambda each: _is_up(each) and not each.pool),
    "window": _window,
    "cable": _hooked,
    "buy": _bought,
    "bypass": _some("feed", "feeds", lambda each: each.ups),
    "move": _some("server", "servers", _is_off),
    "reset-breaker": _some("pdu", "pdus", lambda each: each.tripped or each.wet),
    "sign": _HOST,
    "strike": _strike,
    "join": _some("server", "servers", lambda each: _is_up(each) and not each.cluster),
    "leave": _some("server", "servers", lambda each: each.cluster),
    "maintain": _some("server", "servers", lambda each: _is_up(each) and each.cluster),
    "unmaintain": _some("server", "servers", lambda each: each.maintenance.value != "none"),
    "restart-agent": _some("server", "servers", lambda each: each.agent_hung is not None),
    "renew": _some("server", "servers", lambda each: each.certificate_expired is not None),
    "sync-clock": _some("server", "servers", lambda each: each.drift),
}
