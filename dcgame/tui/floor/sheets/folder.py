"""The folder of a guest: its files, how large each is, and who holds its lock. Pure."""

from collections.abc import Iterator

from dcgame.play import figures
from dcgame.sim.gauges.folders import folder_of, folder_size, lock_of
from dcgame.sim.gauges.stores import capacity, free
from dcgame.tui.floor.fixtures.base import share
from dcgame.tui.floor.labels import heading, meter, text
from dcgame.tui.widgets.ink import cell, fit, gauge, right
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.folder import File, FileKind
from dcgame.world.world import World

MEANINGS: dict[FileKind, tuple[str, str]] = {
    FileKind.CONFIG: ("≡", N_("settings: processors, memory, disks, network")),
    FileKind.TEMPLATE: ("≡", N_("configuration of a template: not to be started")),
    FileKind.FIRMWARE: ("·", N_("firmware settings")),
    FileKind.DISK: ("█", N_("virtual disk")),
    FileKind.SNAPSHOT: ("▚", N_("snapshot: what was written since")),
    FileKind.SWAP: ("░", N_("swap: room for its memory while it runs")),
    FileKind.LOG: ("≡", N_("log")),
    FileKind.LOCK: ("▣", N_("lock: one host runs it at a time")),
}
NAME, SIZE, BAR = 28, 9, 16


def _meaning(file: File, meaning: str) -> str:
    if file.promised:
        limit = figures.megabytes(file.promised)
        return say(N_("virtual disk, thin: may grow to {limit}"), limit=limit)
    return say(meaning) if meaning else ""


def folder_items(world: World, name: str, width: int) -> Iterator[Item]:
    """Where it lies, then a line for each file."""
    guest = world.guests.get(name)
    if guest is None:
        yield text((say(N_("it is gone")), "dim"))
        return
    store = world.store_of(guest)
    total = folder_size(world, guest)
    where = say(N_("on {store}"), store=store)
    sizes = say(N_("{size} in all"), size=figures.megabytes(total))
    yield text((f"{where}/{name}", "title"), (f"   {sizes}", "dim"))
    size = capacity(world, store)
    yield meter(say(N_("used")), share(size - free(world, store), size), "", min(width, 40))
    yield heading(say(N_("files")), min(width, 100))
    for file in folder_of(world, guest):
        mark, meaning = MEANINGS.get(file.kind, ("·", ""))
        tone = "accent" if file.kind in (FileKind.SNAPSHOT, FileKind.LOCK) else "plain"
        amount = figures.megabytes(file.size) if file.size else say(N_("< 1 MB"))
        bar = gauge(BAR, share(file.size, total), tone) if file.size else ((" " * BAR, "plain"),)
        runs = (
            (f"{mark} ", tone),
            (cell(file.name, NAME) + " ", "plain"),
            (right(amount, SIZE) + " ", tone),
            *(bar if width >= 76 else ()),
            (" " + _meaning(file, meaning), "dim"),
        )
        yield Item(fit(runs, width))
    yield text()
    holder = lock_of(guest)
    if guest.stale_lock is not None:
        words = say(N_("locked by {host}, which does not run it"), host=holder)
        yield text(("▲ ", "warn"), (words, "warn"))
    elif holder:
        yield text((say(N_("locked by {host}, which runs it"), host=holder), "dim"))
    else:
        yield text((say(N_("no lock: it does not run")), "dim"))
