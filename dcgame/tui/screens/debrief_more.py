"""More lines of the debrief: what hung on one component, beliefs, other games of the level."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.content import Content

from dcgame import words
from dcgame.campaign.misconceptions import Suspicion
from dcgame.kernel.journal import Entry, find
from dcgame.kernel.units import Seconds
from dcgame.play import figures
from dcgame.play.exposure import Exposure
from dcgame.play.lessons import Lesson
from dcgame.play.narrate import told
from dcgame.play.runs import Run
from dcgame.play.trail import Deed, Moment, moment_at
from dcgame.play.whatif import Begun, Change, LeftOut, described
from dcgame.tui.widgets.chart import sampled
from dcgame.tui.widgets.ink import BARS, cut
from dcgame.tui.widgets.prose import inline
from dcgame.words import N_, say, say_plural

LABEL = 15
TALL = 3
_FULL = 1000


def exposure_lines(found: Sequence[Exposure], end: Seconds, width: int) -> list[Content]:
    """The share of all revenue that hung on the worst component, and which it was."""
    columns = max(20, width - LABEL)
    steps = [(each.at, each.share) for each in found]
    heights = sampled(steps, 0, max(1, end), columns)
    rows = [_blocks(heights, level) for level in reversed(range(TALL))]
    labels = (say(N_("blast radius")), "100 %", "0 %")
    lines = [
        Content.assemble((f"{label:<{LABEL}}", "$text-muted"), (row, "$warning"))
        for label, row in zip(labels, rows, strict=True)
    ]
    worst = max(found, key=lambda each: (each.share, -each.at), default=None)
    if worst is None or not worst.component:
        text = say(N_("No single component could have taken a service down."))
        return [*lines, Content(f"{'':<{LABEL}}{text}")]
    told = {(each.component, each.services): each for each in (found[-1], worst)}
    return [*lines, *(_at(each, columns) for each in sorted(told.values(), key=lambda e: e.at))]


def _blocks(heights: Sequence[int], level: int) -> str:
    cells = []
    for value in heights:
        eighths = value * TALL * 8 // _FULL - 8 * level
        cells.append(" " if eighths <= 0 else BARS[min(8, eighths) - 1])
    return "".join(cells)


def _at(each: Exposure, columns: int) -> Content:
    if not each.component:
        text = say(
            N_("{moment}: no single component carried any revenue"),
            moment=figures.moment(each.at),
        )
        return Content(f"{'':<{LABEL}}{cut(text, columns)}")
    text = say(
        N_("{moment}: {share} of revenue hung on {component}: {services}"),
        moment=figures.moment(each.at),
        share=figures.percent(each.share),
        component=each.component,
        services=", ".join(each.services) or "–",
    )
    return Content(f"{'':<{LABEL}}{cut(text, columns)}")


def moment_of(change: Change, deeds: Sequence[Deed]) -> Moment:
    """The moment at which a change sets in: of an order left out, the one before it."""
    if isinstance(change, Begun):
        return Moment(0, 0)
    if isinstance(change, LeftOut):
        return Moment(change.at, change.deed)
    return moment_at(deeds, change.at - 1) if change.at else Moment(0, 0)


def lesson_line(lesson: Lesson) -> Content:
    """A change, and below it what would have come of it."""
    made = lesson.difference
    gains: list[str] = []
    if made.stars:
        gains.append(say_plural("{count} star more", "{count} stars more", made.stars))
    for seconds, less, more in (
        (made.down, N_("{time} less down"), N_("{time} more down")),
        (made.degraded, N_("{time} less slow"), N_("{time} more slow")),
    ):
        if seconds:
            text = less if seconds < 0 else more
            gains.append(say(text, time=figures.duration(abs(seconds))))
    if made.cents:
        text = N_("{money} cheaper") if made.cents < 0 else N_("{money} dearer")
        gains.append(say(text, money=figures.money(abs(made.cents))))
    parts: list[str | tuple[str, str]] = [
        ("↺ ", "$accent"),
        described(made.change),
        ("\n    → ", "$text-muted"),
        (" · ".join(gains), "$success"),
    ]
    if made.refused:
        text = say_plural(
            "{count} later order would have been refused",
            "{count} later orders would have been refused",
            len(made.refused),
        )
        parts.append((f"   {text}", "$text-muted"))
    return Content.assemble(*parts)


def belief_lines(found: Suspicion) -> list[Content]:
    """A belief, how often the game spoke for it, and what is true instead."""
    lang = words.language()
    count = say_plural("{count} sign", "{count} signs", found.count)
    return [
        Content.assemble(
            ("▲ ", "$warning"),
            say(N_("“{belief}”"), belief=found.about.belief.get(lang)),
            (f"  {count}", "$text-muted"),
        ),
        inline(found.about.truth.get(lang)).stylize_before("$success"),
    ]


def sign_line(journal: Sequence[Entry], seq: int) -> Content:
    """An entry that speaks for a belief."""
    entry = find(journal, seq)
    if entry is None:
        return Content("")
    when = f"  ← {figures.moment(entry.at):<14}"
    return Content.assemble((when, "$text-muted"), told(entry))


# ---------------------------------------------------------------- other games of the level


def run_lines(runs: Sequence[Run], mine: Run, width: int) -> list[Content]:
    """Where this game stands among the player's own and those recorded with the level."""
    columns = max(20, min(72, width - LABEL - 2))
    measures: tuple[tuple[str, Callable[[Run], int], Callable[[int], str]], ...] = (
        (say(N_("spent")), lambda run: run.cost, figures.money),
        (say(N_("time down")), lambda run: run.down, figures.duration),
    )
    lines: list[Content] = []
    for title, value, shown in measures:
        lines += _measure(title, runs, mine, value, shown, columns)
        lines.append(Content(""))
    text = say(N_("█ your games   ★ the reference game   ✗ a tempting idea that loses"))
    return [*lines, Content.styled(text, "$text-muted")]


def _measure(
    title: str,
    runs: Sequence[Run],
    mine: Run,
    value: Callable[[Run], int],
    shown: Callable[[int], str],
    columns: int,
) -> list[Content]:
    most = max(1, *(value(run) for run in (*runs, mine)))

    def place(run: Run) -> int:
        return min(columns - 1, value(run) * columns // most)

    counts = [0] * columns
    row = [(" ", "")] * columns
    for run in runs:
        if run.kind == "own":
            counts[place(run)] += 1
    for kind, mark in (("wrong", ("✗", "$text-muted")), ("reference", ("★", "$success"))):
        for run in runs:
            if run.kind == kind:
                row[place(run)] = mark
    high = max(1, *counts)
    own = [(" " if not count else BARS[count * 8 // high - 1], "$primary") for count in counts]
    label = f"{shown(0)}{shown(most):>{max(1, columns - len(shown(0)))}}"
    here = place(mine)
    said = shown(value(mine))
    pointer = f"{' ' * here}▲ {said}" if here < columns // 2 else f"{said} ▲".rjust(here + 1)
    return [
        _line(title, ((label, "$text-muted"),)),
        _line(say(N_("yours")), own),
        _line(say(N_("recorded")), row),
        _line(say(N_("this game")), ((pointer, "bold $accent"),)),
    ]


def _line(label: str, cells: Iterable[tuple[str, str]]) -> Content:
    return Content.assemble((f"{label[: LABEL - 1]:<{LABEL}}", "$text-muted"), *cells).simplify()
