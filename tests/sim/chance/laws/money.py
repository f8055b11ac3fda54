"""Every cent and every lost second, by the journal."""

from typing import Any

from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.sim.gauges.answering import silent_because
from dcgame.world.app import AppState
from dcgame.world.service import (
    Service,
    ServiceState,
    degraded_until,
    down_until,
    overlap,
    planned_until,
)
from dcgame.world.world import World
from tests.play.charged import check
from tests.sim.chance.game import Game


def services_agree_with_their_applications(game: Game) -> None:
    """Down is: fewer run, and are heard, than are needed, or something that it requires is not, or
    is at the other end of a line that is cut."""
    world = game.world
    for service in world.services.values():
        apps = [world.apps[app] for app in service.apps]
        running = [app for app in apps if app.state is AppState.RUNNING]
        heard = [app for app in running if silent_because(world, app) is None]
        down = service.state is ServiceState.DOWN
        without = [
            each
            for each in service.requires
            if not _is_there(world, each) or _is_cut_off(world, service, each)
        ]
        assert down is (len(heard) < service.needs or bool(without)), service.id


def _is_there(world: World, name: str) -> bool:
    """Whether a service, or a single application, answers."""
    if name in world.services:
        return world.services[name].state is not ServiceState.DOWN
    app = world.apps[name]
    return app.state is AppState.RUNNING and silent_because(world, app) is None


def _is_cut_off(world: World, service: Service, name: str) -> bool:
    """Whether no line leads from any part of a service that runs to what it requires."""
    required = world.services.get(name)
    mine, theirs = (
        {
            world.racks[server.rack].site
            for each in apps
            if world.apps[each].state is AppState.RUNNING
            if (server := world.server_of(world.apps[each])) is not None
        }
        for apps in (service.apps, required.apps if required else (name,))
    )
    cut = {site.id for site in world.sites.values() if site.cut is not None}
    joined = any(one == other or not cut & {one, other} for one in mine for other in theirs)
    return bool(mine and theirs) and not joined


def money_is_conserved(game: Game) -> None:
    """What the ledger says was spent is what the journal says was spent."""
    facts = [entry.fact for entry in game.journal]
    spent = sum(fact.cents for fact in facts if isinstance(fact, Charged | Billed))
    assert game.world.ledger.total == spent
    billed = [fact for fact in facts if isinstance(fact, Billed)]
    assert all(fact.cents == sum(cents for _, cents in fact.lines) for fact in billed)


def every_lost_second_and_every_cent_is_charged_once(game: Game) -> None:
    """To roots, and their sums are the meters and the ledger."""
    check(game.journal, game.world)


def lost_time_is_in_the_journal(game: Game) -> None:
    """A service's meters are the intervals between its entries, less the windows."""
    changes: dict[str, list[tuple[int, type[Any]]]] = {}
    for entry in game.journal:
        if isinstance(entry.fact, ServiceUp | ServiceDown | ServiceDegraded):
            changes.setdefault(entry.fact.service, []).append((entry.at, type(entry.fact)))
    now = game.world.now
    for service in game.world.services.values():
        down, slow, planned = _intervals(game, service.id, changes.get(service.id, []))
        assert down_until(service, now) == down, service.id
        assert planned_until(service, now) == planned, service.id
        assert degraded_until(service, now) == slow, service.id


def _intervals(
    game: Game, service_id: str, changes: list[tuple[int, type[Any]]]
) -> tuple[int, int, int]:
    windows = game.world.services[service_id].windows
    state: type[Any] = ServiceUp
    first = game.start.services.get(service_id)
    if first is not None and first.state is ServiceState.DOWN:
        state = ServiceDown
    since = down = slow = planned = 0
    last: tuple[int, type[Any]] = (game.world.now, ServiceUp)
    for at, after in (*changes, last):
        if state is ServiceDown:
            inside = overlap(windows, since, at)
            down, planned = down + at - since - inside, planned + inside
        elif state is ServiceDegraded:
            slow += at - since
        state, since = after, at
    return down, slow, planned


def entries_are_in_order(game: Game) -> None:
    """Numbers without gaps, causes before effects."""
    assert [entry.seq for entry in game.journal] == list(range(game.world.seq))
    for entry in game.journal:
        assert entry.cause is None or entry.cause < entry.seq
        assert all(seq < entry.seq and seq != entry.cause for seq in entry.given)
