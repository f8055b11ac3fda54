"""Facts about what a guest may claim of its host."""

from attrs import frozen

from dcgame.kernel.units import Megabytes, Millicores
from dcgame.sim.facts.guests import GuestFact
from dcgame.words import N_
from dcgame.world.guest import Shares
from dcgame.world.world import World


@frozen(eq=False)
class SharesSet(GuestFact):
    """What it weighs when its host has too little processor."""

    says = N_("Shares of {guest}: {shares}")
    shares: Shares

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, shares=self.shares, claim_entry=seq)


@frozen(eq=False)
class ReservationSet(GuestFact):
    """What is its own whatever the others ask for."""

    says = N_("Reserved for {guest}: {cpu} millicores and {ram} MB")
    cpu: Millicores
    ram: Megabytes

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(
            self.guest, reserved_cpu=self.cpu, reserved_ram=self.ram, claim_entry=seq
        )


@frozen(eq=False)
class LimitSet(GuestFact):
    """All that it may take, however idle its host is; 0 for no limit."""

    says = N_("Limit of {guest}: {cpu} millicores")
    cpu: Millicores

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, cpu_limit=self.cpu, claim_entry=seq)
