"""The keys of the floor: what each does, and what the line at the bottom shows of them."""

from collections.abc import Mapping
from functools import lru_cache

from textual.binding import Binding, BindingType

from dcgame.tui.widgets.ink import Line, Run, fit, width_of
from dcgame.words import N_, language, say

BINDINGS: list[BindingType] = [
    Binding("space", "pause", N_("pause"), id="floor.pause"),
    Binding("1", "speed(1)", N_("slow"), id="floor.speed1"),
    Binding("2", "speed(2)", N_("steady"), id="floor.speed2"),
    Binding("3", "speed(3)", N_("fast"), id="floor.speed3"),
    Binding("4", "speed(4)", N_("fastest"), id="floor.speed4"),
    Binding("full_stop", "next", N_("until something needs me"), id="floor.next"),
    Binding("up", "move('up')", show=False, id="floor.up"),
    Binding("down", "move('down')", show=False, id="floor.down"),
    Binding("left", "move('left')", show=False, id="floor.left"),
    Binding("right", "move('right')", show=False, id="floor.right"),
    Binding("enter", "menu", N_("verbs"), id="floor.menu"),
    Binding("colon,grave_accent", "console", N_("console"), id="floor.console"),
    Binding("question_mark", "why", N_("why"), id="floor.why"),
    Binding("k", "stack", N_("layers"), id="floor.stack"),
    Binding("i", "inspector", N_("inspector"), id="floor.inspector"),
    Binding("l", "day", N_("load of the day"), id="floor.day"),
    Binding("h", "hints", N_("hints"), id="floor.hints"),
    Binding("o", "overlay", N_("overlays: load, power, blast…"), id="floor.overlay"),
    Binding("O", "overlay_back", N_("the overlay before"), id="floor.overlay_back"),
    Binding("c", "goals", N_("goals"), id="floor.goals"),
    Binding("plus,equals_sign", "zoom_in", N_("nearer"), id="floor.nearer"),
    Binding("minus,backspace", "zoom_out", N_("back to the floor"), id="floor.farther"),
    Binding("y", "folder", N_("folder of a guest"), id="floor.folder"),
    Binding("e", "filter", N_("filter of the log"), id="floor.filter"),
    Binding("a", "alarm", N_("next alarm"), id="floor.alarm"),
    Binding("m", "place('migrate')", N_("migrate"), id="floor.migrate"),
    Binding("v", "place('convert')", N_("convert"), id="floor.convert"),
    Binding("p", "place('')", N_("place"), id="floor.place"),
    Binding("s", "switch", N_("start or stop"), id="floor.switch"),
    Binding("x", "power", N_("power on or off"), id="floor.power"),
    Binding("r", "repair", N_("replace a part"), id="floor.repair"),
    Binding("u", "verb('update')", N_("update"), id="floor.update"),
    Binding("d", "verb('retire')", N_("retire"), id="floor.retire"),
    Binding("n", "verb('create')", N_("new guest"), id="floor.create"),
    Binding("b", "verb('buy')", N_("buy"), id="floor.buy"),
    Binding("S", "verb('snapshot')", N_("snapshot"), id="floor.snapshot"),
    Binding("B", "verb('backup')", N_("back up"), id="floor.backup"),
    Binding("R", "verb('restore')", N_("restore"), id="floor.restore"),
    Binding("C", "verb('clone')", N_("clone"), id="floor.clone"),
    Binding("X", "maintenance", N_("maintenance, or its end"), id="floor.maintenance"),
    Binding("w", "verb('window')", N_("window"), id="floor.window"),
    Binding("z,ctrl+z", "undo", N_("undo"), id="floor.undo"),
    Binding("j", "jump", N_("jump"), id="floor.jump"),
    Binding("f", "fire", N_("break something"), id="floor.fire"),
    Binding("0", "skip_guide", N_("skip the guide"), id="floor.skip"),
    Binding("t", "past", N_("look back"), id="floor.past"),
    Binding("g", "plots", N_("plots"), id="floor.plots"),
    Binding("escape", "back", N_("menu"), id="floor.back"),
    Binding("f1", "help", N_("help"), id="floor.help"),
]

CALM: tuple[tuple[str, str], ...] = (
    ("space", N_("pause")),
    ("1-4", N_("speed")),
    ("enter", N_("verbs")),
    ("?", N_("why")),
    ("o", N_("overlay")),
    ("esc", N_("menu")),
    ("+", N_("nearer")),
    ("h", N_("hints")),
    ("z", N_("undo")),
    ("F1", N_("help")),
    (":", N_("console")),
    (".", N_("next")),
    ("i", N_("info")),
    ("m", N_("migrate")),
    ("v", N_("convert")),
    ("l", N_("day")),
    ("k", N_("layers")),
    ("S", N_("snapshot")),
    ("B", N_("back up")),
    ("X", N_("maintenance")),
    ("x", N_("power")),
    ("c", N_("goals")),
    ("t", N_("past")),
    ("g", N_("plots")),
)
"""From what is needed most; what does not fit is left out."""
NO_GUESTS = tuple(hint for hint in CALM if hint[0] != "m")
"""The same where nothing can be migrated."""
PLACING: tuple[tuple[str, str], ...] = (
    ("↑↓", N_("choose")),
    ("enter", N_("do it")),
    ("esc", N_("leave it")),
)
JUMPING: tuple[tuple[str, str], ...] = (
    ("↑↓", N_("scroll")),
    ("esc", N_("leave it")),
)
TYPING: tuple[tuple[str, str], ...] = (
    ("enter", N_("say it")),
    ("tab", N_("complete")),
    ("↑↓", N_("history")),
    ("esc", N_("close")),
    ("help", N_("verbs")),
)


KEY_NAMES = {
    "full_stop": ".",
    "colon,grave_accent": ":",
    "question_mark": "?",
    "escape": "esc",
    "plus,equals_sign": "+",
    "minus,backspace": "−",
    "z,ctrl+z": "z",
    "f1": "F1",
}
"""How keys are written that are called otherwise."""


def written(key: str, keymap: Mapping[str, str]) -> str:
    """A key of the hints as the player has bound it."""
    for binding in BINDINGS:
        if not isinstance(binding, Binding) or binding.id is None or binding.id not in keymap:
            continue
        if KEY_NAMES.get(binding.key, binding.key) == key:
            mine = keymap[binding.id].split(",")[0]
            return KEY_NAMES.get(mine, mine)
    return key


def hint_line(
    hints: tuple[tuple[str, str], ...], width: int, keymap: Mapping[str, str] | None = None
) -> Line:
    """As many hints as fit whole."""
    return _hint_line(hints, width, tuple((keymap or {}).items()), language())


@lru_cache(maxsize=16)
def _hint_line(
    hints: tuple[tuple[str, str], ...], width: int, bound: tuple[tuple[str, str], ...], _: str
) -> Line:
    """The same, remembered for a keymap and a language."""
    runs: list[Run] = [(" ", "dim")]
    keymap = dict(bound)
    for usual, text in hints:
        key = written(usual, keymap)
        gap = "  " if len(runs) > 1 else ""
        key = say(N_("space")) if key == "space" else key
        part: Line = ((gap, "dim"), (key, "key"), (f" {say(text)}", "dim"))
        if width_of((*runs, *part)) > width:
            break
        runs.extend(part)
    return fit(runs, width)
