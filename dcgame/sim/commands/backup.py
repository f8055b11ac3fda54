"""Back a guest up to a repository now."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_a_guest, not_a_repository
from dcgame.sim.commands.storage_checks import folder_away
from dcgame.sim.commands.store_checks import vault_unheard
from dcgame.sim.gauges.stores import free
from dcgame.sim.wakes.backing import backup_size, begin_backup
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class MakeBackup(Command):
    """``backup web-1 to vault``"""

    verb = "backup"
    does = N_("Back a guest up to a repository")
    group = "protection"

    guest: str = argument("guest")
    to: str = argument("repository", "to")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.guest)
            or not_a_repository(world, self.to)
            or busy(world, self.guest)
        )
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        refusal = folder_away(world, guest) or vault_unheard(world, self.to, guest.host)
        if refusal:
            return refusal
        need, left = backup_size(world, guest, self.to) // 1000, free(world, self.to)
        if need > left:
            return refuse(
                N_("{repository} has {free} MB left, and {need} MB are needed"),
                N_("keep fewer backups there, or choose another repository"),
                repository=self.to,
                free=left,
                need=need,
            )
        return begin_backup(world, guest, world.repositories[self.to])
