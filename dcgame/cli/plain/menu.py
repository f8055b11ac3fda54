"""The title as a list of numbered lines."""

from datetime import date
from pathlib import Path

from dcgame.cli.plain.lines import Lines
from dcgame.words import N_, language, say


def choose(saves: Path, lines: Lines) -> str | Path | None:
    """The id of a level to begin, a save to go on with, or ``None`` to leave."""
    choices = _choices(saves)
    lines.tell(say(N_("dcgame: a flight simulator for the machine room.")))
    for number, (label, _) in enumerate(choices, start=1):
        lines.tell(f"{number}. {label}")
    lines.tell(say(N_("Type a number, or quit.")))
    while True:
        typed = lines.ask("> ")
        if typed is None or typed in ("quit", "q", "salir"):
            return None
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1][1]
        if typed:
            lines.tell(say(N_("Type a number from 1 to {last}, or quit."), last=len(choices)))


def _choices(saves: Path) -> list[tuple[str, str | Path]]:
    from dcgame.campaign.library import find, levels
    from dcgame.campaign.rooms.daily import daily_id
    from dcgame.campaign.rooms.named import WRITTEN, room_named
    from dcgame.play import figures
    from dcgame.play.saves import listing

    found: list[tuple[str, str | Path]] = []
    titles = {level.id: level.title.get(language()) for level in levels()}
    for info in listing(saves):
        level = None if info.problem or info.over else find(info.level)
        if level is not None:
            when, title = figures.moment(info.at), level.title.get(language())
            text = N_("Continue: {title}, {when}")
            found.append((say(text, title=title, when=when), info.path))
            break
    for name in WRITTEN:
        room = room_named(name)
        if room is not None:
            found.append((room.title.get(language()), room.id))
    found.append((say(N_("Daily room")), daily_id(date.today())))
    for level in levels():
        text = N_("Level {number}: {title}")
        found.append((say(text, number=level.number, title=titles[level.id]), level.id))
    return found
