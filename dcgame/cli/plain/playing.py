"""A game from its brief to its debrief, line by line."""

from pathlib import Path
from typing import TYPE_CHECKING

from dcgame.cli import codes
from dcgame.cli.plain.lines import Lines
from dcgame.words import N_, language, say

if TYPE_CHECKING:
    from dcgame.console.talk import Talk
    from dcgame.play.session import Session


def play_on(session: "Session", saves: Path, settings: Path, lines: Lines) -> int:
    """Play until the game is over or the player leaves; it is saved either way."""
    from dcgame.console.asking import brief, goals, looked
    from dcgame.console.talk import Talk
    from dcgame.play.saves import listing
    from dcgame.play.settings import load as load_settings

    level = session.level
    tries = sum(info.over and info.level == level.id for info in listing(saves))
    talk = Talk(session, tries, load_settings(settings).settings.pauses)
    if not session.world.now:
        lines.tell(level.title.get(language()), *brief(session, []).lines)
        lines.tell(say(N_("What is asked for:")), *goals(session, []).lines)
    else:
        lines.tell(*looked(session, []).lines)
    lines.tell(say(N_("Say help for what can be said, look for the room, run to let time pass.")))
    try:
        _converse(talk, lines)
    finally:
        session.close()
    return codes.OK


def _converse(talk: "Talk", lines: Lines) -> None:
    from dcgame.cli.plain.guiding import Guiding

    guiding = Guiding(talk.session)
    while not talk.session.over:
        lines.tell(*guiding.tell())
        typed = lines.ask(talk.prompt)
        if typed is None:
            break
        answer = talk.enter(typed)
        lines.tell(*answer.lines)
        if answer.leave:
            break
        guiding.heard(typed, answer)
    if talk.session.over:
        _debrief(talk.session, lines)
    else:
        lines.tell(say(N_("The game is saved.")))


def _debrief(session: "Session", lines: Lines) -> None:
    from dcgame.console.ending import ending

    lines.tell(say(N_("The debrief; a moment, other ways of playing it are being tried.")))
    lines.tell(*ending(session))
    recall(session, lines)


def recall(session: "Session", lines: Lines) -> None:
    """The level's questions, one after the other; an empty line leaves one out."""
    from dcgame.console.asking import plain_text

    for question in session.level.questions:
        lines.tell("", *plain_text(question.question.get(language())))
        for number, option in enumerate(question.options, start=1):
            lines.tell(f"{number}. {' '.join(plain_text(option.text.get(language())))}")
        typed = lines.ask(say(N_("Your answer, a number; enter leaves it out: ")))
        if typed is None:
            return
        place = int(typed) if typed.isascii() and typed.isdigit() else 0
        if not 1 <= place <= len(question.options):
            continue
        right = question.options[place - 1].id == question.correct
        lines.tell(say(N_("Right.")) if right else say(N_("Wrong.")))
        lines.tell(*plain_text(question.explanation.get(language())))
