"""Backups of a guest: which there are, and whether they keep the rule 3-2-1-1-0.

Three copies (the original counts), on two media, one elsewhere, one that nobody can change, and no
error in a restore that was tried (domain data, section 11).
"""

from attrs import frozen

from dcgame.kernel.units import Seconds, ceiling
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.gauges.kept import backups_of
from dcgame.sim.gauges.stores import speed
from dcgame.sim.gauges.vaults import is_off_site
from dcgame.world.backup import Repository
from dcgame.world.guest import Guest
from dcgame.world.world import World

COPIES = 3
MEDIA = 2


@frozen
class Protection:
    """How a guest is protected: ``copies`` with the original, on so many ``media``; ``behind``
    is how much work would be lost now (RPO), ``back_in`` how long a restore takes (RTO)."""

    copies: int = 1
    media: int = 1
    elsewhere: bool = False
    immutable: bool = False
    tested: bool = False
    behind: Seconds | None = None
    back_in: Seconds | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing of 3-2-1-1-0 is missing."""
        enough = self.copies >= COPIES and self.media >= MEDIA
        return enough and self.elsewhere and self.immutable and self.tested


def protection_of(world: World, guest: Guest) -> Protection:
    """How a guest is protected now, as far as anybody knows."""
    usable = [each for each in backups_of(world, guest.id) if each.usable]
    if not usable:
        return Protection()
    kept = [world.repositories[name] for name in sorted({each.repository for each in usable})]
    last = usable[-1]
    return Protection(
        copies=1 + len(kept),
        media=1 + len(kept),
        elsewhere=any(is_off_site(world, each) for each in kept),
        immutable=any(each.immutable for each in kept),
        tested=any(each.proved is not None for each in usable),
        behind=world.now - last.at,
        back_in=restore_time(world, guest, world.repositories[last.repository]),
    )


def restore_time(world: World, guest: Guest, repository: Repository) -> Seconds:
    """Seconds to read a guest's disk back from a repository, were the network free."""
    rate = min(repository.speed, speed(world, world.store_of(guest)))
    return ceiling(disks_size(world, guest) * 1000, max(1, rate))
