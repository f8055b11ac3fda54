"""The title as a list of numbered lines."""

from datetime import date
from pathlib import Path

from dcgame.cli.plain.lines import Lines
from dcgame.play.settings import LANGUAGE_NAMES
from dcgame.words import LANGUAGES, N_, language, say

_LOAD, _SANDBOX, _LANGUAGE, _SETTINGS = "\0load", "\0sandbox", "\0language", "\0settings"
LEAVE = ("quit", "q", "salir", "exit")
MOST_SAVES = 30


def choose(saves: Path, settings: Path, lines: Lines) -> str | Path | None:
    """The id of a level to begin, a save to go on with, or ``None`` to leave."""
    while True:
        choices = _choices(saves)
        lines.tell(say(N_("dcgame: a flight simulator for the machine room.")))
        chosen = pick(lines, [label for label, _ in choices])
        if chosen is None:
            return None
        found: str | Path | None = choices[chosen][1]
        if found in (_LANGUAGE, _SETTINGS):
            from dcgame.cli.plain.settings import prefer, speak

            change = speak if found == _LANGUAGE else prefer
            change(settings, lines)
            continue
        if found == _LOAD:
            found = _save(saves, lines)
        elif found == _SANDBOX:
            from dcgame.cli.plain.sandbox import compose

            found = compose(lines)
        if found is not None:
            return found
        if lines.ended:
            return None


def pick(lines: Lines, labels: list[str]) -> int | None:
    """The place of the line that is chosen; ``None`` to leave."""
    for number, label in enumerate(labels, start=1):
        lines.tell(f"{number}. {label}")
    lines.tell(say(N_("Type a number, or quit.")))
    while True:
        typed = lines.ask("> ")
        if typed is None or typed in LEAVE:
            return None
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(labels):
            return int(typed) - 1
        if typed:
            lines.tell(say(N_("Type a number from 1 to {last}, or quit."), last=len(labels)))


def _save(saves: Path, lines: Lines) -> Path | None:
    """One of the saves, the newest first."""
    from dcgame.campaign.library import find
    from dcgame.play import figures
    from dcgame.play.saves import listing

    found = [info for info in listing(saves) if not info.problem][:MOST_SAVES]
    if not found:
        lines.tell(say(N_("There is no saved game.")))
        return None
    labels = []
    for info in found:
        level = find(info.level)
        name = info.title or (level.title.get(language()) if level else info.level)
        text = N_("{name}, {when}, file {file}")
        if info.over:
            text = N_("{name}, over, file {file}")
        labels.append(say(text, name=name, when=figures.moment(info.at), file=info.path.name))
    place = pick(lines, labels)
    return None if place is None else found[place].path


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
    found += [(say(N_("Sandbox")), _SANDBOX), (say(N_("Load a saved game")), _LOAD)]
    return [*found, (say(N_("Settings")), _SETTINGS), (language_line(), _LANGUAGE)]


def language_line() -> str:
    """The language that is spoken, and the other one."""
    other = next(each for each in LANGUAGES if each != language())
    names = {"language": LANGUAGE_NAMES[language()], "other": LANGUAGE_NAMES[other]}
    return say(N_("Language: {language}; change it to {other}"), **names)
