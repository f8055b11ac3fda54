"""What loads a gauge, the largest first: who asks for how much, and what was promised to whom."""

from collections.abc import Iterable, Iterator

from dcgame.kernel.units import SLOT, WHOLE, Megabytes
from dcgame.play import figures
from dcgame.sim.gauges import space, stores
from dcgame.sim.gauges.cooling import room_users
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.memory import memory_of, touched
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.pools import on_disks, raw
from dcgame.sim.gauges.power import power_users
from dcgame.sim.gauges.processor import load_behind, total_between
from dcgame.sim.gauges.raid import group_size, luns_on
from dcgame.words import N_, say, say_plural
from dcgame.world.guest import Guest, GuestState
from dcgame.world.storage import RaidGroup
from dcgame.world.world import World

MOST = 4
"""Of those who load a gauge, so many are named."""
_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def loaded_by(world: World, gauge: str) -> tuple[str, ...]:
    """What a gauge holds or is asked for at this moment, and by whom."""
    kind, _, name = gauge.partition("/")
    if kind == "ram":
        return tuple(_memory(world, name))
    if kind == "space":
        return tuple(_space(world, name))
    return tuple(_asked(world, gauge))


def gauges_of(world: World, name: str) -> tuple[str, ...]:
    """The gauges of what is called ``name`` that hold something at this moment."""
    keys = [f"cpu/{name}", f"ram/{name}"] if name in world.servers else []
    is_store = stores.kind_of(world, name) and stores.capacity(world, name)
    if is_store or name in world.raid_groups:
        keys.append(f"space/{name}")
    if name in world.shared_loads:
        keys.append(f"io/{name}")
    return tuple(key for key in keys if loaded_by(world, key))


def _asked(world: World, gauge: str) -> Iterator[str]:
    load = load_behind(world, gauge) if _is_there(world, gauge) else None
    if load is None or not load.loads:
        return
    slot = world.now // SLOT
    asked = [int(total_between((each,), slot, slot + 1)[0]) for each in load.loads]
    shares = [amount * WHOLE // load.capacity for amount in asked]
    parts = [
        (share, f"{name} {figures.percent(share)}")
        for name, share in zip(load.apps, shares, strict=False)
    ]
    parts = parts or _drawing(world, gauge.partition("/")[2])
    if any(size for size, _ in parts):
        total = figures.percent(sum(shares))
        yield say(N_("{total} of what there is: {parts}"), total=total, parts=_listed(parts))


def _drawing(world: World, name: str) -> list[tuple[int, str]]:
    """What each server draws that hangs from a unit, or warms a room."""
    here = (world.servers[each] for each in sorted(world.servers) if _hangs(world, each, name))
    drawn = ((power_now(world, server), server.id) for server in here)
    return [(power, f"{server} {figures.power(power)}") for power, server in drawn]


def _hangs(world: World, server: str, name: str) -> bool:
    return name in (*power_users(world, server), *room_users(world, server))


def _is_there(world: World, gauge: str) -> bool:
    kind, _, name = gauge.partition("/")
    return name in world.apps if kind == "vcpu" else kind != "cpu" or name in world.host_loads


def _memory(world: World, name: str) -> Iterator[str]:
    server = world.servers.get(name)
    memory = memory_of(world, server) if server else None
    if server is None or memory is None or not memory.promised:
        return
    held = [world.guests[each] for each in server.guests]
    if not any(guest.state in _HOLDING for guest in held):
        return
    yield say(
        N_("{promised} is promised of {size}: {parts}"),
        promised=figures.megabytes(memory.promised),
        size=figures.megabytes(server.ram),
        parts=_listed(
            (guest.ram, _given(world, guest)) for guest in held if guest.state in _HOLDING
        ),
    )


def _given(world: World, guest: Guest) -> str:
    return say(
        N_("{guest} {ram}, of which it touches {touched}"),
        guest=guest.id,
        ram=figures.megabytes(guest.ram),
        touched=figures.megabytes(touched(world, guest)),
    )


def _space(world: World, name: str) -> Iterator[str]:
    group = world.raid_groups.get(name)
    if group is not None:
        yield from _in_group(world, group)
    elif name in world.pools:
        yield from _in_pool(world, name)
    elif stores.kind_of(world, name):
        yield _held(
            stores.used(world, name), stores.capacity(world, name), stores.promised(world, name)
        )
        lun = world.luns.get(name)
        if lun is not None and lun.thin:
            yield from _in_group(world, world.raid_groups[lun.group])
        else:
            yield from _folders(world, stores.lying_on(world, name))


def _in_group(world: World, group: RaidGroup) -> Iterator[str]:
    yield say(
        N_("{group} holds {held} of {size}, and {promised} is promised of it"),
        group=group.id,
        held=figures.megabytes(space.taken(world, group, world.now)),
        size=figures.megabytes(group_size(world, group)),
        promised=figures.megabytes(space.promised(world, group)),
    )
    units = luns_on(world, group.id)
    if units:
        yield say(
            N_("promised: {parts}"),
            parts=_listed((lun.size, f"{lun.id} {figures.megabytes(lun.size)}") for lun in units),
        )
    lying = [guest for lun in units for guest in stores.lying_on(world, lun.id)]
    yield from _folders(world, lying)


def _in_pool(world: World, name: str) -> Iterator[str]:
    pool = world.pools[name]
    yield say(
        N_("{pool} has {held} of {size} on its disks, copies included"),
        pool=name,
        held=figures.megabytes(sum(on_disks(pool).values())),
        size=figures.megabytes(raw(world, pool.nodes)),
    )
    yield from _folders(world, stores.lying_on(world, name))


def _held(used: Megabytes, size: Megabytes, promised: Megabytes) -> str:
    return say(
        N_("{held} of {size} are taken, and {promised} is promised of it"),
        held=figures.megabytes(used),
        size=figures.megabytes(size),
        promised=figures.megabytes(promised),
    )


def _folders(world: World, guests: Iterable[Guest]) -> Iterator[str]:
    sizes = [(folder_size(world, guest), guest) for guest in guests]
    if sizes:
        yield say(
            N_("what lies there: {parts}"),
            parts=_listed((size, f"{guest.id} {figures.megabytes(size)}") for size, guest in sizes),
        )


def _listed(parts: Iterable[tuple[int, str]]) -> str:
    """The largest by name; of the others how many they are."""
    ranked = [text for size, text in sorted(parts, key=lambda part: -part[0]) if size]
    rest = len(ranked) - MOST
    if rest > 0:
        ranked = [*ranked[:MOST], say_plural("{count} more", "{count} more", rest)]
    return ", ".join(ranked)
