"""The panels beside the racks as lines: status, services, alarms, log. All pure."""

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, Cents, Seconds
from dcgame.play import figures
from dcgame.play.alarms import Alarm, attention
from dcgame.play.narrate import is_hidden, told
from dcgame.play.planned import foreseen
from dcgame.play.vocabulary import word
from dcgame.sim.facts.jobs import CopyPaced
from dcgame.sim.facts.money import Billed
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.sim.wakes.billing import uptime_per_100k
from dcgame.tui.floor.clock import SPEEDS
from dcgame.tui.floor.fixtures.registry import named
from dcgame.tui.floor.kinds import GUEST, SERVER, SERVICE, Target
from dcgame.tui.floor.readings import room_power, service_colours
from dcgame.tui.widgets.ink import (
    Line,
    Run,
    cell,
    clean,
    cut,
    ends,
    fit,
    lit,
    right,
    width_of,
    wrapped,
)
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, language, say
from dcgame.world.service import Service, ServiceState, SlaClass, down_until
from dcgame.world.world import World

SERVICE_GLYPHS = {
    ServiceState.UP: ("●", "good"),
    ServiceState.DEGRADED: ("▲", "warn"),
    ServiceState.DOWN: ("✖", "bad"),
}


@frozen
class Status:
    """What the top line says beside the world."""

    title: str
    paused: bool
    speed: int
    daily: Cents
    alarm: bool = False
    stars: int | None = None


TITLED, STARRED = 90, 110
"""Cells of a screen from which on the level is named, and its stars are shown."""
LEAST_TITLE = 8


def status_line(world: World, status: Status, width: int) -> Line:
    """The top line: time at the left, uptime, money and power at the right."""
    return _status_line(world, status, width, language())


@lru_cache(maxsize=2)
def _status_line(world: World, status: Status, width: int, _: str) -> Line:
    """The same, remembered for a world: the cursor moves more often than time passes."""
    now = figures.clock(world.now, world.setting.weekday)
    left: list[Run] = [(" ", "plain")]
    if width >= 100:
        left += [(cut(status.title, 28), "title"), ("   ", "plain")]
    elif width >= TITLED:
        left += [(cut(status.title, 14), "title"), ("  ", "plain")]
    if width >= STARRED and status.stars is not None:
        left += [("●" * status.stars + "○" * (3 - status.stars), "accent"), ("   ", "plain")]
    figures_ = (*_figures(world, status, width), (" ", "plain"))
    clock: Line = ((now, "plain:bold"), ("  ", "plain"), *_speed(status, width))
    if width < TITLED:  # what is left beside the figures, if it is worth while
        spare = width - width_of((*left, *clock, *figures_)) - 4
        title = cut(status.title, spare)
        left += [(title, "title"), ("  ", "plain")] if spare >= LEAST_TITLE else []
    return ends((*left, *clock), figures_, width)


def _speed(status: Status, width: int) -> Line:
    if status.alarm:
        alarm = say(N_("alarm"))
        return ((f" ❚❚ {alarm} ", "bad:block"),)
    if status.paused:
        return (("❚❚ ", "accent"), (say(N_("paused")), "accent"))
    pace = figures.duration(SPEEDS[status.speed - 1])
    glyphs = "▸" * status.speed
    if width < 100:
        return ((glyphs, "good"),)
    return ((glyphs, "good"), (" ", "plain"), (say(N_("{pace}/s"), pace=pace), "dim"))


def _figures(world: World, status: Status, width: int) -> Line:
    gap: Run = ("   " if width >= 110 else "  ", "plain")
    worst = worst_service(world)
    runs: list[Run] = []
    if worst is not None:
        uptime = uptime_per_100k(worst, world.now, max(1, world.now))
        below = uptime < worst.sla.value
        tone = "bad" if missed(world, worst) else "warn" if below else "good"
        name = say(N_("up")) if uptime >= 100_000 else cut(worst.id, 16 if width >= 100 else 10)
        runs += [(name + " ", "dim"), (uptime_text(uptime, " %"), tone), gap]
    runs += [(figures.money(world.ledger.total), "plain:bold")]
    if width >= 100:
        runs += [(" ", "plain"), (say(N_("{money}/day"), money=figures.money(status.daily)), "dim")]
    runs += [gap, (figures.power(room_power(world)), "plain")]
    return tuple(runs)


def missed(world: World, service: Service) -> bool:
    """Whether the promise is already broken, whatever comes."""
    horizon = world.setting.horizon
    lost = down_until(service, world.now)
    return bool(service.sla.value) and lost * 100_000 > horizon * service.sla.allowed_per_100k


def worst_service(world: World) -> Service | None:
    """The service that has used most of the downtime allowed to it."""
    promised = [each for each in world.services.values() if each.sla is not SlaClass.NONE]

    def unused(service: Service) -> tuple[int, str]:
        lost = down_until(service, world.now)
        return -lost * 1_000_000 // service.sla.allowed_per_100k, service.id

    return min(promised, key=unused, default=None)


def uptime_text(per_100k: int, sign: str) -> str:
    """Uptime cut after two decimals, for what is not whole must not look whole."""
    figure = "100" if per_100k >= 100_000 else figures.decimal(per_100k // 10, 100, 2)
    return figure + sign


def service_items(world: World, width: int, chosen: Target | None) -> tuple[Item, ...]:
    """One line for each service: state, colour, name, uptime, promise."""
    service = chosen if chosen is not None and chosen.kind == SERVICE else None
    return _service_items(world, width, service, language())


@lru_cache(maxsize=2)
def _service_items(world: World, width: int, chosen: Target | None, _: str) -> tuple[Item, ...]:
    """The same, remembered for a world."""
    return tuple(
        _service(world, world.services[name], width, chosen) for name in sorted(world.services)
    )


def _service(world: World, service: Service, width: int, chosen: Target | None) -> Item:
    glyph = SERVICE_GLYPHS[service.state]
    uptime = uptime_per_100k(service, world.now, max(1, world.now))
    figure = uptime_text(uptime, "%")
    below = bool(service.sla.value) and uptime < service.sla.value
    colour = f"svc{service_colours(world)[service.id]}"
    tone = "bad" if missed(world, service) else "warn" if below else "plain"
    tail: list[Run] = [(figure, tone)]
    if width >= 24:
        tail.append((" " + cell(word(service.sla), 6) if service.sla.value else " " * 7, "dim"))
    name = "bad" if service.state is ServiceState.DOWN else "plain"
    left = (glyph, ("▌", colour), (service.id, name))
    line = ends(left, tail, width)
    if chosen == Target(SERVICE, service.id):
        line = lit(line)
    elif service.state is ServiceState.DOWN:
        line = lit(line, "alert")
    return Item(line, SERVICE, service.id)


ALARM_WORDS = {
    "down": N_("down"),
    "degraded": N_("slow"),
    "lost": N_("lost"),
    "waiting": N_("waits"),
    "crashed": N_("crashed"),
    "runaway": N_("runaway"),
    "failed": N_("dead"),
    "update": N_("update"),
    "short": N_("short"),
    "out": N_("out"),
    "generator": N_("generator"),
    "battery": N_("battery"),
    "dark": N_("dark"),
    "tripped": N_("tripped"),
    "wet": N_("wet"),
    "hot": N_("hot"),
    "restarts": N_("restarts"),
    "flooded": N_("flooded"),
    "cut": N_("cut"),
    "agent": N_("its agent hangs"),
    "certificate": N_("its certificate has expired"),
    "clock": N_("its clock is wrong"),
    "quorum": N_("no quorum"),
    "apart": N_("cut apart"),
    "rule": N_("a rule is broken"),
    "full": N_("full"),
    "no-majority": N_("no majority"),
    "copies-missing": N_("lacks copies"),
    "controller": N_("no controller"),
    "data lost": N_("data lost"),
    "cable": N_("cable broken"),
    "unreadable": N_("copy unreadable"),
}


def since(at: Seconds, now: Seconds) -> str:
    """The hour of today; of older things, how many days they are old."""
    if at // DAY == now // DAY:
        return figures.hour(at)
    return say(N_("{days} d"), days=abs(now // DAY - at // DAY))


def alarm_items(found: Sequence[Alarm], now: Seconds, width: int) -> tuple[Item, ...]:
    """Alarms, worst first; one calm line when there are none."""
    if not found and not now:  # nobody has looked yet: what is short says so in the first second
        return (Item(fit((("· ", "dim"), (say(N_("no alarm so far")), "dim")), width)),)
    if not found:
        return (Item(fit((("● ", "good"), (say(N_("all is well")), "dim")), width)),)
    return tuple(_alarm(alarm, now, width) for alarm in found)


def _alarm(alarm: Alarm, now: Seconds, width: int) -> Item:
    glyph, tone = ("✖ ", "bad") if alarm.severe else ("▲ ", "warn")
    what = say(ALARM_WORDS.get(alarm.state, alarm.state))
    timed = alarm.kind in ("service", "host", "guest", "update", "gauge")
    tail: tuple[Run, ...] = ((since(alarm.at, now), "dim"),) if timed and width >= 20 else ()
    line = ends(((glyph, tone), (f"{alarm_name(alarm)} {what}", tone)), tail, width)
    return Item(line, "alarm", f"{alarm.kind}:{alarm.about}")


def alarm_name(alarm: Alarm) -> str:
    """What an alarm is about, as short as it goes."""
    if alarm.kind == "gauge":
        kind, _, name = alarm.about.partition("/")
        return f"{name} {kind}"
    return alarm.about.replace("/", " ")


def alarm_target(world: World, kind: str, about: str) -> Target | None:
    """Where an alarm leads: the server, guest or service that it is about."""
    if kind == "service":
        return Target(SERVICE, about)
    if kind == "gauge":
        return machine_of(world, about.partition("/")[2])
    if kind in ("part", "storage"):
        return machine_of(world, about.partition("/")[0])
    return machine_of(world, about)


def machine_of(world: World, name: str) -> Target | None:
    """A thing by its name, wherever it stands."""
    if name in world.servers:
        return Target(SERVER, name)
    if name in world.guests:
        return Target(GUEST, name)
    if name in world.apps:
        return Target("app", name)
    return named(world, name) or (Target(SERVICE, name) if name in world.services else None)


LOG_LENGTH = 60
NARROW_LOG, MOST_ROWS = 40, 3
AFTER_SIGN, HANGING = 8, 2
"""Cells before the text of an entry, and before that of the rows with which it goes on."""


def noteworthy(entry: Entry) -> bool:
    """Whether an entry belongs in the log: copies that share a link change their pace often, and
    some things nobody knows when they happen."""
    return not isinstance(entry.fact, CopyPaced) and not is_hidden(entry)


def log_rows(journal: Sequence[Entry], entry: Entry, width: int) -> tuple[Item, ...]:
    """An entry of the log: in a line, or in a narrow column in as many as it takes, up to three.
    The first stands for the entry, the others only go on with it."""
    glyph, tone = _sign(journal, entry)
    clock: Run = (right(figures.hour(entry.at), 5) + " ", "faint")
    text = " ".join(clean(_shortly(entry)).split())
    first, rest = text, tuple[str, ...]()
    if width < NARROW_LOG:
        first = (wrapped(text, width - AFTER_SIGN) or ("",))[0]
        rest = wrapped(text[len(first) :], width - HANGING)
    if len(rest) > MOST_ROWS - 1:
        rest = (*rest[: MOST_ROWS - 2], cut(" ".join(rest[MOST_ROWS - 2 :]), width - HANGING))
    line = fit((clock, (f"{glyph} ", tone), (first, tone)), width)
    more = [Item(((" " * HANGING, "plain"), (row, tone))) for row in rest]
    return (Item(line, "entry", str(entry.seq)), *more)


def _sign(journal: Sequence[Entry], entry: Entry) -> tuple[str, str]:
    """A glyph and a tone: orders, misfortunes, alarms, and all the rest."""
    if isinstance(entry.fact, Ordered):
        return ":", "accent"
    if isinstance(entry.fact, Misfortune):
        return "!", "warn"
    if attention(entry):
        return "▲", "warn" if foreseen(journal, entry) else "bad"
    return "·", "dim"


def _shortly(entry: Entry) -> str:
    """An entry for a narrow column."""
    if isinstance(entry.fact, Ordered):
        return entry.fact.line
    if isinstance(entry.fact, Billed):
        return say(N_("bill {money}"), money=figures.money(entry.fact.cents))
    return told(entry)


FOLLOWED = 2
"""Consequences told with an order."""


def followed(entries: Sequence[Entry]) -> Line:
    """What an order brought about beside itself: what hurts comes before the rest."""
    news = sorted(
        (entry for entry in entries[1:] if noteworthy(entry)),
        key=lambda entry: not attention(entry),
    )
    runs: list[Run] = []
    for entry in news[:FOLLOWED]:
        runs.append((" · " if runs else "   ", "faint"))
        hurts = attention(entry)
        runs.append((f"▲ {told(entry)}" if hurts else told(entry), "warn" if hurts else "dim"))
    return tuple(runs)
