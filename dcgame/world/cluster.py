"""Clusters: hosts that restart each other's guests, and agree on who may."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import PerMille, Seconds

OUTSIDE = "outside"
"""A witness at another site, which no trouble of this room reaches."""


class Balance(Enum):
    """Whether guests are moved off a host that is short: not, advised only, by itself."""

    OFF = "off"
    MANUAL = "manual"
    AUTO = "auto"


class Isolation(Enum):
    """What a host without quorum does with its guests once its watchdog has run out; where nobody
    votes, what one does that hears nobody."""

    LEAVE_ON = "leave-on"
    POWER_OFF = "power-off"
    SHUT_DOWN = "shut-down"


class Relation(Enum):
    """How a guest is to stand to another guest, or to a host."""

    APART = "apart"
    TOGETHER = "together"
    PINNED = "pinned"


@frozen(eq=False, slots=False)
class HaPolicy:
    """Detection, then a pause to verify and place, then restarts in batches by priority.

    Defaults (domain data, section 3, and section 13, formula 6): 18 s until a secondary is
    declared dead and 50 s for the primary, 15 s to place, batches of 32 every 10 s. ``storm`` is
    how much of its host's load slows a restart down; with ``spread`` the least loaded host is
    chosen, else the first. Where nobody has said how much, it keeps ``admission`` of the memory
    free: 25 %.

    ``votes``: only a majority may restart, and a host without one resets itself after
    ``watchdog``. Without them whoever hears a host fall silent asks the shared storage whether it
    lives, two hosts are enough, and ``watchdog`` is how long a host that hears nobody keeps its
    guests: 30 s until it takes itself for isolated and 30 more (domain data, section 3, for a
    secondary; the delay: vSphere API, IsolationResponse).
    """

    detection: Seconds = 18
    placement: Seconds = 15
    batch: int = 32
    batch_gap: Seconds = 10
    primary_detection: Seconds = 50
    watchdog: Seconds = 60
    storm: PerMille = 1000
    spread: bool = True
    admission: PerMille = 250
    votes: bool = False


WATCHDOG = HaPolicy(detection=105, primary_detection=105, admission=0, votes=True)
"""Nodes vote, and are only given up once their watchdog must have reset them: 120 s in all
(PVE)."""

POLICIES: dict[str, HaPolicy] = {"on": HaPolicy(), "watchdog": WATCHDOG}
"""How high availability may be set, beside ``off``."""


@frozen(eq=False, slots=False)
class Affinity:
    """``guest`` stands so to ``other``; ``since`` is the entry that made, or dropped, the rule."""

    relation: Relation
    guest: str
    other: str
    since: int | None = None

    def joins(self, one: str, other: str) -> bool:
        """Whether it is about those two."""
        return {self.guest, self.other} == {one, other}


@frozen(eq=False, slots=False)
class Cluster:
    """``members`` in id order; without ``ha`` nothing is restarted elsewhere.

    ``quorum``: only a majority of votes may act, and who has none fences itself, unless its
    ``ha`` counts no votes; each member has a vote, and so has the ``witness`` (a server that is
    no member, or ``outside``).
    ``admission`` is the share of memory kept free for restarts, ``evc`` the year whose processor
    features guests are shown (0: all). ``locks``: shared storage keeps a guest that runs from
    being started a second time. ``own_network``: heartbeats share their wires with nobody.

    ``sides`` names, for members that the others do not hear, with whom they are: members of one
    name hear each other. ``without`` are those known to have no quorum. Each ``..._entry`` is
    what put that setting in its condition; ``dropped`` are rules that once were, with the entry
    that ended them.
    """

    id: str
    members: tuple[str, ...]
    ha: HaPolicy | None = None
    quorum: bool = True
    witness: str = ""
    admission: PerMille = 0
    balance: Balance = Balance.OFF
    isolation: Isolation = Isolation.POWER_OFF
    evc: int = 0
    locks: bool = True
    own_network: bool = True
    rules: tuple[Affinity, ...] = ()
    dropped: tuple[Affinity, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
    cut_entry: int | None = None
    quorum_lost_entry: int | None = None
    ha_entry: int | None = None
    quorum_entry: int | None = None
    witness_entry: int | None = None
    admission_entry: int | None = None
    balance_entry: int | None = None
    isolation_entry: int | None = None
    evc_entry: int | None = None
    network_entry: int | None = None

    @property
    def counts_votes(self) -> bool:
        """Whether a majority is asked for: also without high availability, but not where that
        leans on the locks of shared storage instead."""
        return self.quorum and not self.leans_on_locks

    @property
    def leans_on_locks(self) -> bool:
        """Whether its high availability asks shared storage, not votes, who may start what."""
        return self.ha is not None and not self.ha.votes

    def side(self, member: str) -> str:
        """The name of the side on which a member is; empty where most are."""
        return next((side for name, side in self.sides if name == member), "")

    def beside(self, member: str) -> tuple[str, ...]:
        """The members that hear this one, itself among them."""
        side = self.side(member)
        return tuple(name for name in self.members if self.side(name) == side)
