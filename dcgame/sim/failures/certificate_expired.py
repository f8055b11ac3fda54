"""The certificate of a host's management expires: whoever wants to manage it is refused."""

from dcgame.sim.facts.management import CertificateExpired
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A hypervisor's guests run on; nothing about them can be changed until it is renewed."""
    server = world.servers.get(target)
    if server is None or server.state is ServerState.RETIRED:
        return
    if server.platform is None or server.certificate_expired is not None:
        return
    if server.platform.model.kind is not PlatformKind.SYSTEM:
        yield CertificateExpired(target)


CERTIFICATE_EXPIRED = Failure(
    "certificate-expired",
    N_("The certificate of a host's management expires"),
    "server",
    strike,
    everyday=15_000,
)
