"""Facts about the mirror of a server's own disks."""

from attrs import frozen

from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.names import without
from dcgame.world.world import World


@frozen(eq=False)
class MirrorStale(Fact):
    """A new disk is in a server's mirror, and nothing is copied onto it yet."""

    says = N_("{disk} of {server} is new: its mirror must be copied onto it")
    server: str
    disk: str

    def apply(self, world: World, seq: int) -> World:
        stale = (*without(world.servers[self.server].stale, self.disk), self.disk)
        return world.change_server(self.server, stale=stale)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)


@frozen(eq=False)
class MirrorWhole(Fact):
    """Both disks of a server's mirror hold the same again."""

    says = N_("{disk} of {server} holds the same as its mirror again")
    server: str
    disk: str

    def apply(self, world: World, seq: int) -> World:
        stale = without(world.servers[self.server].stale, self.disk)
        return world.change_server(self.server, stale=stale)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)
