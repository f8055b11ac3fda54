"""F1 around the floor: what a screen is for, what has the keys there, and all of its keys."""

from collections.abc import Mapping, Sequence

from textual.widget import Widget
from textual.widgets import Input, OptionList

from dcgame.tui.floor.sheets.simple import TextSheet, paragraph
from dcgame.tui.widgets.ink import Line, cell, fit
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say

About = tuple[str, tuple[str, ...]]
"""A title, and what there is to say."""

SCREENS: Mapping[str, About] = {
    "TitleScreen": (
        N_("the title"),
        (
            N_("Every line is a way into the game. Continue, where it stands, is your last game."),
            N_("Games are saved while they are played: who leaves loses nothing."),
            N_("Ctrl+P finds every command by a word of it."),
        ),
    ),
    "MapScreen": (
        N_("the campaign"),
        (
            N_("Chapters and their levels, and how many of its three stars you hold of each."),
            N_("At the right: what a level teaches, or what opens it."),
        ),
    ),
    "BriefScreen": (
        N_("the brief"),
        (
            N_("The situation, and what each star asks for. F1 in the room explains the rest."),
            N_("A seed is a luck: with the same one the same things break at the same second."),
        ),
    ),
    "SandboxScreen": (
        N_("the sandbox"),
        (
            N_("A room of your own: what can be bought, how large it is, how often things break."),
            N_("The same seed makes the same room, with the same luck."),
        ),
    ),
    "PreferencesScreen": (
        N_("settings"),
        (
            N_("What is changed holds at once, and in every game from now on."),
            N_("What is marked with ● stops the clock when it happens."),
        ),
    ),
    "CodexScreen": (
        N_("the codex"),
        (
            N_("A page for each verb, failure and concept: how it works, numbers and sources."),
            N_("What is typed after / is looked for in titles and texts."),
        ),
    ),
    "SavesScreen": (
        N_("saved games"),
        (
            N_("The latest first; ⎇ marks one that went on from another's past."),
            N_("At the right: the room as it was left, and how its goals stand."),
            N_("One that is damaged says so, and what of it can be played."),
        ),
    ),
    "DebriefScreen": (
        N_("the debrief"),
        (
            N_("What came of it: stars, services, each loss with its cause, what would help."),
            N_("Enter on a loss shows how it came about; questions are answered by a letter."),
            N_("t looks back at any moment; from there one can go on in another game."),
        ),
    ),
    "PlotsScreen": (
        N_("plots"),
        (
            N_("Load, services, money and power over the time that was played."),
            N_("At the right: what each says at the moment under the cursor; t goes there."),
        ),
    ),
    "DailyScreen": (
        N_("the daily room"),
        (N_("The date is the seed: everybody has the same room today. The first game counts."),),
    ),
    "ReviewScreen": (
        N_("review"),
        (N_("Levels that you passed come back after some days, with another luck."),),
    ),
    "KeysScreen": (
        N_("keys"),
        (
            N_("Every key of the game. Enter asks for another one; ⌫ brings the usual one back."),
            N_("They are kept in a small file beside your settings."),
        ),
    ),
    "LevelCheckScreen": (
        N_("check levels"),
        (
            N_("For authors: every fault of a level's files, with line and column."),
            N_("A folder is checked again when its files change, or with F5."),
        ),
    ),
    "PastScreen": (
        N_("the past"),
        (
            N_("The room as it was. Nothing can be ordered, everything can be looked at."),
            N_("b goes on from here in a game of its own; the old one stays as it is."),
        ),
    ),
}

FOCUSED: Mapping[str, About] = {
    "list": (
        N_("the list"),
        (N_("↑ ↓ go from line to line, Home and End to the ends; Enter opens. A click does too."),),
    ),
    "field": (
        N_("the field"),
        (N_("Type; tab goes on to what was found."),),
    ),
    "scrubber": (
        N_("the strip of time"),
        (
            N_("← → go by one column, PgUp and PgDn by a day, Home and End to the ends."),
            N_("Over it time, on it how the worst service was; │ orders, ✖ faults, ▲ alarms."),
            N_("Tab goes to the lists and the racks; the mouse can drag along the strip."),
        ),
    ),
    "racks": (
        N_("the racks"),
        (N_("The arrows go from thing to thing; ? says why one is as it is, k shows its layers."),),
    ),
    "plots": (
        N_("the plots"),
        (N_("← → go by one column, PgUp and PgDn by a day; ↑ ↓ scroll; digits show one alone."),),
    ),
}


class PageHelp(TextSheet):
    """About a screen, what has the keys on it, and its keys."""

    def __init__(self, screen: str, focused: Widget | None, keys: Sequence[Key]) -> None:
        title, _ = SCREENS[screen]
        super().__init__(say(title), lambda width: lines_for(screen, focused, keys, width))


def lines_for(screen: str, focused: Widget | None, keys: Sequence[Key], width: int) -> list[Line]:
    """The help of a screen by the name of its class."""
    lines = [line for text in SCREENS[screen][1] for line in paragraph(say(text), width)]
    about = FOCUSED.get(_kind(focused))
    if about is not None:
        lines += [(), ((say(about[0]), "title"),)]
        lines += [line for text in about[1] for line in paragraph(say(text), width)]
    lines += [(), ((say(N_("keys")), "title"),)]
    for key in keys:
        runs: Line = ((cell(key.key, 8), "key"), (say(key.does), "plain"))
        lines.append(fit(runs, width))
    return lines


def _kind(widget: Widget | None) -> str:
    """What kind of thing has the keys."""
    if isinstance(widget, OptionList):
        return "list"
    if isinstance(widget, Input):
        return "field"
    return {"racks": "racks", "scrubber": "scrubber", "board": "list", "plots": "plots"}.get(
        (widget.id or "") if widget is not None else "", ""
    )
