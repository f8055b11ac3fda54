"""What began some time ago gets worse."""

from attrs import frozen

from dcgame.kernel.units import HOUR, MINUTE, Megabytes, Seconds
from dcgame.sim.facts.apps import (
    AppLeaked,
    CorrectionRefused,
    FaultFound,
    VendorHelps,
    VendorRefused,
)
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.damage import CorruptionFound, UpdateMended
from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.gauges.support import is_supported
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.app import App, AppState
from dcgame.world.hardware import PartKind, PartState, ServerState
from dcgame.world.world import World

AIDED: Seconds = 20 * MINUTE
"""Until a vendor who takes a ticket has told a way around a fault (game constant)."""
UNAIDED: Seconds = 4 * HOUR
"""How long somebody of one's own looks for a fault that a vendor would know (game constant)."""


@frozen(eq=False)
class Strike(Wake):
    """Luck, or the level's script, strikes ``target``."""

    kind: str
    target: str

    def decide(self, world: World) -> Effects:
        return (Misfortune(self.target, self.kind),)


@frozen(eq=False)
class Worsens(Wake):
    """A part that reported errors dies, unless it was replaced (``life`` tells)."""

    kind: str
    server: str
    part: str
    life: int

    def decide(self, world: World) -> Effects:
        equipment = world.equipment(self.server)
        part = equipment.part(self.part) if equipment else None
        if part is None or part.life != self.life or part.state is not PartState.DEGRADED:
            return ()
        return (Cited(Misfortune(f"{self.server}/{self.part}", self.kind), given(part.since)),)


@frozen(eq=False)
class AppLeakGrows(Wake):
    """An application holds ``step`` megabytes more every hour, until it is started anew."""

    app: str
    step: Megabytes
    started: int | None

    def decide(self, world: World) -> Effects:
        app = world.apps[self.app]
        if app.since != self.started or app.state is not AppState.RUNNING:
            return
        yield AppLeaked(self.app, app.leaked + self.step)
        yield Later(f"leak/{self.app}", world.now + HOUR, self)


@frozen(eq=False)
class OverheatsAway(Wake):
    """A server without a working fan shuts itself down."""

    server: str

    def decide(self, world: World) -> Effects:
        server = world.servers[self.server]
        on = server.state in (ServerState.UP, ServerState.BOOTING)
        if not on or server.working(PartKind.FAN):
            return
        fans = server.of_kind(PartKind.FAN)
        yield Cited(HostLost(self.server), given(*(fan.since for fan in fans)))


def ask_vendor(world: World, app: App) -> Effects:
    """A ticket is opened for a fault: its vendor takes it, or does not answer for that platform."""
    server = world.server_of(app)
    if is_supported(world, app) or server is None or server.platform is None:
        yield VendorHelps(app.id, world.now + AIDED)
        return
    refused = VendorRefused(app.id, server.platform.name, world.now + UNAIDED)
    yield Cited(refused, _placing(world, app))


def _placing(world: World, app: App) -> tuple[int, ...]:
    """What put an application where it runs, or its guest."""
    guest = world.guests.get(app.on)
    return given(app.placed_entry, guest.placed_entry if guest else None)


@frozen(eq=False)
class SearchEnds(Wake):
    """A fault has been looked for during long enough; of what has left the platform that its
    vendor supports meanwhile, he does not tell."""

    app: str
    aided: bool

    def decide(self, world: World) -> Effects:
        app = world.apps[self.app]
        if app.sought is None:
            return
        if self.aided and not is_supported(world, app):
            yield from ask_vendor(world, app)
            return
        yield FaultFound(self.app)


@frozen(eq=False)
class CorruptionShows(Wake):
    """Somebody notices that the data of an application have been wrong since ``began``."""

    app: str
    began: Seconds

    def decide(self, world: World) -> Effects:
        app = world.apps[self.app]
        wrong = app.corrupt is not None and app.corrupt_at == self.began
        if wrong and app.data_lost is None and app.state is AppState.RUNNING:
            yield CorruptionFound(self.app)


@frozen(eq=False)
class VendorMends(Wake):
    """The vendor has a correction for an update that broke an application at ``began``."""

    app: str
    began: Seconds
    late: bool = False

    def decide(self, world: World) -> Effects:
        app, server = world.apps[self.app], world.server_of(world.apps[self.app])
        if app.broken is None or app.broken_at != self.began:
            return
        if self.late or is_supported(world, app) or server is None or server.platform is None:
            yield UpdateMended(self.app)
            return
        refused = CorrectionRefused(self.app, server.platform.name)
        yield Cited(refused, _placing(world, app))
        due = world.now + world.now - self.began
        yield Later(f"mend/{self.app}", due, VendorMends(self.app, self.began, late=True))
