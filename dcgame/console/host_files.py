"""Files at a host's prompt. To copy a guest's folder is to clone the guest."""

from difflib import get_close_matches

from dcgame.console.answer import Answer, tell_of
from dcgame.console.folders import ROOT
from dcgame.console.seat import Seat
from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.folders import folder_of
from dcgame.sim.gauges.stores import capacity, reachable, shared_stores, used
from dcgame.words import N_, say
from dcgame.world.world import World


def ls(seat: Seat, words: list[str]) -> Answer:
    world = seat.session.world
    path = next((each for each in words if not each.startswith("-")), ROOT).rstrip("/")
    name = path.removeprefix(ROOT).strip("/")
    if not name:
        long = any(each.startswith("-") and "l" in each for each in words)
        rows = [_folder(world, guest, long) for guest in seat.host.guests]
        return Answer(tuple(rows)) if rows else tell_of(N_("(empty)"))
    if name not in seat.host.guests:
        near = get_close_matches(name, seat.host.guests, 1)
        if near:
            text = N_("ls: {path}: no such folder; did you mean {nearest}?")
            return tell_of(text, path=path, nearest=near[0])
        return tell_of(N_("ls: {path}: no such folder"), path=path)
    files = folder_of(world, world.guests[name])
    return Answer(tuple(f"{_size(file.size):>10}  {file.name}" for file in files))


def _folder(world: World, guest: str, long: bool) -> str:
    """A folder's line; the long one has its size, its datastore and how the guest is."""
    if not long:
        return f"{guest}/"
    it = world.guests[guest]
    size = sum(file.size for file in folder_of(world, it))
    return f"{_size(size):>10}  {world.store_of(it):<12}{word(it.state):<16}{guest}/"


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
    """Its own disks, and every shared datastore to which it has a way."""
    world, server = seat.session.world, seat.server
    titles = (say(N_("size")), say(N_("used")), say(N_("free")))
    lines = [" " * 12 + "".join(title.rjust(12) for title in titles)]
    if world.servers[server].pool is None:
        lines.append(_row(world, ROOT if seat.has_guests else "/", server))
    for store in shared_stores(world) if seat.has_guests else ():
        if reachable(world, store, server):
            lines.append(_row(world, store, store))
        elif any(world.guests[name].store == store for name in seat.host.guests):
            away = say(N_("no way to it"))
            lines.append(f"{store:<12}{away}")
    return Answer(tuple(lines))


def _row(world: World, name: str, store: str) -> str:
    size, taken = capacity(world, store), used(world, store)
    cells = (size, taken, max(0, size - taken))
    figures_ = "".join(f"{figures.megabytes(each):>12}" for each in cells)
    return f"{name:<12}{figures_}  {figures.percent(taken * WHOLE // max(1, size))}"
