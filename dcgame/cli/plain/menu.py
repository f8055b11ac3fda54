"""The title as a list of numbered lines."""

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
    from dcgame.campaign.library import levels
    from dcgame.play import figures
    from dcgame.play.saves import listing

    found: list[tuple[str, str | Path]] = []
    titles = {level.id: level.title.get(language()) for level in levels()}
    for info in listing(saves):
        if not info.problem and not info.over and info.level in titles:
            when = figures.moment(info.at)
            text = N_("Continue: {title}, {when}")
            found.append((say(text, title=titles[info.level], when=when), info.path))
            break
    for level in levels():
        text = N_("Level {number}: {title}")
        found.append((say(text, number=level.number, title=titles[level.id]), level.id))
    return found
