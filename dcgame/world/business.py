"""Customers who may come, prices that may rise, advisories with a deadline, and how one works."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Cents, Megabytes, PerMille, Seconds
from dcgame.world.demand import Demand
from dcgame.world.service import SlaClass


class OfferState(Enum):
    """``COMING`` is not known yet; ``LAPSED`` went elsewhere because nobody answered."""

    COMING = "coming"
    OPEN = "open"
    SIGNED = "signed"
    DECLINED = "declined"
    LAPSED = "lapsed"


@frozen(eq=False, slots=False)
class Offer:
    """A customer who wants a machine of that size for an application of that demand.

    ``revenue`` is paid a month. The answer is due at ``until``; once signed, the service has
    ``grace`` seconds before its promise counts.
    """

    id: str
    vcpu: int
    ram: Megabytes
    disk: Megabytes
    demand: Demand
    size: Megabytes
    active: Megabytes
    sla: SlaClass
    revenue: Cents
    until: Seconds
    grace: Seconds
    family: str = "linux"
    state: OfferState = OfferState.COMING
    since: int | None = None

    @property
    def guest(self) -> str:
        """The id of the guest in which it will live."""
        return f"{self.id}-vm"

    @property
    def app(self) -> str:
        """The id of its application."""
        return f"{self.id}-app"


@frozen(eq=False)
class Price:
    """What a platform's licence costs now, per mille of its list price."""

    id: str
    per_mille: PerMille
    since: int


@frozen(eq=False, slots=False)
class Advisory:
    """A hole in a platform, to be patched before ``deadline``; ``patched`` are the servers on
    which it was."""

    id: str
    deadline: Seconds
    since: int
    patched: tuple[str, ...] = ()


@frozen(eq=False)
class Policy:
    """How changes are made: with a checklist or without, and which entry decided it."""

    checklist: bool = False
    since: int | None = None


@frozen(eq=False)
class Rehearsal:
    """A change that was tried out beforehand (``id`` is ``verb/subject``), good until then."""

    id: str
    until: Seconds
