"""F1: the keys, and what the signs on the floor mean."""

from collections.abc import Mapping, Sequence

from textual.binding import Binding

from dcgame.tui.floor.keys import BINDINGS, KEY_NAMES
from dcgame.tui.floor.sheets.simple import paragraph
from dcgame.tui.widgets.ink import Line, cell, fit
from dcgame.words import N_, say

SIGNS: tuple[tuple[str, str, str], ...] = (
    ("●", "good", N_("up")),
    ("◐", "accent", N_("starting")),
    ("○", "dim", N_("off, asked for")),
    ("✖", "bad", N_("lost, or down, not asked for")),
    ("▲", "warn", N_("works, but something is wrong with it")),
    ("◌", "bad", N_("a guest that waits for room")),
    ("◍", "accent", N_("in maintenance, or being emptied for it")),
    ("□", "bad", N_("without quorum: its vote does not count; ■ a vote that does")),
    ("≠", "warn", N_("a guest in the wrong place: its page says why")),
    ("⇢", "accent", N_("a guest on its way to another host")),
    ("▪", "good", N_("a part that works: a disk, a controller, a cable")),
    ("›", "busy", N_("busy: from 70 per cent")),
    ("»", "accent", N_("work in progress, and how much is done")),
    ("·", "faint", N_("free")),
)
MOVING = (
    N_("↑ ↓ from server to server, → into what lives there, ← back; tab to the lists"),
    N_("ctrl+p finds every command; a click selects; drag a guest to a host to migrate it"),
    N_("right click or double click: what can be done with it"),
)
BAR = N_(
    "A server's bar: each block is a guest, as wide as the processor time it takes now, in the "
    "colour of its service; it begins with the first letter of its name."
)
LONG_NAMES = {**KEY_NAMES, "space": N_("space"), "colon,grave_accent": ": `"}


def help_lines(width: int, keymap: Mapping[str, str] | None = None) -> Sequence[Line]:
    """Keys in two columns, as the player has bound them, then the signs."""
    mine = keymap or {}
    keys = [each for each in BINDINGS if isinstance(each, Binding) and each.show]
    half = (len(keys) + 1) // 2
    column = width // 2
    lines: list[Line] = [((say(N_("keys")), "title"),)]
    for number in range(half):
        left = _key(keys[number], column, mine)
        other = keys[number + half] if number + half < len(keys) else None
        lines.append((*left, *(_key(other, column, mine) if other else ())))
    for text in MOVING:
        lines.extend(paragraph(say(text), width, "dim"))
    lines += [(), ((say(N_("signs")), "title"),)]
    lines += [_sign(*sign) for sign in SIGNS]
    return (*lines, (), *paragraph(say(BAR), width, "dim"))


def _key(binding: Binding, width: int, keymap: Mapping[str, str]) -> Line:
    key = keymap.get(str(binding.id), binding.key)
    name = LONG_NAMES.get(key, key)
    shown = say(name) if len(name) > 1 else name
    return fit(((cell(shown, 7) + " ", "key"), (say(binding.description), "plain")), width)


def _sign(glyph: str, tone: str, text: str) -> Line:
    return ((f"  {glyph}  ", tone), (say(text), "plain"))
