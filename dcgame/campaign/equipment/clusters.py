"""Clusters and their rules, as a level describes them."""

from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.kinds import ID, Choice, Field, Flag, ListOf, Table, Tables, Whole
from dcgame.campaign.level import AffinitySpec, ClusterSpec, Level
from dcgame.campaign.locate import Path
from dcgame.campaign.review import Review
from dcgame.words import N_, say
from dcgame.world.catalogue import PlatformKind
from dcgame.world.cluster import (
    OUTSIDE,
    POLICIES,
    Affinity,
    Balance,
    Cluster,
    Isolation,
    Relation,
)
from dcgame.world.goods import CATALOGUE
from dcgame.world.world import World

CLUSTER = Table(
    ClusterSpec,
    (
        Field("id", ID),
        Field("members", ListOf(ID, least=1)),
        Field("ha", Choice(("off", *POLICIES)), "off"),
        Field("quorum", Flag(), True),
        Field("witness", ID, ""),
        Field("admission_percent", Whole(0, 90), 0),
        Field("balance", Choice(tuple(each.value for each in Balance)), "off"),
        Field("isolation", Choice(tuple(each.value for each in Isolation)), "power-off"),
        Field("evc_year", Whole(0, 2100), 0),
        Field("locks", Flag(), True),
        Field("own_network", Flag(), True),
    ),
)
AFFINITY = Table(
    AffinitySpec,
    (
        Field("guest", ID),
        Field("relation", Choice(tuple(each.value for each in Relation))),
        Field("other", ID),
    ),
)


def check(review: Review) -> None:
    """Whether members are hosts that fit each other, and rules are about guests of a cluster."""
    taken: set[str] = set()
    for path, cluster in review.each("clusters"):
        for place, name in enumerate(cluster.members):
            where = (*path, "members", place)
            if not review.refers(where, name, say(N_("the id of a server")), "servers"):
                continue
            if name in taken:
                review.wrong(where, say(N_("a server that is in no other cluster")), name)
            taken.add(name)
            _member(review, where, cluster, name)
        _witness(review, path, cluster)
        policy = POLICIES.get(cluster.ha)
        if policy is not None and not policy.votes and not cluster.locks:
            expected = say(N_('"watchdog", or "off": nothing locks the disks'))
            review.wrong((*path, "ha"), expected, cluster.ha)
    for path, rule in review.each("affinities"):
        _rule(review, path, rule)


def _member(review: Review, path: Path, cluster: ClusterSpec, name: str) -> None:
    server = review.named("servers", name)
    if server is None:
        return
    platform = CATALOGUE.platforms.get(server.platform)
    if platform is None or platform.kind is not PlatformKind.BARE_METAL:
        review.wrong(path, say(N_("a server with a type-1 hypervisor")), name)
        return
    others = [review.named("servers", each) for each in cluster.members]
    if any(each is not None and each.platform != server.platform for each in others):
        review.wrong(path, say(N_("members with the same hypervisor")), server.platform)
    year = CATALOGUE.servers[server.model].year
    if cluster.evc_year > year:
        review.wrong(path, say(N_("a server of {year} or later"), year=str(cluster.evc_year)), name)


def _witness(review: Review, path: Path, cluster: ClusterSpec) -> None:
    if cluster.witness in ("", OUTSIDE):
        return
    expected = say(N_('the id of a server that is no member, or "outside"'))
    where = (*path, "witness")
    known = review.refers(where, cluster.witness, expected, "servers")
    if known and cluster.witness in cluster.members:
        review.wrong(where, expected, cluster.witness)


def _rule(review: Review, path: Path, rule: AffinitySpec) -> None:
    if not review.refers((*path, "guest"), rule.guest, say(N_("the id of a guest")), "guests"):
        return
    pinned = rule.relation == Relation.PINNED.value
    section = "servers" if pinned else "guests"
    expected = say(N_("the id of a server")) if pinned else say(N_("the id of a guest"))
    review.refers((*path, "other"), rule.other, expected, section)
    guest = review.named("guests", rule.guest)
    members = [name for _, cluster in review.each("clusters") for name in cluster.members]
    if guest is not None and guest.host not in members:
        review.wrong((*path, "guest"), say(N_("a guest on a member of a cluster")), rule.guest)


def furnish(world: World, level: Level) -> World:
    """Clusters with their members and rules."""
    for spec in level.clusters:
        world = world.put("clusters", _cluster(spec))
        for name in spec.members:
            world = world.change_server(name, cluster=spec.id)
    for rule in level.affinities:
        home = world.servers[world.guests[rule.guest].host].cluster or ""
        held = world.clusters[home].rules
        made = Affinity(Relation(rule.relation), rule.guest, rule.other)
        world = world.alter("clusters", home, rules=(*held, made))
    return world


def _cluster(spec: ClusterSpec) -> Cluster:
    return Cluster(
        id=spec.id,
        members=tuple(sorted(spec.members)),
        ha=POLICIES.get(spec.ha),
        quorum=spec.quorum,
        witness=spec.witness,
        admission=spec.admission_percent * 10,
        balance=Balance(spec.balance),
        isolation=Isolation(spec.isolation),
        evc=spec.evc_year,
        locks=spec.locks,
        own_network=spec.own_network,
    )


CLUSTERS = Equipment(
    fields=(
        Field("clusters", Tables(CLUSTER), ()),
        Field("affinities", Tables(AFFINITY), ()),
    ),
    check=check,
    furnish=furnish,
)
