"""How the floor is looked at: overlays, zoom, the log under the racks and what it leaves out."""

from collections.abc import Callable
from typing import Any

from dcgame.tui.floor.kinds import GUEST, SERVER, Paint, Target, TitleRow
from dcgame.tui.floor.logbook import Log, next_filter
from dcgame.tui.floor.navigation import line_of, server_of
from dcgame.tui.floor.overlays import (
    legend_runs,
    next_overlay,
    overlay_before,
    overlay_of,
    paints_of,
)
from dcgame.tui.floor.plan import plan_of
from dcgame.tui.floor.sheets.zoom import ZoomSheet
from dcgame.tui.floor.stage import Stage
from dcgame.tui.widgets.ink import gathered
from dcgame.tui.widgets.rack_floor import RackFloor
from dcgame.words import N_, say


class Viewing(Stage):
    """What is over the racks, how near they are, and what the log says of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.overlay = ""
        self.log_filter = ""

    # ------------------------------------------------------------ the log

    def log_of(self) -> Log:
        """The log, and what it leaves out."""
        return Log(self.session.world, self.selection, self.log_filter)

    def action_filter(self) -> None:
        """The log cut down to something else."""
        self.filter_log(next_filter(self.log_filter))

    def filter_log(self, name: str) -> None:
        """The log cut down to what that filter lets pass."""
        self.log_filter = name
        self.show_all()

    # ------------------------------------------------------------ overlays

    def paint(self) -> Callable[[Target], Paint | None] | None:
        """What lies over the racks."""
        if not self.overlay:
            return None
        return paints_of(self.session.world, self.overlay, self.selection)

    def legend(self) -> tuple[TitleRow, ...]:
        """The name of the overlay, what it comes to, and its signs, in as many lines as it takes;
        or where one is."""
        overlay = overlay_of(self.overlay)
        if overlay is not None:
            runs = legend_runs(self.session.world, self.overlay, self.selection)
            name = f"o {say(overlay.name)}"
            first, *more = gathered(runs, self.racks.size.width - len(name) - 3)
            return (
                TitleRow(name, ((" ", "plain"), *first), "overlay"),
                *(
                    TitleRow("", ((" " * (len(name) + 1), "plain"), *line), "overlay")
                    for line in more
                ),
            )
        if self.rack:
            floor, back = say(N_("floor")), say(N_("− back to the floor"))
            return (TitleRow(f"{floor} › {self.rack}", (("   ", "plain"), (back, "dim")), "out"),)
        return ()

    def action_overlay(self, name: str = "") -> None:
        """The next overlay, or that one; after the last none."""
        known = overlay_of(name)
        if known is not None:
            self.overlay = "" if self.overlay == name else name
        else:
            self.overlay = next_overlay(self.overlay)
        self.show_all()
        if self.selection is not None:
            self.reveal(self.selection)

    def action_overlay_back(self) -> None:
        """The overlay before; before the first none."""
        self.overlay = overlay_before(self.overlay)
        self.show_all()
        if self.selection is not None:
            self.reveal(self.selection)

    def on_rack_floor_pressed(self, message: RackFloor.Pressed) -> None:
        """The line over the racks was pressed."""
        if message.button == "overlay":
            self.action_overlay()
        else:
            self.action_zoom_out()

    # ------------------------------------------------------------ zoom

    def action_zoom_in(self) -> None:
        """From the floor to a rack, from there to the thing under the cursor, then its layers."""
        target = self.selection
        if target is None:
            return
        if not self.rack and len(self.session.world.racks) > 1:
            rack = self._rack_of(target)
            if rack:
                self.rack = rack
                self.show_all()
                self.reveal(target)
                return
        self.app.push_screen(ZoomSheet(self.session, target), self._zoomed)

    def _rack_of(self, target: Target) -> str:
        line = line_of(self.session.world, target)
        racks = self.session.world.rack_names()
        plan = plan_of(self.session.world, False)
        for name, lines in zip(racks, plan.racks, strict=True):
            if any(slot.target == line for slot in lines):
                return name
        return ""

    def _zoomed(self, target: Target | None) -> None:
        if target is not None:
            self.select(target)

    def action_zoom_out(self) -> None:
        """Back to the floor."""
        self.rack = ""
        self.show_all()
        if self.selection is not None:
            self.reveal(self.selection)

    def select(self, target: Target | None, reveal: bool = True) -> None:
        """Put the cursor on a thing; what is in another rack takes the view there."""
        if self.rack and target is not None:
            self.rack = self._rack_of(target)
        super().select(target, reveal)

    def action_folder(self) -> None:
        """The files of the selected guest."""
        target = self.selection
        server = server_of(self.session.world, target)
        if target is None or (target.kind != GUEST and (server is None or not server.guests)):
            self.say_line((("· ", "dim"), (say(N_("select a guest")), "dim")))
            return
        if target.kind == SERVER and server is not None:
            target = Target(GUEST, server.guests[0])
        self.app.push_screen(ZoomSheet(self.session, target, "folder"), self._zoomed)
