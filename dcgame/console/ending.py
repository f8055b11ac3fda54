"""What a game came to, in sentences."""

from collections.abc import Iterator

from dcgame.console.asking import entry_of, goals, plain_text
from dcgame.kernel.journal import find
from dcgame.play import figures
from dcgame.play.ledger import accounts, losses
from dcgame.play.narrate import told
from dcgame.play.score import Result
from dcgame.play.session import Session
from dcgame.play.vocabulary import word
from dcgame.words import N_, language, say

_WON = (
    N_("Won, with one star of three."),
    N_("Won, with two stars of three."),
    N_("Won, with all three stars."),
)


def verdict_line(result: Result) -> str:
    """Won or lost, in one sentence."""
    if not result.goals:
        return say(N_("The time is up. Nothing was asked for."))
    return say(_WON[result.stars - 1]) if result.won else say(N_("Not won."))


def ending(session: Session) -> Iterator[str]:
    """The debrief: verdict, goals, services, what was lost to what, costs, the prediction."""
    result = session.result()
    yield verdict_line(result)
    yield from goals(session, []).lines
    for each in result.services:
        down, up = figures.duration(each.down_seconds), figures.nines(each.uptime_per_100k)
        yield say(N_("{service} was down for {down}: {up} up."), service=each.id, down=down, up=up)
    yield from _losses(session)
    yield say(N_("Spent: {money}."), money=figures.money(result.cost_cents))
    for account, cents in accounts(session.world):
        yield f"  {word(account)}: {figures.money(cents)}."
    yield from _prediction(session)
    yield from plain_text(session.level.debrief.get(language()))


def _losses(session: Session) -> Iterator[str]:
    for loss in losses(session.journal, session.world):
        root = find(session.journal, loss.root) or entry_of(session, loss.entry)
        text = N_("{when}, {service}, down for {time}. Root: {what}.")
        if loss.kind != "down":
            text = N_("{when}, {service}, slow for {time}. Root: {what}.")
        yield say(
            text,
            when=figures.moment(loss.start),
            service=loss.service,
            time=figures.duration(loss.seconds),
            what=told(root) if root else "?",
        )


def _prediction(session: Session) -> Iterator[str]:
    prediction = session.level.prediction
    if prediction is None or session.answered is None:
        return
    right = session.answered in prediction.correct
    yield say(N_("Your prediction was right.")) if right else say(N_("Your prediction was wrong."))
    yield prediction.explanation.get(language())
