"""Hyper-converged pools, as a level describes them."""

from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.folders import folder_mb
from dcgame.campaign.kinds import ID, Choice, Field, ListOf, Table, Tables, Whole
from dcgame.campaign.level import Level, PoolSpec, ServerSpec
from dcgame.campaign.locate import Path
from dcgame.campaign.review import Review
from dcgame.kernel.units import Megabytes
from dcgame.sim.gauges.placement import furnished
from dcgame.sim.gauges.pools import COPIES_UP_TO
from dcgame.words import N_, say
from dcgame.world.catalogue import PlatformKind
from dcgame.world.goods import CATALOGUE
from dcgame.world.pool import SCHEMES, Node, Pool, Redundancy
from dcgame.world.world import World

POOL = Table(
    PoolSpec,
    (
        Field("id", ID),
        Field("nodes", ListOf(ID, least=3, most=64)),
        Field("redundancy", Choice(tuple(each.value for each in Redundancy)), "rf2"),
        Field("rebuild_delay_seconds", Whole(0, 86_400), 60),
        Field("controller_vcpu", Whole(1, 64), 8),
        Field("controller_ram_mb", Whole(1_024, 262_144), 32_768),
    ),
)

FIELDS = (Field("pools", Tables(POOL), ()),)


def check(review: Review) -> None:
    """Whether pools have nodes enough, each with room for its controller, and hold their guests."""
    taken: set[str] = set()
    for path, pool in review.each("pools"):
        _enough(review, path, pool)
        for place, name in enumerate(pool.nodes):
            where = (*path, "nodes", place)
            if name in taken:
                review.wrong(where, say(N_("a server that is in no other pool")), name)
            taken.add(name)
            if review.refers(where, name, say(N_("the id of a server")), "servers"):
                _node(review, where, pool, name)
        _holds(review, path, pool)


def _enough(review: Review, path: Path, pool: PoolSpec) -> None:
    least = SCHEMES[Redundancy(pool.redundancy)].nodes
    if len(pool.nodes) < least:
        expected = say(N_("at least {count} nodes for {name}"), count=least, name=pool.redundancy)
        review.wrong((*path, "nodes"), expected, len(pool.nodes))


def _node(review: Review, path: Path, pool: PoolSpec, name: str) -> None:
    server: ServerSpec | None = review.named("servers", name)
    platform = CATALOGUE.platforms.get(server.platform) if server else None
    if server is None:
        return
    if platform is None or platform.kind is not PlatformKind.BARE_METAL:
        review.wrong(path, say(N_("a server with a type-1 hypervisor")), name)
    model = CATALOGUE.servers[server.model]
    if model.ram <= _controller(pool) or model.cores <= pool.controller_vcpu:
        review.wrong(path, say(N_("a server with room for a controller guest")), name)
    local = [
        guest.id for _, guest in review.each("guests") if guest.host == name and not guest.store
    ]
    if local:
        expected = say(N_("a server on whose own disks no guest lies"))
        review.wrong(path, expected, ", ".join(local))


def _controller(pool: PoolSpec) -> Megabytes:
    """The memory of a controller guest."""
    redundancy = Redundancy(pool.redundancy)
    return Pool(pool.id, redundancy, (), controller_ram=pool.controller_ram_mb).controller_memory


def _holds(review: Review, path: Path, pool: PoolSpec) -> None:
    guests = [guest for _, guest in review.each("guests") if guest.store == pool.id]
    for guest in guests:
        if guest.host not in pool.nodes:
            expected = say(N_("a pool of which the host of its guests is a node"))
            review.wrong((*path, "nodes"), expected, guest.host)
    held: Megabytes = sum(folder_mb(review, guest) for guest in guests)
    servers = [review.named("servers", name) for name in pool.nodes]
    models = [CATALOGUE.servers[server.model] for server in servers if server]
    raw = sum(model.disks * model.disk_size for model in models)
    usable = SCHEMES[Redundancy(pool.redundancy)].usable(raw) * COPIES_UP_TO // 1000
    if held > usable:
        expected = say(N_("at most {count} MB, what its disks hold"), count=usable)
        review.wrong((*path, "nodes"), expected, held)


def furnish(world: World, level: Level) -> World:
    """Each pool on its nodes, with the folders that lie on it."""
    for spec in level.pools:
        pool = Pool(
            spec.id,
            Redundancy(spec.redundancy),
            tuple(Node(name) for name in spec.nodes),
            delay=spec.rebuild_delay_seconds,
            controller_vcpu=spec.controller_vcpu,
            controller_ram=spec.controller_ram_mb,
        )
        world = furnished(world, pool)
    return world


POOLS = Equipment(FIELDS, check, furnish)
