"""What a game came to, in sentences."""

from collections.abc import Iterator

from dcgame.campaign.level import Text
from dcgame.campaign.misconceptions import suspicions
from dcgame.campaign.signs import Case
from dcgame.console.asking import goals, plain_text
from dcgame.kernel.journal import find
from dcgame.kernel.units import WHOLE
from dcgame.play import figures
from dcgame.play.blast import worst
from dcgame.play.causes import Cause, causes
from dcgame.play.ledger import accounts
from dcgame.play.lessons import lessons
from dcgame.play.narrate import told
from dcgame.play.score import Result, ServiceResult
from dcgame.play.session import Session
from dcgame.play.vocabulary import word
from dcgame.play.whatif import Difference, described
from dcgame.words import N_, language, say, say_plural

MOST_CAUSES = 12
"""Causes told one by one; what is left is told as a number."""

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
    """The debrief: verdict, goals, services, what was lost to what and what made it possible,
    costs, what would have been better, beliefs, the prediction, and the level's own words."""
    result = session.result()
    yield verdict_line(result)
    yield from goals(session, []).lines
    yield from _headed(N_("Services"), (_service(each) for each in result.services))
    yield from _headed(N_("What was lost to what"), _causes(session))
    yield from _headed(N_("What hung on one component"), _exposure(session))
    yield say(N_("Spent: {money}."), money=figures.money(result.cost_cents))
    for account, cents in accounts(session.world):
        yield f"  {word(account)}: {figures.money(cents)}."
    yield from _headed(N_("What would have been better"), _better(session))
    yield from _headed(N_("What you may believe, and what is true"), _beliefs(session))
    yield from _headed(N_("Your prediction"), _prediction(session))
    yield from _headed(N_("To think about"), plain_text(session.level.debrief.get(language())))


def _headed(title: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    """A section with its title, if there is anything in it."""
    found = tuple(lines)
    if found:
        yield f"{say(title)}:"
        yield from found


def _service(each: ServiceResult) -> str:
    down, up = figures.duration(each.down_seconds), figures.nines(each.uptime_per_100k)
    line = say(N_("{service} was down for {down}: {up} up."), service=each.id, down=down, up=up)
    if each.target_per_100k:
        text = N_("Promised: {promised}.")
        line += " " + say(text, promised=figures.nines(each.target_per_100k))
    if each.degraded_seconds:
        text = N_("It was slow for {time}.")
        line += " " + say(text, time=figures.duration(each.degraded_seconds))
    if each.credit_cents:
        text = N_("Credit owed to its customers: {money}.")
        line += " " + say(text, money=figures.money(each.credit_cents))
    return line


def _causes(session: Session) -> Iterator[str]:
    """Each root with all that it cost, and below it the decisions without which it would not."""
    found = causes(session.journal, session.world)
    for cause in found[:MOST_CAUSES]:
        root = find(session.journal, cause.root)
        if root is None:
            continue
        when = figures.moment(root.at)
        text = N_("{when}: {what}. It cost: {sums}.")
        yield say(text, when=when, what=told(root), sums=_sums(cause))
        if cause.services:
            yield say(N_("  Who suffered: {names}."), names=", ".join(cause.services))
        for seq in cause.enabling:
            entry = find(session.journal, seq)
            if entry is not None:
                text = N_("  Made possible by, {when}: {decision}.")
                yield say(text, when=figures.moment(entry.at), decision=told(entry))
    left = len(found) - MOST_CAUSES
    if left > 0:
        yield say_plural("And {count} smaller cause.", "And {count} smaller causes.", left)


def _sums(cause: Cause) -> str:
    parts = [
        say(text, time=figures.duration(seconds))
        for text, seconds in (
            (N_("{time} down"), cause.down),
            (N_("{time} down as announced"), cause.planned),
            (N_("{time} slow"), cause.degraded),
        )
        if seconds
    ]
    if cause.cents or not parts:
        parts.append(figures.money(cause.cents))
    return ", ".join(parts)


def _exposure(session: Session) -> Iterator[str]:
    """The component on which most revenue hung, at the beginning and at the end."""
    text = N_("{moment}: {share} of revenue hung on {component}: {services}")
    for world in (session.trail.first, session.world):
        first = worst(world)
        revenue = sum(each.revenue for each in world.services.values())
        if first is not None and revenue:
            yield say(
                text,
                moment=figures.moment(world.now),
                share=figures.percent(first.revenue * WHOLE // revenue),
                component=first.component,
                services=", ".join(first.services) or "-",
            )


def _better(session: Session) -> Iterator[str]:
    """The changes that would have helped most: each was tried by playing the game again."""
    if not session.result().goals:
        return
    found = lessons(session)
    if not found:
        yield say(N_("None of the single changes that were tried would have helped noticeably."))
    for lesson in found:
        made = lesson.difference
        text = N_("{change}: {gains}.")
        change = described(made.change)
        yield say(text, change=change[:1].upper() + change[1:], gains=", ".join(gains(made)))


def gains(made: Difference) -> Iterator[str]:
    """What would have come of a change, each figure in words."""
    if made.stars:
        yield say_plural("{count} star more", "{count} stars more", made.stars)
    for seconds, less, more in (
        (made.down, N_("{time} less down"), N_("{time} more down")),
        (made.degraded, N_("{time} less slow"), N_("{time} more slow")),
    ):
        if seconds:
            yield say(less if seconds < 0 else more, time=figures.duration(abs(seconds)))
    if made.cents:
        text = N_("{money} cheaper") if made.cents < 0 else N_("{money} dearer")
        yield say(text, money=figures.money(abs(made.cents)))


def _beliefs(session: Session) -> Iterator[str]:
    missed = frozenset(goal.kind for goal in session.result().goals if not goal.held)
    case = Case(session.trail.first, session.journal, session.world, missed)
    for found in suspicions(case):
        yield say(N_("“{belief}”"), belief=found.about.belief.get(language()))
        yield f"  {_bare(found.about.truth)}"


def _prediction(session: Session) -> Iterator[str]:
    prediction = session.level.prediction
    if prediction is None:
        return
    yield _bare(prediction.question)
    for option in prediction.options:
        marks = [say(N_("right"))] if option.id in prediction.correct else []
        marks += [say(N_("your answer"))] if option.id == session.answered else []
        mark = f" ({', '.join(marks)})" if marks else ""
        yield f"  {_bare(option.text)}{mark}"
    if session.answered is None:
        yield say(N_("You did not answer."))
    elif session.answered in prediction.correct:
        yield say(N_("Your prediction was right."))
    else:
        yield say(N_("Your prediction was wrong."))
    yield _bare(prediction.explanation)


def _bare(text: Text) -> str:
    """A level's text in one line, without its marks."""
    return " ".join(plain_text(text.get(language())))
