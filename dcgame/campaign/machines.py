"""Whether servers fit their racks, guests their hosts, and applications their machines."""

from dcgame.campaign.folders import folder_mb
from dcgame.campaign.level import AppSpec, GuestSpec, ServerSpec
from dcgame.campaign.locate import Path
from dcgame.campaign.placing import units_of
from dcgame.campaign.review import Review, said
from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.sim.commands.create import LEAST, USUAL
from dcgame.sim.gauges.memory import overhead
from dcgame.words import N_, say
from dcgame.world.catalogue import PlatformKind, PlatformModel, ServerModel
from dcgame.world.goods import CATALOGUE
from dcgame.world.guest import Guest, Mode

_HYPERVISORS = (PlatformKind.HOSTED, PlatformKind.BARE_METAL)
_NO_FAMILY = "-"


def check_machines(review: Review) -> None:
    """Everything that stands, lies or runs somewhere."""
    for path, server in review.each("servers"):
        _server(review, path, server)
    _places(review)
    for path, guest in review.each("guests"):
        if review.refers((*path, "host"), guest.host, say(N_("the id of a server")), "servers"):
            _guest(review, path, guest)
    for path, app in review.each("apps"):
        _app(review, path, app)
    _reserved(review)
    _disks(review)
    _services(review)
    _requirements(review)


def _server(review: Review, path: Path, server: ServerSpec) -> None:
    review.refers((*path, "rack"), server.rack, say(N_("the id of a rack")), "racks")
    if server.state == "up" and not server.platform:
        expected = say(N_('"off" for a server without a platform'))
        review.wrong((*path, "state"), expected, server.state)
    platform, isa = CATALOGUE.platforms.get(server.platform), CATALOGUE.servers[server.model].isa
    if platform is not None and isa not in platform.isas:
        expected = say(N_("a platform for {isa}, which its model speaks"), isa=isa)
        review.wrong((*path, "platform"), expected, server.platform)


def _places(review: Review) -> None:
    """Every server has its units in its rack."""
    racks = [rack for _, rack in review.each("racks")]
    known = {rack.id for rack in racks}
    places = {server.id: path for path, server in review.each("servers") if server.rack in known}
    servers = [review.named("servers", name) for name in places]
    for name, other in units_of(racks, servers).clashes:
        server = review.named("servers", name)
        height = CATALOGUE.servers[server.model].height
        expected = say(
            N_("{height} free units in a row in {rack}"), height=height, rack=server.rack
        )
        found = said(N_("{other} in their place"), other=other) if other else said(N_("none"))
        review.wrong((*places[name], "unit" if server.unit else "rack"), expected, found)


def _guest(review: Review, path: Path, guest: GuestSpec) -> None:
    host = review.named("servers", guest.host)
    if host is None:
        return
    platform = CATALOGUE.platforms.get(host.platform)
    if platform is None or platform.kind not in _HYPERVISORS:
        found = said(N_("{host} with {platform}"), host=host.id, platform=host.platform or "-")
        review.wrong((*path, "host"), say(N_("a server with a hypervisor")), found)
        return
    if guest.state == "running" and not host.is_up:
        expected = say(N_('"stopped", for {host} is off'), host=host.id)
        review.wrong((*path, "state"), expected, guest.state)
    _size(review, path, guest, CATALOGUE.servers[host.model], platform)
    _mode(review, path, guest, CATALOGUE.servers[host.model])
    _claims(review, path, guest, CATALOGUE.servers[host.model])


def _size(
    review: Review, path: Path, guest: GuestSpec, model: ServerModel, platform: PlatformModel
) -> None:
    """The host can run a guest of that shape, were it alone."""
    threads = model.cores * (2 if model.threads > WHOLE else 1)
    if guest.vcpu > threads:
        expected = say(N_("at most {count}, the threads of its host"), count=threads)
        review.wrong((*path, "vcpu"), expected, guest.vcpu)
    least = LEAST.get(guest.isa, USUAL)[0]
    if guest.ram_mb < least:
        review.wrong((*path, "ram_mb"), say(N_("at least {count}"), count=least), guest.ram_mb)
    mode = Mode(guest.mode)
    bare = Guest(guest.id, guest.host, guest.vcpu, guest.ram_mb, guest.disk_mb, mode, isa=guest.isa)
    extra = overhead(bare)
    room = model.ram - platform.reserve_ram - extra
    if guest.ram_mb > room:
        expected = say(N_("at most {count}, what its host can give"), count=room)
        review.wrong((*path, "ram_mb"), expected, guest.ram_mb)


def _claims(review: Review, path: Path, guest: GuestSpec, model: ServerModel) -> None:
    """What is reserved can be used, and a limit leaves room for it and limits something."""
    most = guest.vcpu * model.core_speed
    cap = guest.limit_millicores or most
    if guest.reserved_millicores > min(cap, most):
        expected = say(N_("at most {count}, what the guest can use"), count=min(cap, most))
        review.wrong((*path, "reserved_millicores"), expected, guest.reserved_millicores)
    if guest.reserved_ram_mb > guest.ram_mb:
        expected = say(N_("at most {count}, what the guest can use"), count=guest.ram_mb)
        review.wrong((*path, "reserved_ram_mb"), expected, guest.reserved_ram_mb)
    if guest.limit_millicores >= most:
        expected = say(N_("less than {count}, what its vCPU give"), count=most)
        review.wrong((*path, "limit_millicores"), expected, guest.limit_millicores)


def _reserved(review: Review) -> None:
    """A host has what its guests have reserved together."""
    for path, server in review.each("servers"):
        guests = [guest for _, guest in review.each("guests") if guest.host == server.id]
        cpu = sum(guest.reserved_millicores for guest in guests)
        ram = sum(guest.reserved_ram_mb for guest in guests)
        model = CATALOGUE.servers[server.model]
        platform = CATALOGUE.platforms.get(server.platform)
        if platform is None or not (cpu or ram):
            continue
        threads = max(0, model.cores * WHOLE - platform.reserve_cores) * model.threads // WHOLE
        if cpu > threads * model.core_speed // WHOLE or ram > model.ram - platform.reserve_ram:
            expected = say(N_("a host that has what its guests reserve"))
            found = said(N_("{cpu} millicores and {ram} MB reserved"), cpu=cpu, ram=ram)
            review.wrong((*path, "model"), expected, found)


def _mode(review: Review, path: Path, guest: GuestSpec, model: ServerModel) -> None:
    if guest.isa != model.isa and guest.mode != Mode.EMULATED.value:
        expected = say(N_('"emulated", for its host speaks {isa}'), isa=model.isa)
        review.wrong((*path, "mode"), expected, guest.mode)
    if guest.mode == Mode.PARA.value and guest.family != "linux":
        expected = say(N_("a mode for a system that cannot be modified"))
        review.wrong((*path, "mode"), expected, guest.mode)


def _app(review: Review, path: Path, app: AppSpec) -> None:
    if app.service:
        expected = say(N_("the id of a service, or no such key"))
        review.refers((*path, "service"), app.service, expected, "services")
    expected = say(N_("the id of a server or guest"))
    if not review.refers((*path, "on"), app.on, expected, "servers", "guests"):
        return
    guest = review.named("guests", app.on)
    server = review.named("servers", app.on)
    if guest is not None:
        _matches(review, path, app, (guest.family, guest.isa, guest.ram_mb))
    elif server is not None:
        model = CATALOGUE.servers[server.model]
        platform = CATALOGUE.platforms.get(server.platform)
        if platform is None or platform.kind is PlatformKind.BARE_METAL:
            found = said(
                N_("{host} with {platform}"), host=server.id, platform=server.platform or "-"
            )
            expected = say(N_("a guest, or a server with an operating system"))
            review.wrong((*path, "on"), expected, found)
            return
        _matches(review, path, app, (platform.family or _NO_FAMILY, model.isa, model.ram))


def _matches(review: Review, path: Path, app: AppSpec, machine: tuple[str, str, Megabytes]) -> None:
    family, isa, ram = machine
    if app.family != family:
        expected = say(N_('"{word}", as {machine} has it'), word=family, machine=app.on)
        review.wrong((*path, "family"), expected, app.family)
    if app.isa != isa:
        expected = say(N_('"{word}", as {machine} has it'), word=isa, machine=app.on)
        review.wrong((*path, "isa"), expected, app.isa)
    if app.active_mb > ram:
        expected = say(N_("at most {count}, the memory of {machine}"), count=ram, machine=app.on)
        review.wrong((*path, "active_mb"), expected, app.active_mb)


def _disks(review: Review) -> None:
    """What lies on a server fits on its disks."""
    for path, server in review.each("servers"):
        model = CATALOGUE.servers[server.model]
        copies = 2 if model.mirrored and model.disks > 1 else 1
        size = model.disk_size * model.disks // copies
        taken = sum(
            folder_mb(review, guest)
            for _, guest in review.each("guests")
            if guest.host == server.id and not guest.store
        )
        taken += sum(app.disk_mb for _, app in review.each("apps") if app.on == server.id)
        if taken > size:
            expected = say(N_("at most {count} MB on its disks"), count=size)
            review.wrong(path, expected, said(N_("{count} MB"), count=taken))


def _services(review: Review) -> None:
    """A service has the applications that it needs."""
    if not review.whole("apps"):
        return
    for path, service in review.each("services"):
        count = sum(app.service == service.id for _, app in review.each("apps"))
        if count < service.needs:
            expected = say(N_("at least {count} applications of it"), count=service.needs)
            review.wrong((*path, "needs"), expected, count)


def _requirements(review: Review) -> None:
    """What services require is there, is not their own, and does not go round in a circle."""
    for path, service in review.each("services"):
        for place, name in enumerate(service.requires):
            here = (*path, "requires", place)
            expected = say(N_("the id of a service or application"))
            if not review.refers(here, name, expected, "services", "apps"):
                continue
            app = None if name in review.names("services") else review.named("apps", name)
            if name == service.id or (app is not None and app.service == service.id):
                review.wrong(here, say(N_("a service or application that is not its own")), name)
                continue
            circle = _circle(review, service.id, name)
            if circle:
                found = said(N_("a circle: {names}"), names=" → ".join(circle))
                review.wrong(here, say(N_("what does not require it in turn")), found)


def _circle(review: Review, first: str, name: str) -> tuple[str, ...]:
    """The way from a service over what it requires back to itself; told where it is entered by
    the first of its names."""
    ways: list[tuple[str, ...]] = [(first, name)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        if way[-1] == first:
            return way if first == min(way) else ()
        service = review.named("services", way[-1])
        if service is not None and way[-1] not in seen:
            seen.add(way[-1])
            ways += [(*way, each) for each in service.requires]
    return ()
