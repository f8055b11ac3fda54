"""Both futures of a branched game, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content

from dcgame.kernel.journal import find
from dcgame.kernel.units import Seconds
from dcgame.play import figures
from dcgame.play.futures import Future, Futures
from dcgame.play.ledger import by_root
from dcgame.play.narrate import told
from dcgame.tui.screens.base import starred
from dcgame.tui.widgets.futures_plot import apart
from dcgame.tui.widgets.ink import cut
from dcgame.words import N_, say

LABEL, COLUMN = 22, 16
MOST_ROOTS = 4


def future_lines(futures: Futures, width: int) -> list[Content]:
    """A table of what differs, then what each lost and to what."""
    lines = [_head()]
    lines += [_row(*row) for row in _figures(futures)]
    alike = sorted(set(futures.new.game.world.services) - set(apart(futures)))
    if alike:
        text = say(N_("The same in both: {services}"), services=", ".join(alike))
        lines.append(Content.styled(cut(text, width), "$text-muted"))
    if futures.old.left_at is not None:
        text = say(
            N_("The first game was left on {moment}; from there on nobody gave an order."),
            moment=figures.moment(futures.old.left_at),
        )
        lines += [Content.styled(text, "$text-muted")]
    titles = (N_("What the first game lost, and to what"), N_("What this branch lost"))
    for title, each in zip(titles, (futures.old, futures.new), strict=True):
        lines += [Content(""), Content.styled(say(title), "bold"), *_roots(each, width)]
    return lines


def _head() -> Content:
    one, other, change = say(N_("first game")), say(N_("this branch")), say(N_("difference"))
    head = f"{'':<{LABEL}}{one:>{COLUMN}}{other:>{COLUMN}}{change:>{COLUMN}}"
    return Content.styled(head, "$text-muted")


def _figures(futures: Futures) -> Iterator[tuple[str, str, str, str, int]]:
    """Label, both values, the difference, and whether it is for the better (1), worse (−1)."""
    old, new = futures.old.result, futures.new.result
    stars = new.stars - old.stars
    yield say(N_("stars")), starred(old.stars), starred(new.stars), _signed(stars, str), stars
    cost = new.cost_cents - old.cost_cents
    yield (
        say(N_("spent")),
        figures.money(old.cost_cents),
        figures.money(new.cost_cents),
        _signed(cost, figures.money),
        -cost,
    )
    for label, before, after in (
        (say(N_("time down")), old.downtime_seconds, new.downtime_seconds),
        (say(N_("time slow")), old.degraded_seconds, new.degraded_seconds),
    ):
        yield _durations(label, before, after)
    shown = apart(futures)
    for one, other in zip(old.services, new.services, strict=True):
        if other.id not in shown:
            continue
        gained = other.uptime_per_100k - one.uptime_per_100k
        before_after = figures.nines(one.uptime_per_100k), figures.nines(other.uptime_per_100k)
        yield one.id, *before_after, _signed(gained, _points), gained


def _durations(label: str, before: Seconds, after: Seconds) -> tuple[str, str, str, str, int]:
    change = _signed(after - before, figures.duration)
    return label, figures.duration(before), figures.duration(after), change, before - after


def _points(per_100k: int) -> str:
    return f"{figures.decimal(per_100k, 1000, 3)} %"


def _signed(value: int, shown: Callable[[int], str]) -> str:
    if not value:
        return "="
    return f"{'+' if value > 0 else '−'}{shown(abs(value))}"


def _row(label: str, before: str, after: str, change: str, better: int) -> Content:
    mark, style = ("▲", "$success") if better > 0 else ("▼", "$error") if better < 0 else ("", "")
    return Content.assemble(
        f"{cut(label, LABEL - 1):<{LABEL}}",
        (f"{before:>{COLUMN}}", "$text-muted"),
        f"{after:>{COLUMN}}",
        (f"{change:>{COLUMN}} {mark}", style or "$text-muted"),
    )


def _roots(future: Future, width: int) -> list[Content]:
    found = [
        (kind, root, seconds)
        for kind in ("down", "degraded")
        for root, seconds in by_root(future.losses, kind)
        if seconds
    ]
    if not found:
        return [Content.assemble(("● ", "$success"), say(N_("nothing")))]
    return [_root(future, *each, width) for each in found[:MOST_ROOTS]]


def _root(future: Future, kind: str, root: int, seconds: Seconds, width: int) -> Content:
    entry = find(future.game.journal, root)
    glyph = ("█ ", "$error") if kind == "down" else ("▄ ", "$warning")
    when = figures.moment(entry.at) if entry else ""
    said = cut(told(entry) if entry else "", max(20, width - 34))
    length = figures.duration(seconds)
    return Content.assemble(glyph, f"{length:>10}  ", (f"{when:<14}", "$text-muted"), said)
