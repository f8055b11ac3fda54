"""Facts about customers, vendors, and how changes are made."""

from attrs import frozen

from dcgame.kernel.units import PerMille, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.app import App
from dcgame.world.business import Advisory, OfferState, Policy, Price, Rehearsal
from dcgame.world.service import Service, SlaClass, Window
from dcgame.world.story import Phase, Story
from dcgame.world.world import World


@frozen(eq=False)
class _OfferFact(Fact):
    offer: str


@frozen(eq=False)
class OfferMade(_OfferFact):
    """A customer asks; the answer is due at ``due``."""

    says = N_("{offer} asks for a place in the room, and wants an answer until {due}")
    alarm = "business"
    due: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter("offers", self.offer, state=OfferState.OPEN, since=seq)


@frozen(eq=False)
class OfferDeclined(_OfferFact):
    """The customer was sent away."""

    says = N_("{offer} is declined")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("offers", self.offer, state=OfferState.DECLINED, since=seq)


@frozen(eq=False)
class OfferLapsed(_OfferFact):
    """Nobody answered in time."""

    says = N_("{offer} has waited long enough and goes elsewhere")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("offers", self.offer, state=OfferState.LAPSED, since=seq)


@frozen(eq=False)
class ContractSigned(_OfferFact):
    """A new service, promised from the end of its days of grace on."""

    says = N_("The contract with {offer} is signed")

    def apply(self, world: World, seq: int) -> World:
        offer = world.offers[self.offer]
        service = Service(
            id=offer.id,
            apps=(offer.app,),
            sla=offer.sla,
            revenue=offer.revenue,
            since=seq,
            changed_at=world.now,
            windows=(Window(world.now, world.now + offer.grace),),
            opened=world.now,
            contract=seq,
        )
        return world.alter("offers", self.offer, state=OfferState.SIGNED, since=seq).with_service(
            service
        )


@frozen(eq=False)
class AppInstalled(Fact):
    """A customer's application is installed in the guest ``on``."""

    says = N_("{app} is installed in {on}")
    app: str
    on: str
    offer: str

    def apply(self, world: World, seq: int) -> World:
        offer = world.offers[self.offer]
        app = App(
            id=self.app,
            service=offer.id,
            on=self.on,
            demand=offer.demand,
            size=offer.size,
            active=offer.active,
            disk=offer.disk,
            family=offer.family,
            since=seq,
            placed_entry=seq,
        )
        guest = world.guests[self.on]
        return world.change_guest(self.on, apps=(*guest.apps, self.app)).with_app(app)

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.on].host,)


@frozen(eq=False)
class MonthClosed(Fact):
    """The month of a service is over; what it is owed has been credited."""

    says = N_("The month of {service} is closed")
    service: str
    down: Seconds
    credit: int

    def apply(self, world: World, seq: int) -> World:
        service = world.services[self.service]
        return world.change_service(
            self.service,
            month_from=world.now,
            month_down=self.down,
            credited=service.credited + self.credit,
        )


@frozen(eq=False)
class ContractLost(Fact):
    """The customer had enough: a month below 95 %."""

    says = N_("{service} has cancelled its contract")
    alarm = "business"
    service: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_service(
            self.service, revenue=0, sla=SlaClass.NONE, lost_entry=seq, contract=None
        )


@frozen(eq=False)
class PriceRaised(Fact):
    """A vendor's new owner has a new price list."""

    says = N_("Licences of {platform} now cost {per_mille} of their list price")
    alarm = "business"
    platform: str
    per_mille: PerMille

    def apply(self, world: World, seq: int) -> World:
        return world.put("prices", Price(self.platform, self.per_mille, seq))


@frozen(eq=False)
class LicenceExpired(Fact):
    """What runs goes on; nothing more may be started there."""

    says = N_("The licence of {server} has expired")
    alarm = "business"
    server: str

    def apply(self, world: World, seq: int) -> World:
        platform = world.servers[self.server].platform
        if platform is None:
            return world
        expired = changed(platform, licence_expired=seq, licence_until=None)
        return world.change_server(self.server, platform=expired)


@frozen(eq=False)
class LicenceRenewed(Fact):
    """It may start guests again."""

    says = N_("The licence of {server} is renewed until {until}")
    server: str
    until: Seconds

    def apply(self, world: World, seq: int) -> World:
        platform = world.servers[self.server].platform
        if platform is None:
            return world
        renewed = changed(platform, licence_expired=None, licence_until=self.until)
        return world.change_server(self.server, platform=renewed)


@frozen(eq=False)
class AuditFailed(Fact):
    """A vendor found servers that run without a licence."""

    says = N_("The auditors of {platform} found {servers} servers without a licence")
    alarm = "business"
    platform: str
    servers: int

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class AdvisoryPublished(Fact):
    """A hole in a platform is public; it will be used from ``deadline`` on."""

    says = N_("A hole in {platform} is public; patch it before {deadline}")
    alarm = "business"
    platform: str
    deadline: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.put("advisories", Advisory(self.platform, self.deadline, seq))


@frozen(eq=False)
class HolePatched(Fact):
    """A server no longer has the hole."""

    says = N_("{server} is patched against the hole in {platform}")
    server: str
    platform: str

    def apply(self, world: World, seq: int) -> World:
        patched = world.advisories[self.platform].patched
        return world.alter("advisories", self.platform, patched=(*patched, self.server))


@frozen(eq=False)
class AdvisoryClosed(Fact):
    """The deadline has passed."""

    says = N_("The deadline for the hole in {platform} has passed")
    platform: str

    def apply(self, world: World, seq: int) -> World:
        return world.take_away("advisories", self.platform)


@frozen(eq=False)
class HostBroken(Fact):
    """Somebody came in through a hole that was known: the server is taken off."""

    says = N_("Somebody came in through the hole in {server}; security takes it away for a day")
    alarm = "host"
    server: str

    def apply(self, world: World, seq: int) -> World:
        return world

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)


@frozen(eq=False)
class ChecklistSet(Fact):
    """Whether changes are made with a checklist."""

    says = N_("Changes are made with a checklist: {checklist}")
    checklist: bool

    def apply(self, world: World, seq: int) -> World:
        return changed(world, policy=Policy(self.checklist, seq))


@frozen(eq=False)
class ChangeRehearsed(Fact):
    """A change was tried out on a copy."""

    says = N_("The change {change} was rehearsed on a copy")
    change: str
    until: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.put("rehearsals", Rehearsal(self.change, self.until))


@frozen(eq=False)
class ChangeWentWrong(Fact):
    """A change did what nobody wanted: in this ``way``, to ``hit``."""

    says = N_("The change {change} on {subject} has gone wrong")
    alarm = "host"
    subject: str
    change: str
    way: str
    hit: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class DemandGrew(Fact):
    """A customer wants more than before, for good, from slot ``first`` on."""

    says = N_("{service} has grown to {per_mille} of what it was")
    alarm = "business"
    service: str
    per_mille: PerMille

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class StoryTurned(Fact):
    """The pace of trouble changes; nobody is told."""

    says = N_("The pace of trouble: {phase}")
    phase: Phase

    def apply(self, world: World, seq: int) -> World:
        return changed(world, story=Story(self.phase, world.now))
