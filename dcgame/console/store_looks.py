"""Where folders and copies lie, in sentences: arrays, groups, LUNs, pools, repositories."""

from collections.abc import Iterator

from dcgame.kernel.units import WHOLE
from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.filling import chains_on, full_in
from dcgame.sim.gauges.kept import stored
from dcgame.sim.gauges.paths import no_path
from dcgame.sim.gauges.pools import fullness, pool_capacity
from dcgame.sim.gauges.raid import group_iops, group_size, missing
from dcgame.sim.gauges.stores import capacity, free, lying_on, promised, store_latency, used
from dcgame.sim.gauges.vaults import is_off_site, site_of
from dcgame.words import N_, say
from dcgame.world.backup import Repository
from dcgame.world.growth import taken
from dcgame.world.guest import Guest
from dcgame.world.hardware import Equipment, PartState
from dcgame.world.pool import Pool
from dcgame.world.storage import Array, Fabric, Lun, RaidGroup
from dcgame.world.world import World


def unwell(it: Equipment) -> Iterator[str]:
    """The parts of anything that are not well."""
    for part in it.parts:
        if part.state is not PartState.GOOD:
            yield say(N_("Its {part} is {state}."), part=part.id, state=word(part.state))


def names_or_none(names: tuple[str, ...]) -> str:
    """Names in one word; a word for none."""
    return ", ".join(names) if names else say(N_("nothing"))


def array(world: World, it: Array) -> Iterator[str]:
    """An array: what it is, its parts, what lies on it, and who hangs from it."""
    text = N_("Array {name} ({model}) in {rack}, unit {unit}, is {state}.")
    state = word(it.state)
    yield say(text, name=it.id, model=it.model_name, rack=it.rack, unit=it.unit, state=state)
    text = N_("It has {count} of {bays} bays full; disks that wait as hot spares: {spares}.")
    spares = names_or_none(it.spares)
    yield say(text, count=len(it.drives), bays=it.bays, spares=spares)
    yield from unwell(it)
    for name in sorted(world.raid_groups):
        if world.raid_groups[name].array == it.id:
            yield f"  {group_line(world, world.raid_groups[name])}"
    cables = [
        cable.equipment
        for fabric in world.fabrics.values()
        if not fabric.has_left and it.id in {each.equipment for each in fabric.cables}
        for cable in fabric.cables
    ]
    hosts = tuple(sorted(set(cables) & set(world.servers)))
    yield say(N_("Cabled to it: {names}."), names=names_or_none(hosts))
    lost = tuple(name for name in hosts if no_path(world, name, it.id) is not None)
    if lost:
        yield say(N_("Out of its reach: {names}."), names=", ".join(lost))


def group_line(world: World, it: RaidGroup) -> str:
    """A RAID group in one sentence."""
    size, level = figures.megabytes(group_size(world, it)), it.level.value.upper().replace("-", " ")
    text = N_("RAID group {name} on {array}: {level}, {count} disks of {drive}, {size}, {state}.")
    return say(
        text,
        name=it.id,
        array=it.array,
        level=level,
        count=len(it.disks),
        drive=it.drive,
        size=size,
        state=_group_state(world, it),
    )


def _group_state(world: World, it: RaidGroup) -> str:
    if it.lost is not None:
        return say(N_("what lay on it is lost"))
    if missing(world, it):
        return say(N_("degraded"))
    return say(N_("being filled")) if it.stale else say(N_("whole"))


def group(world: World, it: RaidGroup) -> Iterator[str]:
    """A RAID group: its disks, and the LUNs on it."""
    yield group_line(world, it)
    text = N_("Its disks serve {count} accesses a second at most: {disks}.")
    yield say(text, count=figures.grouped(group_iops(world, it)), disks=", ".join(it.disks))
    yield from _io(world, it.id)
    holder = world.arrays.get(it.array)
    for name in it.disks if holder else ():
        part = holder.part(name) if holder else None
        if part is not None and part.state is not PartState.GOOD:
            yield say(N_("Its {part} is {state}."), part=name, state=word(part.state))
    for name in sorted(world.luns):
        if world.luns[name].group == it.id:
            yield f"  {lun_line(world, world.luns[name])}"


def _io(world: World, name: str) -> Iterator[str]:
    gauge = world.gauges.get(f"io/{name}")
    if gauge is not None:
        yield say(N_("Its disks are: {band}."), band=word(gauge.band))


def lun_line(world: World, it: Lun) -> str:
    """A LUN in one sentence."""
    kind = say(N_("thin")) if it.thin else say(N_("thick"))
    text = N_("LUN {name} on {group}: {size}, {kind}, {used} used.")
    if it.full is not None:
        text = N_("LUN {name} on {group}: {size}, {kind}, {used} used; full, writes stop.")
    size, taken = figures.megabytes(it.size), figures.megabytes(used(world, it.id))
    return say(text, name=it.id, group=it.group, size=size, kind=kind, used=taken)


def lun(world: World, it: Lun) -> Iterator[str]:
    """A LUN: how full, how fast, and whose folders lie on it."""
    yield lun_line(world, it)
    yield from _store(world, it.id)
    yield from _io(world, it.group)
    array_id = world.raid_groups[it.group].array
    yield say(N_("It hangs from group {group} of array {array}."), group=it.group, array=array_id)


def _store(world: World, name: str) -> Iterator[str]:
    left = figures.megabytes(free(world, name))
    takes = figures.decimal(store_latency(world, name), 1000, 1)
    yield say(N_("Free: {free}; an access takes {time} ms."), free=left, time=takes)
    chains = chains_on(world, name)
    if chains:
        yield say(N_("Snapshots take {size} of it."), size=figures.megabytes(chains))
    due = full_in(world, name)
    if due:
        yield say(N_("As they grow now, it is full in {time}."), time=figures.duration(due))
    ever, size = promised(world, name), max(1, capacity(world, name))
    if ever > used(world, name):
        share = figures.percent(ever * WHOLE // size)
        text = N_("Promised on thin disks and otherwise: {promised}, {share} of what it holds.")
        yield say(text, promised=figures.megabytes(ever), share=share)
    folders = tuple(guest.id for guest in lying_on(world, name))
    yield say(N_("Folders on it: {names}."), names=names_or_none(folders))


def fabric(world: World, it: Fabric) -> Iterator[str]:
    """A storage switch and its cables."""
    text = N_("Storage switch {name} ({model}) in {rack}, unit {unit}, is {state}.")
    state = word(it.state)
    yield say(text, name=it.id, model=it.model_name, rack=it.rack, unit=it.unit, state=state)
    yield from unwell(it)
    whole = tuple(f"{each.equipment}/{each.port}" for each in it.cables if each.broken is None)
    broken = tuple(f"{each.equipment}/{each.port}" for each in it.cables if each.broken is not None)
    yield say(N_("Cabled to it: {names}."), names=names_or_none(whole))
    if broken:
        yield say(N_("Broken cables: {names}."), names=", ".join(broken))


def pool_line(world: World, it: Pool) -> str:
    """A pool in one sentence."""
    size, share = (
        figures.megabytes(pool_capacity(world, it.id)),
        figures.percent(fullness(world, it)),
    )
    text = N_("Pool {name}: {redundancy} on {nodes}, {size}, {share} full.")
    kind, nodes = it.redundancy.value.upper(), ", ".join(node.server for node in it.nodes)
    return say(text, name=it.id, redundancy=kind, nodes=nodes, size=size, share=share)


def pool(world: World, it: Pool) -> Iterator[str]:
    """A pool: what it survives, its nodes, and where each guest's copies are good."""
    yield pool_line(world, it)
    yield say(N_("Nodes that may fail at once: {count}."), count=it.scheme.spared)
    if it.full is not None:
        yield say(N_("It is full: writes stop."))
    if not it.has_quorum():
        yield say(N_("It has no majority of its nodes: nobody can use it."))
    if it.unplaced:
        yield say(N_("Copies without a place: {count}."), count=it.unplaced)
    for node in it.nodes:
        if node.away or not node.controller:
            what = say(N_("away")) if node.away else say(N_("controller down"))
            yield f"  {node.server}: {what}."
    yield from _store(world, it.id)
    yield from _io(world, it.id)
    for guest in lying_on(world, it.id):
        layout = it.layouts.get(guest.id)
        if layout is not None:
            places = ", ".join(piece.node for piece in layout.pieces if it.is_good(piece))
            yield say(N_("  Copies of {guest}: {places}."), guest=guest.id, places=places or "-")


def repository_line(world: World, it: Repository) -> str:
    """A repository in one sentence."""
    site = site_of(world, it)
    where = say(N_("elsewhere")) if is_off_site(world, it) else say(N_("in this room"))
    if site:
        where = say(N_("at {site}"), site=site)
    taken, size = figures.megabytes(stored(world, it.id)), figures.megabytes(it.size)
    text = N_("Repository {name}, {where}: {used} of {size}.")
    if it.immutable:
        text = N_("Repository {name}, {where}, immutable: {used} of {size}.")
    return say(text, name=it.id, where=where, used=taken, size=size)


def repository(world: World, it: Repository) -> Iterator[str]:
    """A repository: what lies in it, and what comes when."""
    yield repository_line(world, it)
    rate = figures.grouped(it.speed // 1000)
    yield say(N_("It reads and writes {rate} MB/s, all copies together."), rate=rate)
    if it.store:
        yield say(N_("It lies on {store}, and goes with it."), store=it.store)
    if it.replicates_to:
        yield say(N_("What comes to it is copied on to {name}."), name=it.replicates_to)
    held = [each for each in world.backups.values() if each.repository == it.id]
    for guest in sorted({each.guest for each in held}):
        mine = sorted((each for each in held if each.guest == guest), key=lambda each: each.at)
        text = N_("  {guest}: {count} kept, the newest of {when}; proved by a restore: {proved}.")
        proved = say(N_("yes")) if any(each.proved is not None for each in mine) else say(N_("no"))
        when = figures.moment(mine[-1].at)
        yield say(text, guest=guest, count=len(mine), when=when, proved=proved)
        spoilt = sum(not each.usable for each in mine)
        if spoilt:
            yield say(N_("  {count} of them cannot be restored."), count=spoilt)
    for key in sorted(world.schedules):
        plan = world.schedules[key]
        if plan.repository == it.id:
            text = N_("  {guest} is backed up every {hours} h, next on {when}; {keep} are kept.")
            when = figures.moment(plan.due)
            yield say(text, guest=plan.guest, hours=plan.every, when=when, keep=plan.keep)


def kept(world: World, it: Guest) -> Iterator[str]:
    """Where a guest's folder lies, its snapshots, and its newest backups."""
    if it.store:
        yield say(N_("Its folder lies on {store}."), store=it.store)
    else:
        yield say(N_("Its folder lies on the disks of {host}."), host=it.host)
    if it.more or it.has_thin:
        for number, (disk, takes) in enumerate(
            zip(it.disks, taken(world, it, world.now), strict=True)
        ):
            text = N_("Its disk {number} has {size}; thin, it takes {takes}.")
            if not disk.thin:
                text = N_("Its disk {number} has {size}, and takes all of it.")
            sizes = {"size": figures.megabytes(disk.size), "takes": figures.megabytes(takes)}
            yield say(text, number=number, **sizes)
    for each in it.snapshots:
        yield say(N_("It has a snapshot, {name}: no backup, and it grows."), name=each.name)
    newest = {
        backup.repository: backup
        for backup in sorted(world.backups.values(), key=lambda each: each.at)
        if backup.guest == it.id and backup.usable
    }
    for name in sorted(newest):
        when = figures.moment(newest[name].at)
        yield say(N_("Backed up in {name} on {when}."), name=name, when=when)
    if not newest:
        yield say(N_("There is no backup of it."))
