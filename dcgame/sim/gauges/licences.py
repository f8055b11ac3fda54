"""What software costs by the year: what is installed on servers, and what runs in their guests.

Domain data, section 9. An operating system that is sold by the core is paid for all cores of the
host, at least 16 a socket, once for every two of its guests; from about twelve guests on, the
licence for any number of them is cheaper. Which guests do not matter: they may move.
"""

from dcgame.kernel.units import WHOLE, Cents
from dcgame.world.catalogue import PlatformKind, PlatformModel
from dcgame.world.hardware import Platform, Server, ServerState
from dcgame.world.world import World

LEAST_CORES_A_SOCKET = 16
GUESTS_A_LICENCE = 2
"""Guests that one licence of a host's cores allows."""


def licence(server: Server, platform: Platform) -> Cents:
    """Cents a year for a platform: per core, at least 16 a socket, and per socket."""
    return _cores(server) * platform.model.per_core + (
        platform.model.per_socket * server.model.sockets
    )


def _cores(server: Server) -> int:
    return max(server.model.cores, LEAST_CORES_A_SOCKET * server.model.sockets)


def yearly_licences(world: World) -> Cents:
    """Cents a year for what is installed on servers that have not left the room and in their
    guests, at the prices of today; licences that were bought for a time, or have expired, are not
    paid by the day."""
    sold = systems_sold(world)
    return sum(
        _by_the_day(world, server) + guests_licence(world, server, sold)
        for server in world.servers.values()
        if server.platform and server.state is not ServerState.RETIRED
    )


def _by_the_day(world: World, server: Server) -> Cents:
    platform = server.platform
    if platform is None or platform.licence_until is not None:
        return 0
    return yearly_licence(world, server) if platform.licence_expired is None else 0


def yearly_licence(world: World, server: Server) -> Cents:
    """Cents a year for the platform of one server, at the price of today."""
    if server.platform is None:
        return 0
    return _priced(world, server.platform.name, licence(server, server.platform))


def systems_sold(world: World) -> dict[str, PlatformModel]:
    """The operating systems that are paid for, by their family."""
    platforms = world.setting.catalogue.platforms
    models = [platforms[name] for name in sorted(platforms)]
    return {
        model.family: model
        for model in models
        if model.kind is PlatformKind.SYSTEM and model.any_guests_per_core
    }


def guests_licence(world: World, server: Server, sold: dict[str, PlatformModel]) -> Cents:
    """Cents a year for the operating systems of a server's guests, at the prices of today."""
    guests = [world.guests[name] for name in server.guests]
    families = [each.family for each in guests if each.family in sold and not each.template]
    return sum(
        _of_family(world, server, sold[family], families.count(family))
        for family in sorted(set(families))
    )


def _of_family(world: World, server: Server, model: PlatformModel, guests: int) -> Cents:
    some = -(-guests // GUESTS_A_LICENCE) * model.per_core
    return _priced(world, model.id, min(some, model.any_guests_per_core) * _cores(server))


def _priced(world: World, platform: str, cents: Cents) -> Cents:
    price = world.prices.get(platform)
    return cents * (price.per_mille if price else WHOLE) // WHOLE
