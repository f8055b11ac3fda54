"""Jump: while it lasts, everything in sight bears a label; who types it is there."""

from collections.abc import Iterator

from dcgame.play.alarms import alarms
from dcgame.tui.floor.hinting import Spot, labelled, spots
from dcgame.tui.floor.kinds import SERVICE, Target
from dcgame.tui.floor.panels import alarm_target
from dcgame.tui.floor.sheets.jump import JumpLayer
from dcgame.tui.floor.viewing import Viewing
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.tui.widgets.rack_floor import RackFloor
from dcgame.tui.widgets.tones import Tags

Labels = dict[str, tuple[RackFloor | LinePanel, Spot]]


class Jumping(Viewing):
    """Labels on the racks and the lists. The layer that takes the keys is in ``sheets``."""

    def action_jump(self) -> None:
        """A label on everything in sight."""
        if self.placing is None:
            self.app.push_screen(JumpLayer(self), self._jumped)

    def _jumped(self, target: Target | None) -> None:
        self.racks.spread({})
        self.tag({}, "")
        self.show_all()
        if target is not None:
            self.deed("jump")
            self.select(target)

    def labels(self) -> Labels:
        """The labels of what is in sight now, on which widget, and where."""
        racks = self.racks
        racks.spread({})
        names: dict[int, frozenset[Target]] = {}
        for spot in spots(racks.parts_in_sight(), racks.size.width):
            names[spot.y] = names.get(spot.y, frozenset()) | {spot.target}
        racks.spread(names)
        found: dict[Target, tuple[RackFloor | LinePanel, Spot]] = {}
        for spot in spots(racks.parts_in_sight(), racks.size.width):
            found[spot.target] = (racks, spot)
        for spot in self._listed():
            found.setdefault(spot.target, (self.panel("board"), spot))
        world = self.session.world
        places = (alarm_target(world, each.kind, each.about) for each in alarms(world))
        urgent = frozenset(place for place in places if place is not None)
        letters = labelled([spot for _, spot in found.values()], urgent)
        return {label: found[spot.target] for label, spot in letters.items()}

    def _listed(self) -> Iterator[Spot]:
        """Services, and what an alarm is about, in the lists."""
        board = self.panel("board")
        if not board.display:
            return
        for y in range(board.size.height):
            number = y + board.scroll_offset.y
            item = board.items[number] if number < len(board.items) else None
            if item is None or not item.kind:
                continue
            if item.kind == "alarm":
                kind, _, about = item.id.partition(":")
                target = alarm_target(self.session.world, kind, about)
            else:
                target = Target(SERVICE, item.id) if item.kind == SERVICE else None
            if target is not None:
                yield Spot(target, 0, y)

    def tag(self, labels: Labels, typed: str) -> None:
        """Draw them; those that the typing has ruled out are pale."""
        for widget in (self.racks, self.panel("board")):
            tags: Tags = {}
            for label, (where, spot) in labels.items():
                if where is widget:
                    tone = "key:block" if label.startswith(typed) else "faint"
                    tags.setdefault(spot.y, []).append((spot.x, label.upper(), tone))
            widget.tag(tags)

    def target_under(self, x: int, y: int) -> Target | None:
        """What lies at a cell of the screen."""
        region = self.racks.region
        if not region.contains(x, y):
            return None
        return self.racks.target_at(x - region.x, y - region.y)
