"""What there is to know about the selected thing, as lines. Pure."""

from collections.abc import Iterator
from functools import lru_cache

from dcgame.kernel.units import DAY, HOUR, WHOLE, Cents, PerMille
from dcgame.play import figures
from dcgame.play.books import book_value
from dcgame.play.building import building, cords
from dcgame.play.ladder import RUNG_TONES, steps
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.contention import BAD, SIGNIFICANT
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.gauges.licences import guests_licence, systems_sold, yearly_licence
from dcgame.sim.gauges.memory import memory_of, touched
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.scheduling import co_scheduling, needed, ready_now
from dcgame.sim.gauges.taxes import disk_share, processor_tax
from dcgame.sim.gauges.virtual_disks import asked_of_disk, guest_latency
from dcgame.sim.wakes.billing import (
    MILLIWATT_SECONDS_A_KILOWATT_HOUR,
    SUPPORT_SHARE,
    credit,
    uptime_per_100k,
)
from dcgame.tui.floor.drawing import SERVER_GLYPHS
from dcgame.tui.floor.fixtures.base import page_link
from dcgame.tui.floor.fixtures.parts import part_lines
from dcgame.tui.floor.fixtures.pools import copies_page
from dcgame.tui.floor.fixtures.registry import fixture_of, thing_of
from dcgame.tui.floor.guarding import protection_page
from dcgame.tui.floor.kinds import APP, CLUSTER, GUEST, GUEST_GLYPHS, RACK, SERVER, SERVICE, Target
from dcgame.tui.floor.labels import (
    APP_GLYPHS,
    heading,
    job_lines,
    link_lines,
    meter,
    pair,
    program,
    strip,
    text,
)
from dcgame.tui.floor.lasting import starting_lines
from dcgame.tui.floor.misplaced import misplaced
from dcgame.tui.floor.panels import SERVICE_GLYPHS, machine_of
from dcgame.tui.floor.racks import rack_page
from dcgame.tui.floor.readings import colour_of, day_ahead, reading, starved
from dcgame.tui.floor.voting import voiceless, witnesses
from dcgame.tui.widgets.ink import (
    Line,
    cut,
    ends,
    folded,
    width_of,
    wrapped,
)
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, language, say, say_plural
from dcgame.world.app import App
from dcgame.world.guest import Guest, GuestState, Shares
from dcgame.world.hardware import Server, ServerState
from dcgame.world.ladder import Rung
from dcgame.world.service import degraded_until, down_until, planned_until
from dcgame.world.world import World


def title_of(target: Target | None) -> str:
    """The title of the inspector."""
    return target.id if target else say(N_("nothing selected"))


def inspector_items(world: World, target: Target | None, width: int) -> tuple[Item, ...]:
    """The lines about a thing."""
    return _inspected(world, target, width, language())


@lru_cache(maxsize=16)
def _inspected(world: World, target: Target | None, width: int, _: str) -> tuple[Item, ...]:
    """The same, remembered for a world: the cursor comes and goes while it stands."""
    if target is None:
        hint = say(N_("arrows or a click select"))
        lines = (Item(((cut(line, width), "plain"),)) for line in building(world))
        return (Item(((cut(hint, width), "dim"),)), *lines)
    if target.kind == SERVER and target.id in world.servers:
        return tuple(_server(world, world.servers[target.id], width))
    if target.kind == GUEST and target.id in world.guests:
        return tuple(_guest(world, world.guests[target.id], width))
    if target.kind == APP and target.id in world.apps:
        return tuple(_app(world, world.apps[target.id], width))
    if target.kind == SERVICE and target.id in world.services:
        return tuple(_service(world, target.id, width))
    if target.kind == RACK and target.id in world.racks:
        return tuple(rack_page(world, world.racks[target.id], width))
    fixture, thing = fixture_of(target.kind), thing_of(world, target)
    if fixture is not None and thing is not None:
        return tuple(_folded(fixture.page(world, thing, width), width))
    return (Item(((say(N_("it is gone")), "dim"),)),)


def _folded(items: Iterator[Item], width: int) -> Iterator[Item]:
    """What is too long for a line goes on in the next."""
    for item in items:
        if width_of(item.line) <= width:
            yield item
        else:
            yield from (Item(line, item.kind, item.id) for line in folded(item.line, width))


def _server(world: World, server: Server, width: int) -> Iterator[Item]:
    glyph = SERVER_GLYPHS[server.state]
    yield text(glyph, (" ", "plain"), (word(server.state), glyph[1]), (f"  {server.rack}", "dim"))
    model = server.model
    yield text((cut(f"{server.model_name} · {model.year}", width), "plain"))
    ram = figures.megabytes(server.ram)
    shape = say(N_("{cores} cores · {ram}"), cores=model.cores, ram=ram)
    yield text((cut(shape, width), "dim"))
    yield from _platform(world, server, width)
    if server.state is ServerState.UP:
        yield from _meters(world, server, width)
    yield from _votes(world, server, width)
    yield from starting_lines(world, Target(SERVER, server.id), width)
    yield from jobs(world, server, width)
    yield from _inside(world, server, width)
    yield from part_lines(server, width)
    yield from _cords(world, server, width)
    yield heading(say(N_("costs")), width)
    yield pair(say(N_("power now")), figures.power(power_now(world, server)), width)
    yield pair(say(N_("a month")), figures.money(monthly_cost(world, server)), width)
    value = figures.money(book_value(world, server, world.now))
    yield pair(say(N_("in the books")), value, width)


def _platform(world: World, server: Server, width: int) -> Iterator[Item]:
    platform = server.platform
    if platform is None:
        yield text((cut(say(N_("bare: nothing is installed")), width), "warn"))
        return
    yield text((cut(f"{platform.name}: {word(platform.model.kind)}", width), "plain"))
    if platform.update_due is not None:
        due = figures.moment(platform.update_due)
        yield text(("▲ ", "warn"), (cut(say(N_("updates {due}"), due=due), width - 2), "warn"))


def _votes(world: World, server: Server, width: int) -> Iterator[Item]:
    """Where it has a vote, and whether that counts."""
    if server.cluster:
        silent = server.id in voiceless(world)
        what = ((say(N_("no quorum")), "bad"),) if silent else ()
        left: Line = ((say(N_("member of")) + " ", "dim"), (server.cluster, "plain"))
        yield Item(ends(left, what, width), CLUSTER, server.cluster)
    if server.id in witnesses(world):
        cluster = witnesses(world)[server.id]
        line = ((cut(say(N_("votes in {cluster}"), cluster=cluster), width), "plain"),)
        yield Item(line, CLUSTER, cluster)


def _meters(world: World, server: Server, width: int) -> Iterator[Item]:
    day = day_ahead(world, server)
    load = day[0]
    yield meter(say(N_("cpu")), load, "", width)
    yield meter(say(N_("24 h")), max(day), say(N_("peak")), width)
    yield strip(day, width)
    waiting = max((ready_now(world, world.guests[name]) for name in server.guests), default=0)
    if waiting >= 10:
        yield pair(
            say(N_("longest cpu ready")), figures.percent(waiting), width, _ready_tone(waiting)
        )
    memory = memory_of(world, server)
    yield meter(say(N_("ram")), memory.load, word(memory.band), width)
    yield from link_lines(world, f"port/{server.id}", width)
    if memory.rung is not Rung.HIGH:
        tone = RUNG_TONES[memory.rung]
        yield pair(say(N_("memory ladder")), word(memory.rung), width, tone)
    for step in steps(world, server):
        won = f"{figures.megabytes(step.won)} ×{figures.decimal(step.cost, WHOLE, 2)}"
        yield pair(say(step.name), won, width, RUNG_TONES[step.rung])
    if server.capacity_factor < WHOLE:
        factor = figures.percent(server.capacity_factor)
        yield pair(say(N_("throttled to")), factor, width, "warn")


def jobs(world: World, server: Server, width: int) -> Iterator[Item]:
    """The work on a server, its guests, or towards it."""
    for job in world.jobs.values():
        if server.id in (job.subject, job.goal) or job.subject in server.guests:
            yield from job_lines(world, job, width)


def _inside(world: World, server: Server, width: int) -> Iterator[Item]:
    shares = dict(reading(world, server).shares)
    if server.guests:
        yield heading(say(N_("guests")), width)
    for name in server.guests:
        yield _lodger(world, world.guests[name], shares.get(name, 0), width)
    if server.apps:
        yield heading(say(N_("applications")), width)
    for name in server.apps:
        yield program(world, world.apps[name], width)


def _ready_tone(waiting: PerMille) -> str:
    return "bad" if waiting > BAD else "warn" if waiting > SIGNIFICANT else "plain"


def _lodger(world: World, guest: Guest, share: PerMille, width: int) -> Item:
    colour = colour_of(world, guest.id)
    tone = "dim" if colour is None else f"svc{colour}"
    state = GUEST_GLYPHS[guest.state]
    shape = f"{guest.vcpu}c {figures.megabytes(guest.ram).replace(' ', '')} {share // 10:>2}%"
    name = "bad" if guest.state is GuestState.LOST else "plain"
    left: Line = (("▌", tone), (f"{state} " if state else "", "bad"), (guest.id, name))
    return Item(ends(left, ((shape, "dim"),), width), GUEST, guest.id)


def _cords(world: World, server: Server, width: int) -> Iterator[Item]:
    plugged = cords(world, server)
    if plugged:
        yield heading(say(N_("plugged into")), width)
    for part, end, live in plugged:
        yield pair(part, end, width, "plain" if live else "bad")


def monthly_cost(world: World, server: Server) -> Cents:
    """Thirty days of a server: the power that it draws now, licence, support and rent."""
    setting = world.setting
    scale = MILLIWATT_SECONDS_A_KILOWATT_HOUR * WHOLE * WHOLE
    month = 30 * DAY * power_now(world, server)
    energy = month * setting.pue * setting.kilowatt_hour // scale
    yearly = yearly_licence(world, server) + guests_licence(world, server, systems_sold(world))
    if server.support:
        yearly += server.model.price * SUPPORT_SHARE[server.support // HOUR] // WHOLE
    return energy + yearly * 30 // 365 + server.model.height * setting.rent_per_unit


def _guest(world: World, guest: Guest, width: int) -> Iterator[Item]:
    host = world.servers[guest.host]
    up = guest.state is GuestState.RUNNING
    tone = "good" if up else "bad" if guest.state is GuestState.LOST else "dim"
    glyph = "●" if up else GUEST_GLYPHS[guest.state]
    yield text((glyph, tone), (" ", "plain"), (word(guest.state), tone))
    yield from starting_lines(world, Target(GUEST, guest.id), width)
    yield Item(ends(((say(N_("on")) + " ", "dim"), (host.id, "plain")), (), width), SERVER, host.id)
    ram = figures.megabytes(guest.ram)
    yield text((cut(say(N_("{vcpu} vCPU · {ram}"), vcpu=guest.vcpu, ram=ram), width), "plain"))
    tools = say(N_("with tools")) if guest.tools else say(N_("no guest tools"))
    yield text((word(guest.mode), "dim"))
    yield text((tools, "dim" if guest.tools else "warn"))
    if starved(world, guest.id):
        yield text(("▲ ", "warn"), (cut(say(N_("its vCPU are too few")), width - 2), "warn"))
    waits = ready_now(world, guest)
    if waits >= 10:
        yield pair(say(N_("cpu ready")), figures.percent(waits), width, _ready_tone(waits))
    if co_scheduling(world, guest):
        wide = say(N_("needs {count} vCPU; waits for the rest"), count=needed(world, guest))
        yield text((cut(wide, width), "warn"))
    yield from _claims(guest, width)
    for reason in misplaced(world, guest):
        for number, line in enumerate(wrapped(reason, width - 2)):
            yield text(("≠ " if number == 0 else "  ", "warn"), (line, "warn"))
    share = dict(reading(world, host).shares).get(guest.id, 0)
    yield meter(say(N_("host")), share, say(N_("of it")), width)
    used = touched(world, guest)
    yield meter(say(N_("ram")), used * WHOLE // max(1, guest.ram), say(N_("touched")), width)
    tax = processor_tax(host, guest) - WHOLE
    yield pair(say(N_("virtualisation costs")), figures.percent(tax), width)
    yield pair(say(N_("disk speed left")), figures.percent(disk_share(host, guest)), width)
    if any(world.apps[name].io for name in guest.apps):
        tone = "warn" if asked_of_disk(world, guest) >= WHOLE else "plain"
        late = f"{figures.decimal(guest_latency(world, guest), 1000, 1)} ms"
        yield pair(say(N_("an access, as it sees it")), late, width, tone)
    yield from _disks(world, guest, width)
    if guest.store:
        store = machine_of(world, guest.store)
        yield page_link(store.kind if store else "", guest.store, width, say(N_("lies on")))
    yield from copies_page(world, guest.id, width)
    yield from protection_page(world, guest, width)
    starts = say(N_("yes")) if guest.autostart else say(N_("no"))
    yield pair(
        say(N_("starts with its host")), starts, width, "plain" if guest.autostart else "dim"
    )
    for job in world.jobs.values():
        if job.subject == guest.id:
            yield from job_lines(world, job, width)
    yield heading(say(N_("applications")), width)
    for name in guest.apps:
        yield program(world, world.apps[name], width)


def _disks(world: World, guest: Guest, width: int) -> Iterator[Item]:
    """Its disks, what they may hold; of thin ones also what they take."""
    name = say_plural("{count} disk", "{count} disks", len(guest.disks))
    yield pair(say(N_("disk")) if not guest.more else name, figures.megabytes(guest.size), width)
    if guest.has_thin:
        taken = figures.megabytes(disks_size(world, guest))
        yield pair(say(N_("thin: takes")), taken, width, "dim")


def _claims(guest: Guest, width: int) -> Iterator[Item]:
    """What was said about its right to its host, where that differs from all others'."""
    if guest.shares is not Shares.NORMAL:
        yield pair(say(N_("shares")), word(guest.shares), width)
    if guest.reserved_cpu:
        yield pair(say(N_("cpu reserved")), figures.decimal(guest.reserved_cpu, 1000, 1), width)
    if guest.reserved_ram:
        yield pair(say(N_("ram reserved")), figures.megabytes(guest.reserved_ram), width)
    if guest.cpu_limit:
        yield pair(say(N_("cpu limit")), figures.decimal(guest.cpu_limit, 1000, 1), width)


def _app(world: World, app: App, width: int) -> Iterator[Item]:
    glyph, tone = APP_GLYPHS[app.state]
    yield text((glyph, tone), (" ", "plain"), (word(app.state), tone))
    yield from starting_lines(world, Target(APP, app.id), width)
    kind = GUEST if app.on in world.guests else SERVER
    yield Item(ends(((say(N_("on")) + " ", "dim"), (app.on, "plain")), (), width), kind, app.on)
    if app.service:
        yield Item(
            ends(((say(N_("for")) + " ", "dim"), (app.service, "plain")), (), width),
            SERVICE,
            app.service,
        )
    if app.runaway:
        yield text(("▲ ", "warn"), (say(N_("takes all it can get")), "warn"))
    yield pair(say(N_("program")), figures.megabytes(app.size), width)
    yield pair(say(N_("memory it touches")), figures.megabytes(app.active + app.leaked), width)
    if app.leaked:
        yield pair(say(N_("leaked")), figures.megabytes(app.leaked), width, "warn")
    yield pair(say(N_("data")), figures.megabytes(app.disk), width)
    yield pair(say(N_("peak")), say(N_("{cores} cores"), cores=_cores(app)), width)
    if app.libraries:
        yield heading(say(N_("libraries")), width)
    for library, version in app.libraries:
        yield pair(library, version, width)
    if app.supported_on:
        yield heading(say(N_("supported on")), width)
        for platform in app.supported_on:
            yield text((cut(word(platform), width), "plain"))


def _cores(app: App) -> str:
    return figures.decimal(app.demand.peak, 1000, 1)


def _service(world: World, name: str, width: int) -> Iterator[Item]:
    service = world.services[name]
    glyph, tone = SERVICE_GLYPHS[service.state]
    now = world.now
    yield text((glyph, tone), (" ", "plain"), (word(service.state), tone))
    uptime = uptime_per_100k(service, now, max(1, now))
    below = bool(service.sla.value) and uptime < service.sla.value
    yield pair(say(N_("up")), figures.nines(uptime), width, "bad" if below else "good")
    if service.sla.value:
        promise = f"{word(service.sla)} {figures.nines(service.sla.value)}"
        yield pair(say(N_("promised")), promise, width)
        allowed = world.setting.horizon * service.sla.allowed_per_100k // 100_000
        left = max(0, allowed - down_until(service, now))
        yield pair(say(N_("may still be down")), figures.duration(left), width)
    yield pair(say(N_("was down")), figures.duration(down_until(service, now)), width)
    yield pair(say(N_("was slow")), figures.duration(degraded_until(service, now)), width)
    planned = planned_until(service, now)
    if planned:
        yield pair(say(N_("in a window")), figures.duration(planned), width)
    cents = credit(service, now, world.setting.horizon)
    if cents:
        yield pair(say(N_("credit owed")), figures.money(cents), width, "bad")
    for window in service.windows:
        if window.end > now:
            span = f"{figures.moment(window.start)} – {figures.hour(window.end)}"
            yield text((cut(say(N_("window {span}"), span=span), width), "accent"))
    yield heading(say(N_("needs {needs} of"), needs=service.needs), width)
    for app in service.apps:
        yield program(world, world.apps[app], width)
    if service.requires:
        yield heading(say(N_("requires")), width)
    for each in service.requires:
        if each in world.services:
            yield _other(world, each, width)
        else:
            yield program(world, world.apps[each], width)
    if service.required_by:
        yield heading(say(N_("without it are down")), width)
    for each in service.required_by:
        yield _other(world, each, width)


def _other(world: World, name: str, width: int) -> Item:
    """Another service, on which this one rests or which rests on it."""
    state = world.services[name].state
    glyph, tone = SERVICE_GLYPHS[state]
    return Item(
        ends(((glyph, tone), (f" {name}", "plain")), ((word(state), tone),), width), SERVICE, name
    )
