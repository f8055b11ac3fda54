"""Work that lasts: copies, installations, repairs, deliveries."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Kilobytes, Seconds


class JobKind(Enum):
    """What is being done; each has its own completion in ``sim.wakes``."""

    CONVERT = "convert"
    MIGRATE = "migrate"
    CLONE = "clone"
    DEPLOY = "deploy"
    RELOCATE = "relocate"
    BACKUP = "backup"
    RESTORE = "restore"
    TEST = "test"
    REPLICATE = "replicate"
    CONSOLIDATE = "consolidate"
    INSTALL = "install"
    PATCH = "patch"
    REPLACE = "replace"
    DELIVER = "deliver"
    SPARE = "spare"
    CABLE = "cable"
    MOVE = "move"
    BREAKER = "breaker"
    BYPASS = "bypass"
    REFUEL = "refuel"
    CALL = "call"
    ON_SITE = "on-site"
    LIVE = "live"
    EMPTY = "empty"
    AGENT = "agent"
    STORE = "move-storage"
    EVACUATE = "evacuate-store"
    POOL = "pool"
    RESYNC = "resync"
    REBUILD = "rebuild"
    RESHAPE = "reshape"
    INFLATE = "inflate"
    ENLARGE = "enlarge"
    FIRMWARE = "firmware"
    SHUTDOWN = "shutdown"


@frozen(eq=False, slots=False)
class Job:
    """``subject`` is worked on, towards ``goal``; ``detail`` is a name or a part.

    A copy over the shared network has ``left`` kilobytes at ``counted_at`` and moves at
    ``rate`` kilobytes a second, so its ``due`` shifts when others join or leave the link.
    ``over`` are the links that it shares with others (``port/esx-1``, ``uplink/tor-a``);
    ``cap`` is what its disks can do; ``store`` the datastore that it fills (empty: the disks of its
    goal). Work on disks is
    paced in the same way; other work has a ``due`` that does not move.

    A live migration sends memory in rounds, each what was written (``dirty`` kilobytes a second)
    during the one before; ``forced`` stops a guest that outruns it.

    A folder that is copied arrives with its disks ``thin`` or ``thick``, if its ``form`` says so.
    """

    key: str
    kind: JobKind
    subject: str
    goal: str
    begun: Seconds
    due: Seconds
    entry: int
    detail: str = ""
    total: Kilobytes = 0
    left: Kilobytes = 0
    rate: Kilobytes = 0
    cap: Kilobytes = 0
    counted_at: Seconds = 0
    stop: Seconds = 0
    cutover: bool = False
    dirty: Kilobytes = 0
    forced: bool = False
    store: str = ""
    over: tuple[str, ...] = ()
    form: str = ""

    @property
    def net_rate(self) -> Kilobytes:
        """Kilobytes a second by which what is left shrinks: not at all while a guest dirties
        its memory as fast as it is sent."""
        return max(0, self.rate - self.dirty)

    def left_at(self, now: Seconds) -> Kilobytes:
        """Kilobytes still to be copied."""
        return max(0, self.left - self.net_rate * (now - self.counted_at))

    def round_at(self, now: Seconds) -> int:
        """Which round of pre-copy is under way, from 1: round ``n`` begins when ``λ^(n−1)`` of
        the memory is left, ``λ`` being what is dirtied for each kilobyte sent."""
        left, begins, number = self.left_at(now), self.total, 1
        while self.net_rate and self.dirty and begins * self.dirty // self.rate >= left > 0:
            begins = begins * self.dirty // self.rate
            number += 1
        return number

    def done_per_mille(self, now: Seconds) -> int:
        """How much of the work is done."""
        if self.total:
            return (self.total - self.left_at(now)) * 1000 // self.total
        span = max(1, self.due - self.begun)
        return min(1000, max(0, now - self.begun) * 1000 // span)


def shutdown_key(guest: str) -> str:
    """The key of the work of a guest that shuts down."""
    return f"{JobKind.SHUTDOWN.value}/{guest}"
