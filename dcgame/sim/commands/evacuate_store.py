"""Move every folder from a datastore to another, in waves."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.commands.store_checks import no_target
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.stores import kind_of, lying_on, stores
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.moving import (
    AT_ONCE,
    evacuation_key,
    evacuation_time,
    may_move,
    next_wave,
    room_on,
)
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class EvacuateStore(Command):
    """``evacuate-store lun-1 to pool-1 at-once 4``"""

    verb = "evacuate-store"
    does = N_("Move everything from a datastore to another, in waves")
    group = "storage"

    store: str = argument("any-store")
    to: str = argument("any-store", "to")
    at_once: int = argument("count", "at-once", 4)

    def decide(self, world: World) -> Refused | Effects:
        refusal = busy(world, self.store) or self._impossible(world)
        if refusal:
            return refusal
        guests = lying_on(world, self.store)
        for guest in guests:
            refusal = no_target(world, guest, self.to)
            if refusal:
                return refusal
        need, left = sum(folder_size(world, guest) for guest in guests), room_on(world, self.to)
        if need > left:
            return refuse(
                N_("{store} may take {free} MB more, and {need} MB are needed"),
                N_("make it bigger, add a node, or delete what nobody needs"),
                store=self.to,
                free=max(0, left),
                need=need,
            )
        if not any(may_move(world, guest, self.to) for guest in guests):
            return refuse(
                N_("nothing on {store} can be moved now"),
                N_("wait until its guests are up and their other copies are done"),
                store=self.store,
            )
        return self._begun(world)

    def _impossible(self, world: World) -> Refused | None:
        for name in (self.store, self.to):
            if kind_of(world, name) is None:
                return none_of_that_name(N_("there is no datastore {name}"), name, stores(world))
        if self.store == self.to:
            return refuse(N_("{store} cannot be evacuated to itself"), store=self.store)
        if not 1 <= self.at_once <= AT_ONCE:
            return refuse(
                N_("a datastore takes {most} moves at once"),
                N_("say 1 to {most}"),
                most=AT_ONCE,
            )
        if not lying_on(world, self.store):
            return refuse(N_("no guest lies on {store}"), store=self.store)
        return None

    def _begun(self, world: World) -> Effects:
        due = world.now + evacuation_time(world, self.store, self.to)
        key = evacuation_key(self.store)
        yield JobBegun(self.store, JobKind.EVACUATE, key, self.to, due, str(self.at_once))
        yield from next_wave(world, self.store, self.to, self.at_once)
