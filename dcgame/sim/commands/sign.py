"""Sign a contract: the customer gets a guest on a host, and a promise."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    does_not_fit,
    eats_reserve,
    in_maintenance,
    name_taken,
    no_hypervisor,
    wrong_isa,
)
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.commands.storage_checks import no_room
from dcgame.sim.facts.business import AppInstalled, ContractSigned
from dcgame.sim.facts.guests import GuestCreated
from dcgame.sim.facts.services import ServiceDown
from dcgame.sim.gauges.memory import required
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import start_guest
from dcgame.words import N_
from dcgame.world.business import Offer, OfferState
from dcgame.world.guest import Guest
from dcgame.world.world import World

SYSTEM_DISK: Megabytes = 20_000


@frozen
class Sign(Command):
    """``sign bakery on esx-1``, ``sign bakery on esx-1 store lun-1``; without a datastore the
    folder lies on the disks of its host, and no other host can start it."""

    verb = "sign"
    does = N_("Sign a contract and give the customer a guest")
    group = "business"

    offer: str = argument("offer")
    host: str = argument("host", "on")
    store: str = argument("store", "store", "")

    def decide(self, world: World) -> Refused | Effects:
        closed = not_open(world, self.offer)
        if closed:
            return closed
        offer = world.offers[self.offer]
        refusal = (
            no_hypervisor(world, self.host)
            or in_maintenance(world, self.host)
            or name_taken(world, offer.guest)
            or name_taken(world, offer.app)
        )
        if refusal:
            return refusal
        host = world.servers[self.host]
        guest = Guest(offer.guest, self.host, offer.vcpu, offer.ram, _disk(offer), store=self.store)
        return (
            wrong_isa(host, guest)
            or does_not_fit(world, host, guest)
            or eats_reserve(world, self.host, required(world, guest))
            or no_room(world, host, self.store, guest.disk)
            or _signed(world, offer, guest)
        )


def _disk(offer: Offer) -> Megabytes:
    return SYSTEM_DISK + offer.disk


def _signed(world: World, offer: Offer, guest: Guest) -> Effects:
    yield ContractSigned(offer.id)
    yield ServiceDown(offer.id)
    yield GuestCreated(
        guest=guest.id,
        host=guest.host,
        vcpu=guest.vcpu,
        ram=guest.ram,
        disk=guest.disk,
        tools=True,
        family=offer.family,
        autostart=True,
        store=guest.store,
    )
    yield AppInstalled(offer.app, guest.id, offer.id)
    yield start_guest(world, guest.id)


def not_open(world: World, offer_id: str) -> Refused | None:
    """There is such an offer, and it waits for an answer."""
    offer = world.offers.get(offer_id)
    if offer is None or offer.state is OfferState.COMING:
        waiting = [
            each for each in sorted(world.offers) if world.offers[each].state is OfferState.OPEN
        ]
        reason = N_("nobody called {name} has asked for anything")
        return none_of_that_name(reason, offer_id, waiting)
    if offer.state is OfferState.OPEN:
        return None
    return refuse(
        N_("{name} waits for no answer any more"), N_("choose an offer that is open"), name=offer_id
    )
