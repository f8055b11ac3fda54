"""Letting time pass by words: for so long, until a moment, or until something needs the player."""

import re

from attrs import frozen

from dcgame.console.answer import Answer, tell_of
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, HOUR, MINUTE, Seconds
from dcgame.play import figures
from dcgame.play.alarms import attention
from dcgame.play.narrate import told
from dcgame.play.planned import foreseen
from dcgame.play.session import Session
from dcgame.play.settings import PAUSES
from dcgame.sim.commands.grammar import moment_of
from dcgame.words import N_, say

_SPAN = re.compile(r"(\d{1,6})(m|min|h|d)")
_UNITS = {"m": MINUTE, "min": MINUTE, "h": HOUR, "d": DAY}
THROUGH = "through"
"""The word after which alarms are told but do not stop the clock."""
SOMETHING = ["until", "something"]
"""The words after which whatever the player waited for stops the clock too."""
USAGE = (
    "run 2h | run until alarm | run until something | run until 3d14:25 | run to the end [through]"
)


def run(session: Session, words: list[str], pauses: tuple[str, ...] = PAUSES) -> Answer:
    """``run 2h``, ``run until alarm``, ``run until something`` (an alarm, or what was waited for is
    done), ``run until 3d14:25``, ``run to the end``; ``through`` at the end lets alarms pass.
    Alarms of other kinds than ``pauses`` are told, and do not stop the clock."""
    if session.over:
        return tell_of(N_("The time of this level is up."))
    if asks(session):
        return tell_of(N_("First answer what the level asks: say predict."))
    wait = wait_of(session, words)
    if wait is None:
        return tell_of(N_("Say how long: {usage}"), usage=USAGE)
    if wait.until <= session.world.now:
        return tell_of(N_("That moment has passed."))
    stops = () if wait.through else pauses
    return Answer(_pass(session, wait.until, stops, waits=wait.news), done=True)


@frozen
class Wait:
    """How long time is to pass: at most until a second; ``through`` alarms, or not even past
    ``news`` of what was waited for."""

    until: Seconds
    through: bool
    news: bool


def wait_of(session: Session, words: list[str]) -> Wait | None:
    """What those words ask for; ``None`` when they do not say how long."""
    through = words[-1:] == [THROUGH]
    until = _goal(session, words[:-1] if through else words)
    return None if until is None else Wait(until, through, words == SOMETHING)


def _goal(session: Session, words: list[str]) -> Seconds | None:
    """The second up to which those words let time pass; ``None`` when they do not say."""
    match words:
        case [] | ["until", "alarm" | "something"] | ["to", "the", "end"] | ["to", "end"]:
            return session.horizon
        case ["until", moment]:
            return moment_of(moment)
        case [span]:
            found = _SPAN.fullmatch(span)
            return session.world.now + int(found[1]) * _UNITS[found[2]] if found else None
    return None


def asks(session: Session) -> bool:
    """Whether the level wants its question answered before time goes on."""
    prediction = session.level.prediction
    if prediction is None or session.answered is not None:
        return False
    return session.world.now >= prediction.ask_at


def _pass(
    session: Session, until: Seconds, pauses: tuple[str, ...], *, waits: bool
) -> tuple[str, ...]:
    lines: list[str] = []
    limit = _limit(session, until)
    while session.world.now < limit:
        entries = session.advance_to_attention(limit)
        news = [each for each in entries if session.is_news(each)]
        lines.extend(news_line(session, entry) for entry in news)
        if any(_stops(session, entry, pauses) for entry in news):
            lines.append(say(N_("The clock stands: something needs you. Ask why.")))
            break
        if waits and news:
            lines.append(say(N_("The clock stands: what you waited for has come.")))
            break
    if session.over:
        lines.append(say(N_("The time of this level is up.")))
        return tuple(lines)
    if asks(session):
        lines.append(say(N_("The level asks what you expect: say predict.")))
    clock = figures.clock(session.world.now, session.world.setting.weekday)
    return (*lines, say(N_("It is {clock}."), clock=clock))


def _limit(session: Session, until: Seconds) -> Seconds:
    prediction = session.level.prediction
    if prediction is not None and session.answered is None:
        until = min(until, max(session.world.now, prediction.ask_at))
    return min(until, session.horizon)


def _stops(session: Session, entry: Entry, pauses: tuple[str, ...]) -> bool:
    if entry.fact.alarm not in pauses:
        return False
    return attention(entry) and not foreseen(session.journal, entry)


def news_line(session: Session, entry: Entry) -> str:
    """News, with its moment."""
    when = figures.moment(entry.at)
    if not attention(entry):
        return f"{when}: {told(entry)}."
    if foreseen(session.journal, entry):
        return say(N_("{when}, as planned: {what}."), when=when, what=told(entry))
    return say(N_("{when}, alarm: {what}."), when=when, what=told(entry))
