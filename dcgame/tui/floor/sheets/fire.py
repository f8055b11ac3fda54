"""The fire buttons of a laboratory: everything that can befall what is selected."""

from collections.abc import Iterator, Sequence

from dcgame.sim.failures.registry import FAILURES
from dcgame.sim.failures.targets import targets
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, Target
from dcgame.tui.floor.sheets.base import ListSheet
from dcgame.tui.widgets.ink import Line, cell, ends
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.world import World


class FireSheet(ListSheet[str]):
    """Gives back the console line of the misfortune that was chosen."""

    WIDTH = 76

    def __init__(self, world: World, target: Target | None) -> None:
        title = say(N_("fire at {target}"), target=target.id) if target else say(N_("fire"))
        super().__init__(title, say(N_("enter fires · esc closes · z takes it back")))
        self.world = world
        self.target = target

    def items(self, width: int) -> Sequence[Item | Line]:
        """First what is selected and what is in it, then the rest of the room."""
        near = _within(self.world, self.target)
        rows = list(shots(self.world))
        mine = [row for row in rows if row[2].partition("/")[0] in near]
        rest = [row for row in rows if row not in mine]
        width -= 1  # the scroll bar
        found: list[Item | Line] = [_item(row, width) for row in mine]
        if mine and rest:
            found.append(((say(N_("elsewhere")), "title"),))
        return [*found, *(_item(row, width) for row in rest)]

    def chosen(self, item: Item) -> None:
        """Fire."""
        self.dismiss(item.id)


def shots(world: World) -> Iterator[tuple[str, str, str]]:
    """Every misfortune and its target: its id, its name, whom it would strike."""
    kinds = dict(world.setting.misfortunes)
    for failure in FAILURES:
        if failure.id not in kinds:
            continue
        for target in targets(world, failure.strikes):
            holder, _, part_id = target.partition("/")
            part = world.equipment(holder).part(part_id) if part_id else None
            if part is None or failure.part_kind in (None, part.kind):
                yield failure.id, say(failure.name), target


def _item(row: tuple[str, str, str], width: int) -> Item:
    kind, name, target = row
    line = ends((("✖ ", "bad"), (cell(name, width - 26), "plain")), ((target, "accent"),), width)
    return Item(line, "shot", f"strike {kind} on {target}")


def _within(world: World, target: Target | None) -> frozenset[str]:
    """The selected thing, and what runs in it."""
    if target is None:
        return frozenset()
    names = {target.id}
    if target.kind == SERVER and target.id in world.servers:
        server = world.servers[target.id]
        names |= {*server.guests, *server.apps}
    for name in tuple(names):
        if name in world.guests:
            names |= set(world.guests[name].apps)
    if target.kind in (GUEST, APP, SERVER):
        names |= {world.apps[name].service or "" for name in names if name in world.apps}
    return frozenset(names)
