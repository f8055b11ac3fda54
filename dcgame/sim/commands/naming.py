"""A name that nothing has: what it may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from dcgame.sim.commands.base import Refused, refuse
from dcgame.words import N_
from dcgame.world.world import World

MOST = 8
"""Of the names that there are, so many are told."""


def none_of_that_name(reason: str, name: str, known: Iterable[str]) -> Refused:
    """Refused for ``reason``, which tells the ``{name}``; with the nearest of those that are known,
    or all of them."""
    names = sorted(known)
    near = get_close_matches(name, names, 3)
    if near:
        return refuse(reason, N_("nearest: {names}"), name=name, names=", ".join(near))
    if not names:
        return refuse(reason, N_("this room has none"), name=name)
    told = [*names[:MOST], *(("…",) if len(names) > MOST else ())]
    return refuse(reason, N_("there are: {names}"), name=name, names=", ".join(told))


def no_guest_or_app(world: World, name: str) -> Refused:
    """Neither a guest nor an application has that name."""
    reason = N_("there is no guest or application {name}")
    return none_of_that_name(reason, name, (*world.guests, *world.apps))


def no_server(world: World, name: str) -> Refused:
    """No server of that name was ever here."""
    present = [each for each in sorted(world.servers) if not world.servers[each].has_left]
    return none_of_that_name(N_("there is no server {name}"), name, present)
