"""Whose name a guest bears, and whether it quarrels over it with another one that runs."""

from dcgame.sim.facts.base import given
from dcgame.world.app import App
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World


def identity_of(guest: Guest) -> str:
    """The guest whose name, address and keys it has."""
    return guest.identity or guest.id


def namesakes(world: World, guest: Guest) -> tuple[Guest, ...]:
    """The other guests that bear the same name, by id."""
    mine = identity_of(guest)
    return tuple(
        world.guests[name]
        for name in sorted(world.guests)
        if name != guest.id and identity_of(world.guests[name]) == mine
    )


def quarrels(world: World, guest: Guest) -> Guest | None:
    """The guest that runs with the same name at the same time, if there is one."""
    if guest.identity_entry is None or guest.state is not GuestState.RUNNING:
        return None
    rivals = namesakes(world, guest)
    return next((rival for rival in rivals if rival.state is GuestState.RUNNING), None)


def silent_namesake(world: World, app: App) -> tuple[int, ...] | None:
    """The entries that gave an application's guest a double which runs; ``None`` without one."""
    guest = world.guests.get(app.on)
    rival = quarrels(world, guest) if guest else None
    if guest is None or rival is None:
        return None
    return given(guest.identity_entry, rival.identity_entry)
