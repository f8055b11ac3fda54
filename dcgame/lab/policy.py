"""The reference policy: a level's reference orders under any luck, and an operator on duty.

The orders of ``runs/reference.jsonl`` are given at their times. One that is refused is tried
again every hour for a day, then dropped. Besides, an operator reacts, ten minutes after the
alarm and then every hour while something is wrong:

- a guest or an application that fell is started;
- a dead part of a server in use is replaced; where the cupboard has none, a spare is ordered first;
- a lost server is powered on;
- an application that leaks or runs in circles is restarted.
"""

from collections.abc import Iterable, Iterator

from attrs import define, frozen

from dcgame.campaign.level import Level
from dcgame.kernel.units import DAY, HOUR, MINUTE, Seconds
from dcgame.lab.playing import perform
from dcgame.lab.script import Step
from dcgame.play.alarms import attention
from dcgame.play.score import Result
from dcgame.play.session import Session
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartState, Server, ServerState
from dcgame.world.world import World

REACTION: Seconds = 10 * MINUTE
AGAIN: Seconds = HOUR
PATIENCE: Seconds = DAY
_CHOICES = ("hint", "predict", "undo")


@frozen
class _Planned:
    """An order still to be given, next at ``at``, at the latest at ``until``."""

    at: Seconds
    until: Seconds
    text: str


@define(eq=False)
class Operator:
    """Whoever is on duty: a plan to carry out, and a look at the room when it is time."""

    session: Session
    plan: list[_Planned]
    look: Seconds | None = None

    def work(self) -> Result:
        """Play to the end."""
        session = self.session
        while not session.over:
            entries = session.advance_to_attention(self._next())
            if self.look is None and any(attention(entry) for entry in entries):
                self.look = session.world.now + REACTION
            self._carry_out()
            if self.look is not None and session.world.now >= self.look:
                self._react()
        return session.result()

    def _next(self) -> Seconds:
        moments = [order.at for order in self.plan]
        if self.look is not None:
            moments.append(self.look)
        return min(moments, default=self.session.horizon)

    def _carry_out(self) -> None:
        """Give what is due, in the order of the plan."""
        now = self.session.world.now
        left: list[_Planned] = []
        for order in self.plan:
            if order.at > now:
                left.append(order)
            elif perform(self.session, order.text) and now + AGAIN <= order.until:
                left.append(_Planned(now + AGAIN, order.until, order.text))
        self.plan = left

    def _react(self) -> None:
        wrong = False
        for text in reactions(self.session.world):
            wrong = True
            perform(self.session, text)
        self.look = self.session.world.now + AGAIN if wrong else None


def reactions(world: World) -> tuple[str, ...]:
    """The orders that an operator gives at the sight of the room."""
    return (*_servers(world), *_guests(world), *_apps(world))


def _servers(world: World) -> Iterator[str]:
    for server_id in sorted(world.servers):
        server = world.servers[server_id]
        if server.state in (ServerState.RETIRED, ServerState.OFF):
            continue
        yield from _parts(world, server)
        if server.state is ServerState.LOST:
            yield f"power-on {server_id}"


def _parts(world: World, server: Server) -> Iterator[str]:
    for part in server.parts:
        if part.state is not PartState.FAILED or f"replace/{server.id}/{part.id}" in world.jobs:
            continue
        kind = part.kind.value
        if world.spares.get(kind, 0):
            yield f"replace {part.id} of {server.id}"
        elif not any(key.startswith(f"spare/{kind}/") for key in world.jobs):
            yield f"spare {kind}"


def _guests(world: World) -> Iterator[str]:
    for guest_id in sorted(world.guests):
        if world.guests[guest_id].state is GuestState.LOST:
            yield f"start {guest_id}"


def _apps(world: World) -> Iterator[str]:
    for app_id in sorted(world.apps):
        app = world.apps[app_id]
        if app.state is AppState.CRASHED:
            yield f"start {app_id}"
        elif app.state is AppState.RUNNING and (app.runaway or app.leaked):
            yield f"restart {app_id}"


def play(level: Level, seed: int, steps: Iterable[Step]) -> Result:
    """The reference policy's game under that seed."""
    plan = [
        _Planned(step.at, step.at + PATIENCE, step.text)
        for step in steps
        if step.text.split()[0] not in _CHOICES
    ]
    return Operator(Session(level, seed), plan).work()
