"""What must hold of the loss ledger, whatever was played: everything charged, nothing twice."""

from collections.abc import Sequence

from dcgame.kernel.journal import Entry, find
from dcgame.play.causes import causes
from dcgame.play.costs import by_account, costs
from dcgame.play.ledger import losses
from dcgame.sim.facts.money import Billed, Charged
from dcgame.world.money import Account
from dcgame.world.service import degraded_until, down_until, planned_until
from dcgame.world.world import World


def check(journal: Sequence[Entry], world: World) -> None:
    """Seconds sum to the meters of each service, cents to the ledger, entry by entry."""
    _seconds(journal, world)
    _cents(journal, world)
    found = causes(journal, world)
    services = world.services.values()
    now = world.now
    assert sum(each.down for each in found) == sum(down_until(each, now) for each in services)
    assert sum(each.planned for each in found) == sum(planned_until(each, now) for each in services)
    slow = sum(degraded_until(each, now) for each in services)
    assert sum(each.degraded for each in found) == slow
    assert sum(each.cents for each in found) == world.ledger.total
    assert len({each.root for each in found}) == len(found)
    for each in found:
        root = find(journal, each.root)
        assert root is not None
        assert root.cause is None, each
        assert each.root not in each.enabling


def _seconds(journal: Sequence[Entry], world: World) -> None:
    found = losses(journal, world)
    for service in world.services.values():
        mine = [loss for loss in found if loss.service == service.id]
        down = [loss for loss in mine if loss.kind == "down"]
        slow = [loss for loss in mine if loss.kind == "degraded"]
        counted = sum(loss.seconds - loss.planned for loss in down)
        assert counted == down_until(service, world.now), service.id
        assert sum(loss.planned for loss in down) == planned_until(service, world.now), service.id
        assert sum(loss.seconds for loss in slow) == degraded_until(service, world.now), service.id
        edges = [edge for loss in mine for edge in (loss.start, loss.end)]
        assert edges == sorted(edges), "stretches of one service do not overlap"


def _cents(journal: Sequence[Entry], world: World) -> None:
    found = costs(journal, world)
    sums = by_account(found)
    for account in Account:
        assert sums.get(account, 0) == world.ledger.of(account), account
    spent: dict[int, int] = {}
    for cost in found:
        spent[cost.entry] = spent.get(cost.entry, 0) + cost.cents
    money = [entry for entry in journal if isinstance(entry.fact, Charged | Billed)]
    assert spent == {entry.seq: entry.fact.cents for entry in money}
