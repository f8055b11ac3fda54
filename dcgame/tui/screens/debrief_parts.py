"""The lines of the debrief: verdict, goals, services, losses, prediction, costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from dcgame import words
from dcgame.kernel.journal import Entry, find
from dcgame.kernel.units import MINUTE
from dcgame.play import figures
from dcgame.play.causes import Cause
from dcgame.play.costs import MISFORTUNE, ORDER, RUNNING
from dcgame.play.ledger import Loss, accounts
from dcgame.play.narrate import told
from dcgame.play.vocabulary import word
from dcgame.tui.screens.base import starred
from dcgame.tui.widgets.chart import bar
from dcgame.tui.widgets.goal_row import GoalRow
from dcgame.tui.widgets.prose import inline
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.goals import GoalResult
    from dcgame.campaign.level import Prediction
    from dcgame.play.score import Result, ServiceResult
    from dcgame.play.session import Session
    from dcgame.world.world import World

_NAME = 12
_COLUMN = 10
_BAR = 24
MOST_ENABLING = 2
"""Decisions told below a cause."""


def figure(value: int, unit: str) -> str:
    """A value of a goal, in its unit."""
    if unit == "cents":
        return figures.money(value)
    if unit == "seconds":
        return figures.duration(value)
    if unit == "milliwatts":
        return figures.power(value)
    if unit == "per_100k":
        return figures.nines(value)
    return figures.grouped(value)


def verdict(result: Result) -> Content:
    """Won or lost, and why, in one sentence."""
    if not result.goals:
        return Content.assemble((say(N_("The time is up. Nothing was asked for.")), "bold"))
    if result.won:
        text = (
            N_("Won, with all three stars."),
            N_("Won, with two stars of three."),
            N_("Won, with one star of three."),
        )[3 - result.stars]
        return Content.assemble((f"{starred(result.stars)}  ", "$accent"), (say(text), "bold"))
    failed = next((goal for goal in result.goals if goal.stars == 1 and not goal.held), None)
    lost = ("✖  " + say(N_("Not won.")), "bold $error")
    if failed is None:
        return Content.assemble(lost)
    title = failed.text.get(words.language()).rstrip(".")
    reason = say(N_("{goal}: {figures}."), goal=title, figures=judged(failed))
    return Content.assemble(lost, f" {reason}")


def judged(goal: GoalResult) -> str:
    """What was measured of a goal that was missed, beside what was allowed."""
    value, limit = figure(goal.value, goal.unit), figure(goal.limit, goal.unit)
    if goal.kind == "services_within_sla":
        text = N_("{service} is {missing} below its promise")
        return say(text, service=goal.about, missing=value)
    if _is_tally(goal):
        return say(N_("{count} fail it, {name} for one"), count=value, name=goal.about)
    if limit in goal.text.get(words.language()):
        return say(N_("it was {value}"), value=value)
    return say(N_("it was {value}, and at most {limit} was allowed"), value=value, limit=limit)


def _is_tally(goal: GoalResult) -> bool:
    """Whether it counts things of which none may be: servers still on, services that are down."""
    return goal.unit == "count" and goal.limit == 0


def goal_row(goal: GoalResult) -> GoalRow:
    """``✓ ●●  Spend at most 120 €      98 € / 120 €``."""
    sign = ("✓ ", "bold $success") if goal.held else ("✗ ", "bold $error")
    mark = Content.assemble(sign, ("●" * goal.stars, "$accent"))
    measured = Content.styled(_briefly(goal), "$text-muted" if goal.held else "bold $error")
    return GoalRow(mark, goal.text.get(words.language()), measured)


def _briefly(goal: GoalResult) -> str:
    """The same figures as ``judged``, for a column."""
    value = figure(goal.value, goal.unit)
    if goal.kind == "services_within_sla":
        return say(N_("kept")) if goal.held else f"{goal.about} −{value}"
    if _is_tally(goal):
        return say(N_("kept")) if goal.held else f"{value}: {goal.about}"
    return f"{value} / {figure(goal.limit, goal.unit)}"


def service_lines(services: Sequence[ServiceResult]) -> list[Content]:
    """A table: uptime against what was promised, seconds, credits."""
    titles = (N_("uptime"), N_("promised"), N_("down"), N_("announced"), N_("slow"), N_("credit"))
    head = "".join(f"{say(title)[: _COLUMN - 1]:>{_COLUMN}}" for title in titles)
    lines = [Content.styled(f"{'':<{_NAME}}{head}", "$text-muted")]
    for service in services:
        kept = service.uptime_per_100k >= service.target_per_100k
        target = figures.nines(service.target_per_100k) if service.target_per_100k else "–"
        lines.append(
            Content.assemble(
                f"{service.id[: _NAME - 1]:<{_NAME}}",
                (f"{figures.nines(service.uptime_per_100k):>{_COLUMN}}", "" if kept else "$error"),
                (f"{target:>{_COLUMN}}", "$text-muted"),
                _amount(service.down_seconds, _brief),
                _amount(service.planned_seconds, _brief),
                _amount(service.degraded_seconds, _brief),
                _amount(service.credit_cents, figures.money),
            )
        )
    return lines


def _brief(seconds: int) -> str:
    """A duration that leaves a gap in its column: below ten minutes in seconds alone."""
    return f"{seconds} s" if seconds < 10 * MINUTE else figures.duration(seconds)


def _amount(value: int, show: Callable[[int], str]) -> tuple[str, str]:
    """A cell of the table: nothing is a dash, so that what is there stands out."""
    return (f"{show(value):>{_COLUMN}}", "") if value else (f"{'–':>{_COLUMN}}", "$text-muted")


_SIGNS = {ORDER: (":", "$accent"), MISFORTUNE: ("✖", "$error"), RUNNING: ("·", "$text-muted")}


def cause_head() -> Content:
    """Over the causes: what is counted of each."""
    titles = "".join(f"{say(each)[:10]:>11}" for each in (N_("down"), N_("slow"), N_("money")))
    return Content.styled(f"   {titles}  ", "$text-muted")


def cause_line(cause: Cause, journal: Sequence[Entry], *, narrow: bool) -> Content:
    """A root, all that it cost, and below it what had to be decided for it to do such harm."""
    sign, style = _SIGNS[cause.kind]
    root = find(journal, cause.root)
    when = f"{figures.moment(root.at):<14}" if root else ""
    parts: list[str | tuple[str, str]] = [
        (f"{sign} ", style),
        _sum_of(cause.down, _brief, True),
        _sum_of(cause.degraded, _brief, False),
        _sum_of(cause.cents, figures.money, False),
        ("\n    " if narrow else "  ", ""),
        (when, "$text-muted"),
        told(root) if root else "",
    ]
    for seq in cause.enabling[:MOST_ENABLING]:
        entry = find(journal, seq)
        if entry is not None:
            text = say(N_("made possible by: {decision}"), decision=told(entry))
            parts.append((f"\n      ⤷ {text}", "$text-muted"))
    return Content.assemble(*parts)


def _sum_of(value: int, show: Callable[[int], str], hurts: bool) -> tuple[str, str]:
    if not value:
        return f"{'–':>11}", "$text-muted"
    return f"{show(value):>11}", "$error" if hurts else ""


def loss_line(loss: Loss, session: Session, *, narrow: bool) -> Content:
    """One stretch and the sentence of its root, which has a line of its own if space is short."""
    root = find(session.journal, loss.root)
    sentence = told(root) if root else ""
    glyph = ("█ ", "$error") if loss.kind == "down" else ("▄ ", "$warning")
    planned = say(N_(" (announced: {planned})"), planned=figures.duration(loss.planned))
    return Content.assemble(
        glyph,
        (f"{figures.moment(loss.start):<14}", "$text-muted"),
        f"{loss.service[: _NAME - 1]:<{_NAME}}",
        f"{figures.duration(loss.seconds):>11}",
        (planned if loss.planned else "", "$text-muted"),
        ("\n    ← " if narrow else "  ← ", "$text-muted"),
        sentence,
    )


def prediction_lines(prediction: Prediction, answered: str | None) -> list[Content]:
    """What was asked, what was said, what was right, and why."""
    lang = words.language()
    lines = [inline(prediction.question.get(lang))]
    for option in prediction.options:
        right = option.id in prediction.correct
        mine = option.id == answered
        mark = ("✓ ", "bold $success") if right else ("✗ ", "$error") if mine else ("  ", "")
        said = ("   ← " + say(N_("your answer")), "$accent") if mine else ("", "")
        lines.append(Content.assemble("  ", mark, inline(option.text.get(lang)), said))
    if answered is None:
        lines.append(Content.styled(say(N_("You did not answer.")), "$text-muted"))
    lines.append(inline(prediction.explanation.get(lang)).stylize_before("$text-muted"))
    return lines


def account_lines(world: World) -> list[Content]:
    """What was spent, by account, and the sum."""
    spent = accounts(world)
    most = max((cents for _, cents in spent), default=0)
    lines = [
        Content.assemble(
            f"{word(account):<26}",
            (f"{bar(cents, most, _BAR)}", "$accent"),
            f"{figures.money(cents):>13}",
        )
        for account, cents in spent
    ]
    sum_of_all = say(N_("in all"))
    total = f"{sum_of_all:<26}{'':<{_BAR}}{figures.money(world.ledger.total):>13}"
    return [*lines, Content.styled(total, "bold")]
