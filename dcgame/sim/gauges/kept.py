"""What is kept in repositories: which backups of whom, and what they take."""

from dcgame.kernel.units import Megabytes, Seconds
from dcgame.world.backup import Backup
from dcgame.world.world import World


def backups_of(world: World, guest: str, repository: str = "") -> tuple[Backup, ...]:
    """The backups of a guest, in one repository or in all of them, oldest first."""
    found = [
        world.backups[name]
        for name in sorted(world.backups)
        if world.backups[name].guest == guest and repository in ("", world.backups[name].repository)
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.number, each.repository)))


def next_number(held: tuple[Backup, ...]) -> int:
    """The number of the next backup of a guest in a repository which holds those."""
    return 1 + max((each.number for each in held), default=0)


def newest(world: World, guest: str, repository: str, by: Seconds) -> Backup | None:
    """The newest backup of a guest in a repository, of that moment or before it, that may be of
    use."""
    found = [each for each in backups_of(world, guest, repository) if each.usable and each.at <= by]
    return found[-1] if found else None


def copied_on(world: World, backup: Backup, repository: str) -> Megabytes:
    """What is copied of a backup to another repository: all of it where there is none of that
    guest, else what changed, or what the newest one there lacks if that is more."""
    there = backups_of(world, backup.guest, repository)
    return max(backup.change, backup.full - there[-1].full) if there else backup.full


def stored(world: World, repository: str) -> Megabytes:
    """What a repository's backups take: of each guest one whole copy, and what others changed,
    also where such a one came from elsewhere and is older."""
    seen: set[str] = set()
    total = 0
    held = [
        world.backups[name]
        for name in sorted(world.backups)
        if world.backups[name].repository == repository
    ]
    for each in sorted(held, key=lambda each: (each.guest, each.change < each.full, each.at)):
        total += each.change if each.guest in seen else each.full
        seen.add(each.guest)
    return total
