"""What the player prefers, line by line; kept in the same file as the screens keep it."""

from pathlib import Path

from dcgame.cli.plain.lines import Lines
from dcgame.cli.plain.menu import language_line, pick
from dcgame.play.settings import PAUSE_LABELS, PAUSES, load, store
from dcgame.words import LANGUAGES, N_, language, say, use


def prefer(file: Path, lines: Lines) -> None:
    """Change what stops the clock, and the language, until the player has had enough."""
    while True:
        kept = load(file).settings
        labels = [_stops(kind, kind in kept.pauses) for kind in PAUSES]
        chosen = pick(lines, [*labels, language_line()])
        if chosen is None:
            return
        if chosen == len(PAUSES):
            speak(file, lines)
            continue
        toggled = {PAUSES[chosen]}.symmetric_difference(kept.pauses)
        pauses = tuple(each for each in PAUSES if each in toggled)
        _keep(store(file, kept._replace(pauses=pauses)), lines)


def speak(file: Path, lines: Lines) -> None:
    """The other language, from now on."""
    use(next(each for each in LANGUAGES if each != language()))
    _keep(store(file, load(file).settings._replace(language=language())), lines)


def _stops(kind: str, stops: bool) -> str:
    text = N_("The clock stops when {what}") if stops else N_("The clock goes on when {what}")
    return say(text, what=say(PAUSE_LABELS[kind]))


def _keep(problem: str, lines: Lines) -> None:
    if problem:
        lines.tell(problem)
