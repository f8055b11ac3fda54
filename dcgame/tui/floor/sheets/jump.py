"""Jump: a label of two letters on everything in the room; typing it goes there."""

from collections.abc import Iterator, Sequence

from textual.events import Key

from dcgame.play.alarms import alarms
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, SERVICE, Target
from dcgame.tui.floor.sheets.base import ListSheet
from dcgame.tui.widgets.ink import Line, cell, fit
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.hardware import ServerState
from dcgame.world.world import World

LETTERS = "asdfghjklweruio"
COLUMNS = 3


class JumpSheet(ListSheet[Target]):
    """Gives back what the label stands for."""

    WIDTH = 76

    def __init__(self, world: World) -> None:
        super().__init__(say(N_("jump")), say(N_("type a label · esc closes")))
        self.places = dict(zip(labels(), targets(world), strict=False))
        self.typed = ""

    def items(self, width: int) -> Sequence[Item | Line]:
        """Labels and names, in columns; those that the typing has ruled out are dim."""
        rows = list(self.places.items())
        tall = -(-len(rows) // COLUMNS)
        wide = width // COLUMNS
        lines: list[Line] = []
        for number in range(tall):
            runs: list[tuple[str, str]] = []
            for label, target in rows[number::tall]:
                live = label.startswith(self.typed)
                runs.append((f"{label} ", "key" if live else "faint"))
                runs.append((cell(target.id, wide - 4) + " ", "plain" if live else "faint"))
            lines.append(fit(runs, width))
        return lines

    def on_key(self, event: Key) -> None:
        """A letter of a label."""
        if event.character is None or event.character not in LETTERS:
            return
        event.stop()
        event.prevent_default()
        self.typed += event.character
        if self.typed in self.places:
            self.dismiss(self.places[self.typed])
            return
        if not any(label.startswith(self.typed) for label in self.places):
            self.typed = ""
        self.fill()


def labels() -> Iterator[str]:
    """Two letters each, so that no label begins another."""
    for first in LETTERS:
        for second in LETTERS:
            yield first + second


def targets(world: World) -> Iterator[Target]:
    """What is wrong comes first, then services, servers, guests and applications."""
    known: dict[Target, None] = {}
    shelves = ((SERVICE, world.services), (GUEST, world.guests), (APP, world.apps))
    wrong = {alarm.about.partition("/")[0] for alarm in alarms(world)}
    standing = [
        name
        for name in sorted(world.servers)
        if world.servers[name].state is not ServerState.RETIRED
    ]
    everything = [Target(SERVER, name) for name in standing]
    for kind, shelf in shelves:
        everything += [Target(kind, name) for name in sorted(shelf)]
    for target in (*(each for each in everything if each.id in wrong), *everything):
        known[target] = None
    yield from known
