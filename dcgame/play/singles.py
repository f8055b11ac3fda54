"""What a single failure would take down with an order, and would not without it; and the
contrary.

Of what the order touches, each thing is failed in the room with it and in the room without.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from dcgame.kernel.units import WHOLE, Cents, PerMille, Seconds
from dcgame.play.ahead import Ahead
from dcgame.play.blast import Radius, radius
from dcgame.play.components import components
from dcgame.play.touched import touched
from dcgame.world.service import ServiceState
from dcgame.world.world import World

MINDED = ("server", "array", "pdu", "feed", "fabric", "switch", "ups", "generator", "crac")
"""Kinds of whole things, those that stand nearest to a service first."""


@frozen
class Single:
    """``components`` each take those ``services`` down alone: with the order, and not (or only
    for ``before`` seconds) without it. ``seconds`` until they are back by themselves; ``None``:
    never. ``revenue`` is that of the services. ``kind`` is what the components are."""

    components: tuple[str, ...]
    services: tuple[str, ...]
    revenue: Cents
    seconds: Seconds | None
    before: Seconds = 0
    kind: str = "server"


@frozen
class Relief:
    """No more does ``component`` take ``services`` down alone (``seconds``: it does, but they
    come back by themselves); and if ``any_`` nothing else in the room does either."""

    component: str
    services: tuple[str, ...]
    seconds: Seconds = 0
    any_: bool = False


@frozen
class Basket:
    """``component`` alone would carry that ``share`` of all revenue, more than any of what the
    order touches carried ``before``."""

    component: str
    share: PerMille
    before: PerMille


@frozen
class Singles:
    """All that an order changes about single failures."""

    worse: tuple[Single, ...] = ()
    better: tuple[Relief, ...] = ()
    basket: Basket | None = None


_GOOD = 10**12
"""Seconds of what never comes back by itself."""
Held = dict[tuple[str, str], tuple[Seconds, tuple[str, ...]]]
"""By service and kind of component: how long the worst takes it down, and those that do."""


def singles(ahead: Ahead) -> Singles:
    """The comparison, at the end of the order's own work.

    Where nothing happens without the order, the room as it is now stands for that: of it each
    radius is found only once, however many places are looked at.
    """
    idle, done = ahead.idle.done, ahead.ordered.done
    names = touched(ahead.now, idle, done)
    calm = ahead.now if idle.seq == ahead.now.seq else idle
    before, after = _radii(calm, names), _radii(done, names)
    steady = _steady(idle, ahead.ordered.after)
    was, is_ = _held(before, steady), _held(after, steady)
    return Singles(_worse(was, is_, after), _better(was, is_, done), _basket(done, before, after))


def _radii(world: World, names: Iterable[str]) -> dict[str, Radius]:
    found = {name: radius(world, name) for name in names}
    return {name: each for name, each in found.items() if each is not None}


def _steady(idle: World, after: World) -> frozenset[str]:
    """The services that run without the order, and go on with it: of others nothing can fall."""
    return frozenset(
        name
        for name in after.services
        if name in idle.services
        and ServiceState.DOWN not in (after.services[name].state, idle.services[name].state)
    )


def _held(found: Mapping[str, Radius], steady: frozenset[str]) -> Held:
    held: Held = {}
    for name, each in found.items():
        for outage in each.outages:
            if outage.service not in steady:
                continue
            key = outage.service, each.kind
            seconds = _GOOD if outage.seconds is None else outage.seconds
            worst, names = held.get(key, (0, ()))
            if seconds >= worst:
                held[key] = seconds, (*names, name) if seconds == worst else (name,)
    return held


def _grade(held: Held, key: tuple[str, str]) -> int:
    """0: nothing of that kind takes the service down, 1: for a while, 2: for good."""
    seconds = held[key][0] if key in held else 0
    return 2 if seconds == _GOOD else int(seconds > 0)


def _distance(kind: str) -> int:
    """How far a kind of component stands from a service; parts come between."""
    return MINDED.index(kind) * 2 if kind in MINDED else 1 if kind != "cluster" else len(MINDED) * 2


def _worse(was: Held, is_: Held, after: Mapping[str, Radius]) -> tuple[Single, ...]:
    """Those that fall to what they did not fall to before, by what takes them down."""
    groups: dict[tuple[tuple[str, ...], Seconds, Seconds, str], list[str]] = {}
    for key in sorted(is_, key=lambda each: (_distance(each[1]), each)):
        if _grade(is_, key) > _grade(was, key):
            seconds, names = is_[key]
            before = was[key][0] if key in was else 0
            groups.setdefault((names, seconds, before, key[1]), []).append(key[0])
    revenue = {out.service: out.revenue for each in after.values() for out in each.outages}
    found = [
        Single(
            names,
            tuple(services),
            sum(revenue[service] for service in services),
            None if seconds == _GOOD else seconds,
            before,
            kind,
        )
        for (names, seconds, before, kind), services in groups.items()
    ]
    found = [each for each in found if not _said(each, found)]
    return tuple(sorted(found, key=lambda each: (-each.revenue, -len(each.services))))


def _said(single: Single, among: Iterable[Single]) -> bool:
    """Whether things that stand nearer to the machine say the same: the breaker of a feed."""
    said: set[str] = set()
    for other in among:
        if other is single:
            return set(single.services) <= said
        said.update(other.services)
    return False


def _better(was: Held, is_: Held, done: World) -> tuple[Relief, ...]:
    groups: dict[tuple[str, Seconds], list[str]] = {}
    for service, kind in sorted(was):
        key = service, kind
        if kind in MINDED and _grade(is_, key) < _grade(was, key):
            seconds = is_[key][0] if key in is_ else 0
            groups.setdefault((was[key][1][0], seconds), []).append(service)
    return tuple(
        Relief(name, tuple(services), seconds, not seconds and not _falls(done, services))
        for (name, seconds), services in groups.items()
    )


def _falls(world: World, services: Iterable[str]) -> bool:
    """Whether any single failure of a whole thing still takes one of them down."""
    wanted = set(services)
    for each in components(world):
        if "/" in each.id or each.kind not in MINDED:
            continue
        found = radius(world, each.id)
        if found and not wanted.isdisjoint(found.services):
            return True
    return False


def _basket(
    done: World, before: Mapping[str, Radius], after: Mapping[str, Radius]
) -> Basket | None:
    whole = sum(service.revenue for service in done.services.values())
    servers = [each for each in after.values() if each.kind == "server"]
    if not whole or not servers:
        return None
    worst = max(servers, key=lambda each: each.revenue)
    most = max((each.revenue for each in before.values() if each.kind == "server"), default=0)
    if worst.revenue <= most or len(worst.services) < 2:
        return None
    share, old = worst.revenue * WHOLE // whole, most * WHOLE // whole
    return Basket(worst.component, share, old)
