"""An extortionist goes from guest to guest."""

from attrs import frozen

from dcgame.kernel.units import MINUTE, Seconds
from dcgame.sim.facts.damage import GuestEncrypted
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

A_GUEST: Seconds = 10 * MINUTE
"""What he needs for each guest (game constant)."""


@frozen(eq=False)
class Encrypts(Wake):
    """``guest`` is encrypted now, if it still runs; then the next one of the same family of
    systems, each once. One that is stopped he does not reach."""

    first: str
    guest: str
    done: tuple[str, ...]

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        if guest is not None and _within_reach(guest):
            yield GuestEncrypted(guest.id)
        done = (*self.done, self.guest)
        following = self._next(world, done)
        if following:
            wake = Encrypts(self.first, following, done)
            yield Later(f"ransom/{self.first}", world.now + A_GUEST, wake)

    def _next(self, world: World, done: tuple[str, ...]) -> str:
        first = world.guests.get(self.first)
        family = first.family if first else ""
        found = [
            name
            for name in sorted(world.guests)
            if name not in done
            and world.guests[name].family == family
            and _within_reach(world.guests[name])
        ]
        return found[0] if found else ""


def _within_reach(guest: Guest) -> bool:
    return guest.state is GuestState.RUNNING and guest.data_lost is None
