"""Deploy a guest from a template: a copied folder with an identity of its own."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    busy,
    name_taken,
    no_hypervisor,
    not_a_guest,
)
from dcgame.sim.commands.copies import Copy, begin_copy
from dcgame.sim.commands.storage_checks import folder_away, no_room
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.growth import written
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Deploy(Command):
    """``deploy base as web-2 on esx-2 store lun-1``"""

    verb = "deploy"
    does = N_("Make a new guest from a template")
    group = "guest"

    template: str = argument("template")
    name: str = argument("new", "as")
    host: str = argument("host", "on")
    store: str = argument("store", "store", "")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.template)
            or busy(world, self.template)
            or name_taken(world, self.name)
            or no_hypervisor(world, self.host)
        )
        if refusal:
            return refusal
        template = world.guests[self.template]
        if not template.template:
            return refuse(
                N_("{name} is no template"),
                N_("make it one first: template {name}"),
                name=template.id,
            )
        size, blocks = folder_size(world, template), written(world, template, world.now)
        refusal = folder_away(world, template) or no_room(
            world, world.servers[self.host], self.store, size, blocks
        )
        return refusal or begin_copy(
            world,
            Copy(
                JobKind.DEPLOY,
                self.template,
                self.host,
                kilobytes=size * 1000,
                source=template.host,
                detail=self.name,
                store=self.store,
            ),
        )
