"""What would have brought data back, tried by replaying: copies elsewhere, a snapshot in time.

Mutations caught: copies in a repository that went too, that spoils them, or that whoever broke in
could reach; a restore to a host without room, or to disks that are gone; what earns least first; a
remedy for a loss without lost data; a snapshot after the update; only the first order given.
"""

from collections.abc import Sequence

from dcgame.campaign.library import find
from dcgame.play.ledger import losses
from dcgame.play.rescues import from_a_copy, from_a_snapshot
from dcgame.play.session import Session
from dcgame.play.whatif import Also, described, what_if

LEVEL = "snapshot-is-not-a-backup"


def _game(orders: Sequence[str] = ()) -> Session:
    level = find(LEVEL)
    assert level is not None
    session = Session(level, 1)
    for line in orders:
        session.order(line)
    session.advance(session.horizon)
    return session


def _changes(game: Session) -> dict[str, Also]:
    found = [
        change
        for loss in losses(game.journal, game.world)
        for remedy in (from_a_copy, from_a_snapshot)
        for change in remedy(game, loss)
    ]
    return {described(change): change for change in found}


def test_a_lost_array_is_brought_back_from_elsewhere() -> None:
    game = _game()
    changes = _changes(game)
    copies = next(text for text in changes if text.startswith("with copies of orders-vm, shop-vm"))
    assert copies == (
        "with copies of orders-vm, shop-vm, files-vm, mail-vm, intranet-vm in nas every night, "
        "tried, restored one by one"
    )
    change = changes[copies]
    assert [line for _, line in change.orders[10:]] == [
        "restore orders-vm from nas to esx-1",
        "restore shop-vm from nas to esx-1",
        "restore files-vm from nas to esx-2",
        "restore mail-vm from nas to esx-3",
        "restore intranet-vm from nas to esx-3",
    ]
    difference = what_if(game, change)
    assert difference is not None
    assert not difference.refused
    assert difference.down < -150 * 3600
    assert next(goal for goal in difference.result.goals if goal.id == "up").held


def test_a_bad_update_is_undone_by_a_snapshot() -> None:
    orders = [f"consolidate {name}-vm" for name in ("orders", "shop", "mail", "files", "intranet")]
    game = _game(orders)
    changes = _changes(game)
    text = "with a snapshot of shop-vm before the update, and back to it after"
    difference = what_if(game, changes[text])
    assert difference is not None
    assert not difference.refused
    assert -16 * 3600 < difference.down < -14 * 3600
    assert len(changes) == 3, "one for the folder, one for the array, one for the update"
