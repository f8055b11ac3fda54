"""Verbs with a place: which argument it is, what is placed there, and what a drag means. Pure."""

from attrs import frozen

from dcgame.sim.gauges.kept import backups_of
from dcgame.tui.floor.kinds import (
    APP,
    CLUSTER,
    FABRIC,
    GUEST,
    LUN,
    OFFER,
    POOL,
    RACK,
    REPOSITORY,
    SERVER,
    Target,
)
from dcgame.world.world import World


@frozen
class Goal:
    """The argument of a verb that is its place, the ``kind`` of name that it takes, and which
    argument is placed (none of what is only made there)."""

    argument: str
    kind: str
    subject: str = ""


GOALS = {
    "migrate": Goal("to", "host", "guest"),
    "convert": Goal("to", "host", "server"),
    "relocate": Goal("to", "machine", "app"),
    "clone": Goal("host", "host", "guest"),
    "deploy": Goal("host", "host", "template"),
    "sign": Goal("host", "host", "offer"),
    "create": Goal("host", "host"),
    "restore": Goal("host", "host", "guest"),
    "move-storage": Goal("store", "any-store", "guest"),
    "evacuate-store": Goal("to", "any-store", "store"),
    "backup": Goal("to", "repository", "guest"),
    "schedule": Goal("to", "repository", "guest"),
    "replicate": Goal("to", "repository", "repository"),
    "move": Goal("to", "rack", "server"),
    "add-node": Goal("pool", "pool", "server"),
    "join": Goal("cluster", "cluster", "server"),
    "attach": Goal("fabric", "fabric", "equipment"),
}
VERB_OF = {GUEST: "migrate", SERVER: "convert", APP: "relocate", OFFER: "sign"}
"""What ``p`` does with a thing."""
NAMED = {"clone", "deploy", "create"}
"""Verbs whose outcome needs a name."""
ASKED = ("create", "schedule")
"""Verbs of which more is asked once their place is known."""

DROPS = {
    (GUEST, SERVER): "migrate",
    (GUEST, LUN): "move-storage",
    (GUEST, POOL): "move-storage",
    (GUEST, REPOSITORY): "backup",
    (APP, SERVER): "relocate",
    (APP, GUEST): "relocate",
    (OFFER, SERVER): "sign",
    (SERVER, SERVER): "convert",
    (SERVER, RACK): "move",
    (SERVER, POOL): "add-node",
    (SERVER, CLUSTER): "join",
    (SERVER, FABRIC): "attach",
    (LUN, LUN): "evacuate-store",
    (LUN, POOL): "evacuate-store",
    (POOL, LUN): "evacuate-store",
    (POOL, POOL): "evacuate-store",
    (REPOSITORY, REPOSITORY): "replicate",
}
"""What it means to drag one kind of thing onto another."""
MOVED = frozenset(source for source, _ in DROPS)
"""What can be dragged."""


def goals_of(source: str) -> frozenset[str]:
    """Kinds of thing onto which one of that kind can be dropped."""
    return frozenset(over for each, over in DROPS if each == source)


def verb_of_drop(world: World, source: Target, over: Target) -> str:
    """What a drag means; a guest whose data are lost comes back from its backup."""
    verb = DROPS.get((source.kind, over.kind), "")
    guest = world.guests.get(source.id) if source.kind == GUEST else None
    if verb == "migrate" and guest is not None and guest.data_lost is not None:
        return "restore" if source_of(world, guest.id) else verb
    return verb


def source_of(world: World, guest: str) -> str:
    """The repository with the newest usable backup of a guest; empty if there is none."""
    usable = [each for each in backups_of(world, guest) if each.usable]
    return max(usable, key=lambda each: (each.at, each.id)).repository if usable else ""


def sources_of(world: World, guest: str) -> frozenset[str]:
    """All repositories from which a guest could be restored."""
    return frozenset(each.repository for each in backups_of(world, guest) if each.usable)
