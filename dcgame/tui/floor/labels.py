"""Lines that the inspector is made of: headings, meters, pairs, bars of work."""

from collections.abc import Iterator

from dcgame.kernel.units import PerMille
from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.bandwidth import copied_now, hauled_now, link_now
from dcgame.tui.floor.kinds import APP
from dcgame.tui.widgets.ink import (
    Line,
    Run,
    bar_of,
    cell,
    ends,
    fit,
    gauge,
    load_mark,
    load_tone,
    merged,
)
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.app import App, AppState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

LABEL = 6
APP_GLYPHS = {
    AppState.RUNNING: ("●", "good"),
    AppState.LOADING: ("◐", "accent"),
    AppState.STOPPED: ("○", "dim"),
    AppState.CRASHED: ("✖", "bad"),
}


def text(*runs: Run) -> Item:
    """A line that stands for nothing."""
    return Item(runs)


def heading(words: str, width: int) -> Item:
    """A small title with a rule."""
    return text((f"{words} ", "title"), ("─" * max(0, width - len(words) - 1), "faint"))


def meter(label: str, per_mille: PerMille, note: str, width: int) -> Item:
    """A label, a bar, a figure."""
    tail = f" {min(999, per_mille // 10):>3}%"
    room = max(4, width - LABEL - len(tail) - 1 - (len(note) + 1 if note else 0))
    tone = load_tone(per_mille)
    mark = load_mark(per_mille)
    apart = " " if note and mark != " " and room > 4 else ""
    bar = gauge(min(room - len(apart), 16), per_mille, tone)
    runs: Line = ((cell(label, LABEL), "dim"), *bar, (tail, tone), (mark, tone))
    return Item(fit((*runs, (apart + note, "dim")), width))


def pair(label: str, value: str, width: int, tone: str = "plain") -> Item:
    """A label at the left, a value at the right."""
    return Item(ends(((label, "dim"),), ((value, tone),), width))


def strip(load: tuple[PerMille, ...], width: int) -> Item:
    """The coming day, one column for each stretch of it."""
    runs: list[Run] = [(cell("", LABEL), "dim")]
    room = max(8, min(24, width - LABEL))
    size = len(load)
    for column in range(room):
        highest = max(load[column * size // room : max(1, (column + 1) * size // room)])
        runs.append((bar_of(highest), load_tone(highest)))
    return Item(merged(runs))


def job_lines(world: World, job: Job, width: int) -> Iterator[Item]:
    """Work in progress: what, a bar, how long still."""
    done = job.done_per_mille(world.now)
    left = figures.duration(max(0, job.due - world.now))
    name = f"{word(job.kind)} {job.subject if job.kind.value != 'replace' else job.detail}"
    yield Item(ends((("» ", "accent"), (name, "accent")), ((left, "dim"),), width))
    bar = gauge(max(4, width - 8), done, "accent")
    yield Item(fit((("  ", "plain"), *bar, (f" {done // 10:>3}%", "dim")), width))
    if job.kind is JobKind.LIVE and not job.cutover:
        yield from _rounds(world, job, width)


def _rounds(world: World, job: Job, width: int) -> Iterator[Item]:
    """Of a live migration: what is still to be sent, and whether it ever will be."""
    left = figures.megabytes(job.left_at(world.now) // 1000)
    yield pair(say(N_("memory still to send")), left, width)
    if job.dirty:
        pace = f"{figures.megabytes(job.dirty // 1000)}/s"
        yield pair(say(N_("written meanwhile")), pace, width)
    if job.rate and not job.net_rate:
        words = say(N_("written faster than sent: it never ends"))
        yield Item(((f"▲ {words}"[:width], "bad"),))


def program(world: World, app: App, width: int) -> Item:
    """An application, and the service that it works for."""
    glyph = APP_GLYPHS[app.state]
    tail = ((app.service or say(N_("no service")), "dim"),)
    return Item(ends((glyph, (" ", "plain"), (app.id, "plain")), tail, width), APP, app.id)


def rule(words: str, width: int, count: int = 0) -> Item:
    """A small title with a rule, and a count if it is worth one."""
    tail = f" {count} " if count else ""
    dashes = "─" * max(0, width - len(words) - 1 - len(tail) - (1 if tail else 0))
    runs = ((f"{words} ", "title"), (dashes, "faint"))
    return Item((*runs, (tail, "bad"), ("─", "faint")) if tail else runs)


def link_lines(world: World, link: str, width: int) -> Iterator[Item]:
    """How full a link is, ``port/esx-1`` or ``uplink/tor-a``, and what copies send over it."""
    share = link_now(world, link.partition("/")[2])
    if share is not None:
        yield meter(say(N_("link")), share, "", width)
    hauled = hauled_now(world, link.partition("/")[2])
    if hauled:
        yield pair(say(N_("storage")), figures.percent(hauled), width)
    copied = copied_now(world, link)
    if copied:
        yield pair(say(N_("copies")), f"{figures.decimal(copied * 8, 1_000_000, 1)} Gbit/s", width)
