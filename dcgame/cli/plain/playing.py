"""A game from its brief to its debrief, line by line."""

from pathlib import Path
from typing import TYPE_CHECKING

from dcgame.cli import codes
from dcgame.cli.plain.lines import Lines
from dcgame.words import N_, language, say

if TYPE_CHECKING:
    from dcgame.console.talk import Talk
    from dcgame.play.session import Session


def play_on(session: "Session", saves: Path, lines: Lines) -> int:
    """Play until the game is over or the player leaves; it is saved either way."""
    from dcgame.console.asking import brief, goals, looked
    from dcgame.console.talk import Talk
    from dcgame.play.saves import listing

    level = session.level
    tries = sum(info.over and info.level == level.id for info in listing(saves))
    talk = Talk(session, tries)
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
    from dcgame.console.ending import ending

    while not talk.session.over:
        typed = lines.ask(talk.prompt)
        if typed is None:
            break
        answer = talk.enter(typed)
        lines.tell(*answer.lines)
        if answer.leave:
            break
    if talk.session.over:
        lines.tell(*ending(talk.session))
    else:
        lines.tell(say(N_("The game is saved.")))
