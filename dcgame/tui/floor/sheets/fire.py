"""The fire buttons of a laboratory: everything that can befall what is selected, and the rest."""

from collections.abc import Iterator, Sequence

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.fitting import fitting, shots
from dcgame.sim.failures.registry import failure_of
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, Target
from dcgame.tui.floor.sheets.base import ListSheet
from dcgame.tui.widgets.ink import Line, cell, ends
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.world import World

_SHOT, _KIND = "shot", "kind"


class FireSheet(ListSheet[str]):
    """Gives back the console line of the misfortune that was chosen.

    First what would hurt the selected thing; then every kind, in one line, that would hurt
    something else: enter opens the list of what it would hurt; then those that fit nothing yet.
    """

    WIDTH = 76

    def __init__(self, world: World, target: Target | None) -> None:
        title = say(N_("fire at {target}"), target=target.id) if target else say(N_("fire"))
        super().__init__(title, say(N_("enter fires · esc closes · z takes it back")))
        self.world = world
        self.target = target
        self.kind: Failure | None = None

    def items(self, width: int) -> Sequence[Item | Line]:
        """The lines of what can be fired."""
        if self.kind is not None:
            return [_shot(self.kind, name, width) for name in fitting(self.world, self.kind)]
        near = _within(self.world, self.target)
        mine: list[Item | Line] = []
        rest: list[Item | Line] = []
        idle: list[Item | Line] = []
        for failure, names in shots(self.world):
            here = [name for name in names if name.partition("/")[0] in near]
            mine.extend(_shot(failure, name, width) for name in here)
            if len(names) > len(here):
                rest.append(_of_kind(failure, [name for name in names if name not in here], width))
            if not names:
                idle.append(_nothing(failure, width))
        return [*mine, *_titled(N_("elsewhere"), rest), *_titled(N_("fits nothing yet"), idle)]

    def chosen(self, item: Item) -> None:
        """Fire, or choose at what."""
        if item.kind == _SHOT:
            self.dismiss(item.id)
            return
        self.kind = failure_of(item.id)
        self.fill()
        self.panel.cursor_to(0)


def _titled(title: str, rows: list[Item | Line]) -> Iterator[Item | Line]:
    if rows:
        yield ((say(title), "title"),)
        yield from rows


def _shot(failure: Failure, target: str, width: int) -> Item:
    return Item(_line(failure, target, width), _SHOT, f"strike {failure.id} on {target}")


def _of_kind(failure: Failure, names: list[str], width: int) -> Item:
    if len(names) == 1:
        return _shot(failure, names[0], width)
    return Item(_line(failure, f"{names[0]} … +{len(names) - 1}", width), _KIND, failure.id)


def _line(failure: Failure, right: str, width: int) -> Line:
    name = cell(say(failure.name), width - 3 - len(right))
    return ends((("✖ ", "bad"), (name, "plain")), ((right, "accent"),), width)


def _nothing(failure: Failure, width: int) -> Line:
    name = cell(say(failure.name), width - 3 - len(failure.id))
    return ends((("  ", "dim"), (name, "dim")), ((failure.id, "dim"),), width)


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
