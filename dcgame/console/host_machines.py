"""Guests and applications at a host's prompt: each command is an order of the game."""

from dcgame.console.answer import Answer, tell_of
from dcgame.console.seat import Seat
from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.words import N_
from dcgame.world.app import AppState

VM_USAGE = "vm list | start|stop|kill|restart|destroy GUEST | migrate GUEST to HOST"
SERVICE_USAGE = "systemctl status | start|stop|restart APP"
_VM = {
    "start": "start",
    "stop": "stop",
    "kill": "kill",
    "restart": "restart",
    "destroy": "delete",
}


def vm(seat: Seat, words: list[str]) -> Answer:
    world, host = seat.session.world, seat.host
    if words[:1] in ([], ["list"]):
        rows = [
            f"{name:<16}{word(world.guests[name].state):<18}"
            f"{world.guests[name].vcpu:>3} vCPU {figures.megabytes(world.guests[name].ram):>8}"
            for name in host.guests
        ]
        return Answer(tuple(rows)) if rows else tell_of(N_("no guests"))
    if len(words) == 4 and words[0] == "migrate" and words[2] == "to":
        return seat.order(f"migrate {words[1]} to {words[3]}")
    if len(words) != 2 or words[0] not in _VM:
        return tell_of(N_("vm: say: {usage}"), usage=VM_USAGE)
    if words[1] not in host.guests:
        text = N_("vm: there is no {name} on this host; vm list tells what there is")
        return tell_of(text, name=words[1])
    return seat.order(f"{_VM[words[0]]} {words[1]}")


def systemctl(seat: Seat, words: list[str]) -> Answer:
    world, host = seat.session.world, seat.host
    if words[:1] in ([], ["list"], ["status"]):
        rows = [f"{name:<16}{word(world.apps[name].state)}" for name in host.apps]
        return Answer(tuple(rows)) if rows else tell_of(N_("no applications of its own"))
    if len(words) != 2 or words[0] not in ("start", "stop", "restart"):
        return tell_of(N_("systemctl: say: {usage}"), usage=SERVICE_USAGE)
    if words[1] not in host.apps:
        return tell_of(N_("systemctl: {name} is not on this host"), name=words[1])
    crashed = world.apps[words[1]].state is AppState.CRASHED
    verb = "start" if words[0] == "restart" and crashed else words[0]
    return seat.order(f"{verb} {words[1]}")


def poweroff(seat: Seat, words: list[str]) -> Answer:
    return seat.order(f"power-off {seat.server}")


def update(seat: Seat, words: list[str]) -> Answer:
    return seat.order(f"update {seat.server}")
