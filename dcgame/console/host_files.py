"""Files at a host's prompt. To copy a guest's folder is to clone the guest."""

from dcgame.console.answer import Answer, tell, tell_of
from dcgame.console.folders import ROOT
from dcgame.console.seat import Seat
from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.play import figures
from dcgame.sim.gauges.folders import folder_of
from dcgame.words import N_, say
from dcgame.world.hardware import Server
from dcgame.world.world import World


def ls(seat: Seat, words: list[str]) -> Answer:
    world = seat.session.world
    path = next((word for word in words if not word.startswith("-")), ROOT).rstrip("/")
    name = path.removeprefix(ROOT).strip("/")
    if not name:
        rows = [f"{guest}/" for guest in seat.host.guests]
        return Answer(tuple(rows)) if rows else tell_of(N_("(empty)"))
    if name not in seat.host.guests:
        return tell_of(N_("ls: {path}: no such folder"), path=path)
    files = folder_of(world, world.guests[name])
    return Answer(tuple(f"{_size(file.size):>10}  {file.name}" for file in files))


def _size(amount: Megabytes) -> str:
    return figures.megabytes(amount) if amount else "4 KB"


def cp(seat: Seat, words: list[str]) -> Answer:
    names = [_name(word) for word in words if not word.startswith("-")]
    recursive = any(word in ("-r", "-a", "-R") for word in words)
    if len(names) != 2:
        return tell_of(N_("cp: say: {usage}"), usage="cp -r GUEST NEW")
    if not recursive:
        return tell_of(N_("cp: {name} is a folder: a guest is one; copy it with -r"), name=names[0])
    return seat.order(f"clone {names[0]} as {names[1]} on {seat.server}")


def rm(seat: Seat, words: list[str]) -> Answer:
    names = [_name(word) for word in words if not word.startswith("-")]
    if len(names) != 1 or len(words) < 2:
        return tell_of(N_("rm: say: {usage}"), usage="rm -r GUEST")
    return seat.order(f"delete {names[0]}")


def _name(path: str) -> str:
    return path.rstrip("/").removeprefix(ROOT).strip("/")


def df(seat: Seat, words: list[str]) -> Answer:
    world, host = seat.session.world, seat.host
    size, used = disk_size(host), disk_used(world, host)
    share = figures.percent(used * WHOLE // max(1, size))
    place = ROOT if seat.has_guests else "/"
    titles = (say(N_("size")), say(N_("used")), say(N_("free")))
    head = " " * 12 + "".join(title.rjust(12) for title in titles)
    free = figures.megabytes(max(0, size - used))
    row = f"{place:<12}{figures.megabytes(size):>12}{figures.megabytes(used):>12}{free:>12}"
    return tell(head, f"{row}  {share}")


def disk_size(server: Server) -> Megabytes:
    """What a server's own disks hold; mirrored ones half."""
    model = server.model
    copies = 2 if model.mirrored and model.disks > 1 else 1
    return model.disk_size * model.disks // copies


def disk_used(world: World, server: Server) -> Megabytes:
    """What lies on them."""
    used = sum(world.guests[name].disk for name in server.guests)
    return used + sum(world.apps[name].disk for name in server.apps)
