"""The layers of a machine beside the other ways of running the same software. Pure."""

from collections.abc import Sequence

from attrs import frozen

from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.play import figures
from dcgame.sim.gauges.memory import overhead
from dcgame.sim.gauges.taxes import disk_share, processor_tax
from dcgame.sim.gauges.virtual_disks import virtual_wait
from dcgame.tui.floor.kinds import APP, GUEST, Target
from dcgame.tui.floor.navigation import server_of
from dcgame.tui.widgets.ink import Line, Run, cut, fit, merged
from dcgame.words import N_, say
from dcgame.world.catalogue import PlatformKind, PlatformModel
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.world import World

GAP = 2


@frozen
class Layer:
    """One layer: what it is, and what it takes."""

    name: str
    taxes: tuple[str, ...] = ()
    tone: str = "plain"


@frozen
class Pile:
    """One way of running software, from the application down to the hardware."""

    title: str
    layers: tuple[Layer, ...]
    mine: bool
    sum: str

    @property
    def height(self) -> int:
        """Lines of its layers, with the edges between them."""
        return sum(2 + len(layer.taxes) for layer in self.layers)


def stack_lines(world: World, target: Target | None, width: int) -> Sequence[Line]:
    """Three piles side by side: an operating system, a hosted hypervisor, one on the metal."""
    server = server_of(world, target)
    if server is None:
        return ()
    guest = _guest(world, server, target)
    piles = [_pile(world, server, guest, kind, target) for kind in PlatformKind]
    tallest = max(pile.height for pile in piles)
    column = (width - GAP * 2) // 3
    columns = [_drawn(pile, column, tallest) for pile in piles]
    lines: list[Line] = []
    for parts in zip(*columns, strict=True):
        runs: list[Run] = []
        for number, part in enumerate(parts):
            if number:
                runs.append((" " * GAP, "plain"))
            runs.extend(part)
        lines.append(merged(runs))
    return (*lines, (), *_notes(width))


def _guest(world: World, server: Server, target: Target | None) -> Guest | None:
    if target is not None and target.kind == GUEST:
        return world.guests.get(target.id)
    if target is not None and target.kind == APP and target.id in world.apps:
        return world.guests.get(world.apps[target.id].on)
    return world.guests[server.guests[0]] if server.guests else None


def _model(world: World, server: Server, kind: PlatformKind) -> PlatformModel:
    """The server's own platform if it is of that kind, else a usual one."""
    own = server.platform
    if own is not None and own.model.kind is kind:
        return own.model
    platforms = world.setting.catalogue.platforms
    found = [platforms[name] for name in sorted(platforms) if platforms[name].kind is kind]
    usual = [model for model in found if model.id in ("linux", "openvisor", "hosted")]
    return (usual or found)[0]


def _pile(
    world: World,
    server: Server,
    guest: Guest | None,
    kind: PlatformKind,
    target: Target | None,
) -> Pile:
    model = _model(world, server, kind)
    own = server.platform is not None and server.platform.model.kind is kind
    apps = guest.apps if guest else server.apps
    app = apps[0] if apps else say(N_("application"))
    hardware = Layer(server.model_name, (_hardware(server),))
    top = Layer(app, (), "title")
    if kind is PlatformKind.SYSTEM:
        name = say(N_("operating system"))
        own_system = Layer(f"{model.id} · {name}", (_reserve(model),))
        return Pile(
            say(N_("plain system")),
            (top, own_system, hardware),
            own,
            say(N_("cpu 100 % · disk 100 %")),
        )
    inside = Layer(
        guest.id if guest and own else say(N_("a guest's own system")),
        (_overhead(guest),),
    )
    tax, share = _taxes(server, guest, model, own)
    what, below = say(N_("hypervisor")), say(N_("host system"))
    name = f"{model.id} · {what}"
    taxes = _tax_texts(tax, share)
    if own and guest is not None and any(world.apps[name].io for name in guest.apps):
        late = f"{figures.decimal(virtual_wait(world, guest), 1000, 1)} ms"
        taxes = (*taxes, say(N_("+ {late} an access"), late=late))
    if kind is PlatformKind.HOSTED:
        hypervisor = Layer(name, taxes, "accent")
        layers: tuple[Layer, ...] = (top, inside, hypervisor)
        layers = (*layers, Layer(f"{model.family} · {below}", (_reserve(model),)))
        title = say(N_("hosted (type 2)"))
    else:
        layers = (top, inside, Layer(name, (*taxes, _reserve(model)), "accent"))
        title = say(N_("on the metal (type 1)"))
    sums = say(N_("cpu {cpu} · disk {disk}"), cpu=_speed(tax), disk=figures.percent(share))
    return Pile(title, (*layers, hardware), own, sums)


def _taxes(
    server: Server, guest: Guest | None, model: PlatformModel, own: bool
) -> tuple[PerMille, PerMille]:
    if own and guest is not None:
        return processor_tax(server, guest), disk_share(server, guest)
    return model.full_tax, model.disk_share


def _speed(tax: PerMille) -> str:
    return figures.percent(WHOLE * WHOLE // tax)


def _tax_texts(tax: PerMille, share: PerMille) -> tuple[str, ...]:
    return (
        say(N_("cpu tax {cpu}"), cpu=figures.percent(tax - WHOLE)),
        say(N_("disk: {disk} left"), disk=figures.percent(share)),
    )


def _reserve(model: PlatformModel) -> str:
    ram = figures.megabytes(model.reserve_ram)
    if not model.reserve_cores:
        return say(N_("keeps {ram}"), ram=ram)
    cores = figures.decimal(model.reserve_cores, 1000, 0)
    return say(N_("keeps {cores} core, {ram}"), cores=cores, ram=ram)


def _overhead(guest: Guest | None) -> str:
    extra: Megabytes = overhead(guest) if guest else overhead(Guest("", "", 2, 4096, 0))
    return say(N_("and {ram} beside it"), ram=figures.megabytes(extra))


def _hardware(server: Server) -> str:
    cores, ram = server.model.cores, figures.megabytes(server.ram)
    return say(N_("{cores} cores · {ram}"), cores=cores, ram=ram)


def _drawn(pile: Pile, width: int, tallest: int) -> list[Line]:
    frame = "accent" if pile.mine else "faint"
    inner = width - 2
    tone = "key" if pile.mine else "dim"
    mark = "◆ " if pile.mine else "  "
    body: list[Line] = []
    for number, layer in enumerate(pile.layers):
        edge = "┌" + "─" * inner + "┐" if number == 0 else "├" + "─" * inner + "┤"
        body.append(((edge, frame),))
        texts = ((layer.name, layer.tone), *((tax, "dim") for tax in layer.taxes))
        for text, each in texts:
            inside = fit(((" " + cut(text, inner - 1), each),), inner)
            body.append((("│", frame), *inside, ("│", frame)))
    air: list[Line] = [fit((), width)] * (tallest - len(body))
    foot: Line = (("└" + "─" * inner + "┘", frame),)
    total = fit((("= ", "dim"), (pile.sum, "good" if pile.mine else "dim")), width)
    return [fit(((mark, "accent"), (pile.title, tone)), width), *air, *body, foot, total]


def _notes(width: int) -> tuple[Line, ...]:
    mine = say(N_("◆ this machine. A layer's tax is paid by everything above it."))
    return (((cut(mine, width), "dim"),),)
