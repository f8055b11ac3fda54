"""Near to a thing: its page, then its layers, then its folder; with the way there at the top."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from dcgame.play.session import Session
from dcgame.tui.floor.inspector import inspector_items
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, Target
from dcgame.tui.floor.navigation import server_of
from dcgame.tui.floor.sheets.base import ListSheet
from dcgame.tui.floor.sheets.folder import folder_items
from dcgame.tui.floor.sheets.stack import stack_lines
from dcgame.tui.widgets.ink import Line, Run
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.world import World

PAGE, LAYERS, FOLDER = "page", "layers", "folder"
NAMES = {LAYERS: N_("layers"), FOLDER: N_("folder")}


class ZoomSheet(ListSheet[Target]):
    """Gives back the thing that it ended at. ``+`` goes nearer, ``−`` and backspace back."""

    WIDTH = 108
    PAGE_WIDTH = 68
    """A page is a column of pairs, the layers stand side by side."""
    BINDINGS = [
        Binding("plus,equals_sign,right", "nearer", show=False),
        Binding("minus,backspace,left", "farther", show=False),
    ]

    def __init__(self, session: Session, target: Target, view: str = PAGE) -> None:
        super().__init__("")
        self.session = session
        self.way: list[tuple[Target, str]] = _way(session.world, target, view)

    @property
    def inner(self) -> int:
        """Cells of a line inside the frame."""
        return min(self._wide, self.app.size.width) - 4

    @property
    def _wide(self) -> int:
        return self.PAGE_WIDTH if self.here[1] == PAGE else self.WIDTH

    def fill(self) -> None:
        """The frame is as wide as what is looked at."""
        box = self.query_one("#box")
        box.styles.width = self._wide
        super().fill()
        nearer = self._next(*self.here) != self.here or any(item.kind for item in self.panel.items)
        keys = N_("+ nearer · − back · enter goes there · esc closes")
        box.border_subtitle = Content(say(keys if nearer else N_("− back · esc closes")))

    @property
    def here(self) -> tuple[Target, str]:
        """What is looked at, and how."""
        return self.way[-1]

    def items(self, width: int) -> Sequence[Item | Line]:
        """The way, then what there is to see."""
        world, (target, view) = self.session.world, self.here
        crumbs: list[Run] = [(say(N_("floor")), "dim")]
        for each, how in self.way:
            name = each.id if how == PAGE else say(NAMES[how])
            crumbs += [(" › ", "faint"), (name, "title" if (each, how) == self.here else "dim")]
        lines: list[Item | Line] = [tuple(crumbs), ()]
        if view == LAYERS:
            return (*lines, *stack_lines(world, target, width))
        if view == FOLDER:
            return (*lines, *folder_items(world, target.id, width))
        return (*lines, *inspector_items(world, target, width))

    def action_nearer(self) -> None:
        """Into what is under the cursor, or one view nearer."""
        target, view = self.here
        item = self.panel.items[self.panel.cursor] if self.panel.items else None
        if view == PAGE and item is not None and item.kind and item.kind != "entry":
            found = Target(item.kind, item.id)
            if found not in [each for each, _ in self.way]:
                self._to(found, PAGE)
                return
        self._to(*self._next(target, view))

    def _next(self, target: Target, view: str) -> tuple[Target, str]:
        world = self.session.world
        if view == PAGE and server_of(world, target) is not None:
            return target, LAYERS
        guest = _guest(world, target)
        if view == LAYERS and guest is not None:
            return guest, FOLDER
        return target, view

    def _to(self, target: Target, view: str) -> None:
        if (target, view) != self.here:
            self.way.append((target, view))
            self.panel.cursor = 0
            self.fill()

    def action_farther(self) -> None:
        """One step back; from the first to the floor."""
        if len(self.way) == 1:
            self.dismiss(self.here[0])
            return
        self.way.pop()
        self.panel.cursor = 0
        self.fill()

    def chosen(self, item: Item) -> None:
        """Nearer to it."""
        if item.kind and item.kind != "entry":
            self._to(Target(item.kind, item.id), PAGE)

    def action_close(self) -> None:
        """To the floor, with the cursor on what was looked at last."""
        self.dismiss(self.here[0])


def _guest(world: World, target: Target) -> Target | None:
    if target.kind == GUEST:
        return target
    if target.kind == APP and target.id in world.apps:
        on = world.apps[target.id].on
        return Target(GUEST, on) if on in world.guests else None
    server = server_of(world, target)
    return Target(GUEST, server.guests[0]) if server and server.guests else None


def _way(world: World, target: Target, view: str) -> list[tuple[Target, str]]:
    """The steps that lead there: from its server downwards."""
    server = server_of(world, target)
    steps: list[tuple[Target, str]] = []
    if server is not None and target.kind in (GUEST, APP):
        steps.append((Target(SERVER, server.id), PAGE))
    guest = _guest(world, target) if target.kind == APP else None
    if guest is not None:
        steps.append((guest, PAGE))
    steps.append((target, PAGE))
    if view != PAGE:
        steps.append((target, view))
    return steps
