"""Applications: software on non-volatile storage, loaded into memory, run by processors."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Megabytes, PerMille, Seconds
from dcgame.world.catalogue import PlatformKind
from dcgame.world.demand import Demand


class AppState(Enum):
    """``STOPPED`` was asked for or follows its machine; ``CRASHED`` fell on its own."""

    STOPPED = "stopped"
    LOADING = "loading"
    RUNNING = "running"
    CRASHED = "crashed"


@frozen(eq=False, slots=False)
class App:
    """One application on the server or guest named ``on``.

    ``size`` is read from disk to memory at each start; ``active`` is the memory that it touches;
    ``disk`` is what its data take. ``libraries`` are the versions it was built for;
    ``supported_on`` what its vendor answers for (empty: anything). ``data_lost`` is the entry
    that took its data, if one did.

    At its peak it asks for ``io`` accesses a second, of which ``writes`` per mille are writes; in
    between as much less as of the processor. Its data grow by ``growth`` megabytes a day while it
    runs, and have grown by ``grown`` until ``grown_at``.

    At its peak it exchanges ``traffic`` megabits a second with those who use it, in between as much
    less; where no switches stand nobody counts them.

    It rewrites ``changes`` megabytes of its data a day (0: a twentieth) while it runs; it has run
    for ``ran`` seconds until ``turned``, when it last began or ceased to. ``frozen`` is the entry
    since which it waits for a full datastore. Its data are ``corrupt``, or an update has left it
    ``broken``, since that entry and moment. ``sought`` is the entry since which its vendor,
    or somebody of one's own, looks for a fault that keeps it down. Those who use it sit at
    ``terminals`` where it runs, if there are some. ``required_by`` are the services of others that
    do not answer without it.
    """

    id: str
    service: str | None
    on: str
    demand: Demand
    size: Megabytes
    active: Megabytes
    disk: Megabytes = 20_000
    family: str = "linux"
    isa: str = "x86-64"
    libraries: tuple[tuple[str, str], ...] = ()
    supported_on: tuple[PlatformKind, ...] = ()
    wanted: bool = True
    state: AppState = AppState.STOPPED
    since: int | None = None
    ready_at: Seconds | None = None
    placed_entry: int | None = None
    surge_entry: int | None = None
    leaked: Megabytes = 0
    runaway: bool = False
    data_lost: int | None = None
    io: int = 0
    writes: PerMille = 300
    growth: Megabytes = 0
    grown: Megabytes = 0
    grown_at: Seconds = 0
    changes: Megabytes = 0
    ran: Seconds = 0
    turned: Seconds = 0
    frozen: int | None = None
    corrupt: int | None = None
    corrupt_at: Seconds = 0
    broken: int | None = None
    broken_at: Seconds = 0
    sought: int | None = None
    traffic: int = 0
    terminals: bool = False
    required_by: tuple[str, ...] = ()
