"""Repositories, schedules, backups and snapshots, as a level describes them."""

from typing import Any

from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.kinds import ID, Choice, Field, Flag, Moment, Table, Tables, Whole
from dcgame.campaign.level import Level
from dcgame.campaign.locate import Path
from dcgame.campaign.protection_specs import (
    BackupSpec,
    RepositorySpec,
    ScheduleSpec,
    SnapshotSpec,
)
from dcgame.campaign.review import Review
from dcgame.kernel.agenda import Timer
from dcgame.kernel.units import DAY, HOUR, Megabytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.wakes.backing import BackupDue
from dcgame.sim.wakes.filling import SpaceLook
from dcgame.words import N_, say
from dcgame.world.backup import APPLIANCE, HEIGHT, Backup, Place, Repository, Schedule, appliance
from dcgame.world.floorplan import free_unit
from dcgame.world.folder import Snapshot
from dcgame.world.world import World

_PLACES = Choice(tuple(place.value for place in Place))
EVENING_BEFORE: Seconds = 2 * HOUR
"""How long before the game the backups were made with which it begins."""

REPOSITORY = Table(
    RepositorySpec,
    (
        Field("id", ID),
        Field("size_mb", Whole(1, 1_000_000_000)),
        Field("megabytes_per_second", Whole(1, 100_000), 200),
        Field("place", _PLACES, "local"),
        Field("immutable", Flag(), False),
        Field("replicates_to", ID, ""),
        Field("rack", ID, ""),
        Field("store", ID, ""),
        Field("spoils", Flag(), False),
    ),
)
SCHEDULE = Table(
    ScheduleSpec,
    (
        Field("guest", ID),
        Field("repository", ID),
        Field("every_hours", Whole(1, 744), 24),
        Field("first", Moment(), 2 * HOUR),
        Field("keep", Whole(1, 365), 7),
    ),
)
BACKUP = Table(
    BackupSpec, (Field("guest", ID), Field("repository", ID), Field("bad", Flag(), False))
)
SNAPSHOT = Table(
    SnapshotSpec,
    (
        Field("guest", ID),
        Field("name", ID),
        Field("size_mb", Whole(0, 1_000_000_000), 0),
        Field("days_ago", Whole(0, 3_650), 0),
    ),
)

FIELDS = (
    Field("repositories", Tables(REPOSITORY), ()),
    Field("schedules", Tables(SCHEDULE), ()),
    Field("backups", Tables(BACKUP), ()),
    Field("snapshots", Tables(SNAPSHOT), ()),
)


def check(review: Review) -> None:
    """Whether everything refers to guests and repositories that there are."""
    for path, spec in review.each("repositories"):
        if spec.replicates_to:
            _refers(review, (*path, "replicates_to"), spec.replicates_to)
        if spec.rack:
            review.refers((*path, "rack"), spec.rack, say(N_("the id of a rack")), "racks")
        if spec.store:
            text = say(N_("the id of a LUN or of a server"))
            review.refers((*path, "store"), spec.store, text, "luns", "servers")
    for section in ("schedules", "backups"):
        for path, spec in review.each(section):
            _guest(review, path, spec.guest)
            _refers(review, (*path, "repository"), spec.repository)
    for path, spec in review.each("snapshots"):
        _guest(review, path, spec.guest)


def _guest(review: Review, path: Path, name: str) -> None:
    review.refers((*path, "guest"), name, say(N_("the id of a guest")), "guests")


def _refers(review: Review, path: Path, name: str) -> None:
    review.refers(path, name, say(N_("the id of a repository")), "repositories")


def furnish(world: World, level: Level) -> World:
    """Repositories with what lies in them, snapshots, and the timers of what is scheduled."""
    for place in level.repositories:
        world = world.put("repositories", _repository(world, place))
    for number, kept in enumerate(level.backups, start=1):
        world = world.put("backups", _backup(world, kept, number))
    for plan in level.schedules:
        key = f"{plan.guest}/{plan.repository}"
        made = Schedule(key, plan.guest, plan.repository, plan.every_hours, plan.first, plan.keep)
        world = _later(world.put("schedules", made), f"schedule/{key}", made.due, key)
    for number, snapshot in enumerate(level.snapshots):
        later = [each for each in level.snapshots[number:] if each.guest == snapshot.guest]
        world = _with_snapshot(world, snapshot, sum(each.size_mb for each in later))
    return world


def _repository(world: World, spec: RepositorySpec) -> Repository:
    return Repository(
        spec.id,
        spec.size_mb,
        spec.megabytes_per_second * 1000,
        Place(spec.place),
        spec.immutable,
        spec.replicates_to,
        rack=spec.rack,
        unit=(free_unit(world, spec.rack, HEIGHT) or 0) if spec.rack else 0,
        parts=appliance() if spec.rack else (),
        store=spec.store,
        spoils=spec.spoils,
    )


def _backup(world: World, spec: BackupSpec, number: int) -> Backup:
    guest = world.guests[spec.guest]
    return Backup(
        id=f"{spec.guest}@{spec.repository}/{number}",
        guest=spec.guest,
        repository=spec.repository,
        number=number,
        at=-EVENING_BEFORE,
        full=disks_size(world, guest),
        change=disks_size(world, guest),
        entry=0,
        written=tuple((app, 0) for app in guest.apps),
        bad=0 if spec.bad else None,
    )


def _later(world: World, timer: str, due: Seconds, schedule: str) -> World:
    return changed(world, agenda=world.agenda.set(Timer(timer, due, BackupDue(schedule))))


def _with_snapshot(world: World, spec: SnapshotSpec, since: Megabytes) -> World:
    """``since`` is what the guest has written since then, all by its first application; its
    datastore is looked at in the first second."""
    guest = world.guests[spec.guest]
    written = tuple((app, -since if place == 0 else 0) for place, app in enumerate(guest.apps))
    taken = Snapshot(spec.name, -spec.days_ago * DAY, 0, written)
    world = world.change_guest(guest.id, snapshots=(*guest.snapshots, taken))
    store = world.store_of(guest)
    timer = Timer(f"look/space/{store}", 0, SpaceLook(store))
    return changed(world, agenda=world.agenda.set(timer))


def _parts(spec: Any) -> tuple[str, ...]:
    return tuple(name for name, _ in APPLIANCE) if spec.rack else ()


PROTECTION = Equipment(FIELDS, check, furnish, {"repositories": _parts})
