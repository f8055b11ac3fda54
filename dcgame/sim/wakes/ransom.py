"""An extortionist goes from guest to guest, until he is locked out."""

from attrs import frozen

from dcgame.kernel.units import HOUR, MINUTE, Seconds
from dcgame.sim.facts.damage import GuestEncrypted, IntruderLockedOut
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

A_GUEST: Seconds = 10 * MINUTE
"""What he needs for each guest (game constant)."""
LOCKED_OUT: Seconds = 2 * HOUR
"""After so long every key has been changed, and his work no longer (game constant)."""


@frozen(eq=False)
class Encrypts(Wake):
    """He encrypts the guest ``first``; then every ten minutes one of the same ``family`` of systems
    that runs, also one that has just been restored, ``until`` he is locked out. One that is
    stopped he does not reach."""

    first: str
    family: str
    until: Seconds

    def decide(self, world: World) -> Effects:
        if world.now >= self.until:
            yield IntruderLockedOut(self.first)
            return
        found = self._within_reach(world)
        if found:
            yield GuestEncrypted(found[0])
        yield Later(f"ransom/{self.first}", min(self.until, world.now + A_GUEST), self)

    def _within_reach(self, world: World) -> list[str]:
        """The first one first, the others by name."""
        found = [name for name in sorted(world.guests) if self._reaches(world.guests[name])]
        return sorted(found, key=lambda name: (name != self.first, name))

    def _reaches(self, guest: Guest) -> bool:
        runs = guest.state is GuestState.RUNNING and guest.data_lost is None
        return runs and guest.family == self.family
