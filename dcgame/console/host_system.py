"""What a host says of itself at its prompt: memory, ports, disks, its name."""

from dcgame.console.answer import Answer, tell, tell_of
from dcgame.console.seat import Seat
from dcgame.play import figures
from dcgame.play.building import cords
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.memory import memory_of
from dcgame.words import N_, say
from dcgame.world.hardware import PartKind


def free(seat: Seat, words: list[str]) -> Answer:
    """Memory: what there is, what was promised, what each rung of the ladder wins, what is free."""
    memory = memory_of(seat.session.world, seat.host)
    rows = (
        (N_("memory"), memory.ram),
        (N_("promised"), memory.promised),
        (N_("shared"), memory.shared),
        (N_("ballooned"), memory.ballooned),
        (N_("compressed"), memory.compressed),
        (N_("swapped"), memory.swapped),
        (N_("free"), memory.free),
        (N_("to be kept free"), memory.kept),
    )
    return Answer(tuple(f"{say(name):<18}{figures.megabytes(size):>12}" for name, size in rows))


def hostname(seat: Seat, words: list[str]) -> Answer:
    """Its name, its machine, what runs on it."""
    host = seat.host
    system = host.platform.name if host.platform else "-"
    return tell(f"{seat.server}  {host.model_name}  {host.model.isa}  {system}")


def links(seat: Seat, words: list[str]) -> Answer:
    """Its network ports, where each leads, and whether anything comes of it."""
    nics = {part.id for part in seat.host.of_kind(PartKind.NIC)}
    state = {True: say(N_("up")), False: say(N_("down"))}
    rows = [
        f"{part:<10}{state[alive]:<10}{end}"
        for part, end, alive in cords(seat.session.world, seat.host)
        if part in nics
    ]
    return Answer(tuple(rows)) if rows else tell_of(N_("one link, which everybody shares"))


def smartctl(seat: Seat, words: list[str]) -> Answer:
    """Its disks, as they report themselves."""
    disks = seat.host.of_kind(PartKind.DISK)
    return Answer(
        tuple(
            f"{part.id:<10}{seat.host.disk_model_of(part.id):<10}{word(part.state)}"
            for part in disks
        )
    )
