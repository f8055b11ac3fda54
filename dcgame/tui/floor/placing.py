"""Placing a thing: a ghost goes over the machines, and each says what would follow there."""

from immutables import Map

from dcgame.kernel.units import MINUTE, WHOLE, PerMille, Seconds
from dcgame.play import figures
from dcgame.play.forecast import Forecast
from dcgame.play.narrate import refusal
from dcgame.play.session import Session
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.commands.registry import command_of
from dcgame.sim.gauges.folders import disks_size, folder_size
from dcgame.sim.gauges.kept import stored
from dcgame.sim.gauges.stores import capacity, free, used
from dcgame.tui.floor.kinds import GUEST, REPOSITORY, SERVER, Outlook, Target
from dcgame.tui.floor.navigation import order
from dcgame.tui.floor.orders import line_from
from dcgame.tui.floor.places import GOALS, NAMED, source_of
from dcgame.words import N_, say
from dcgame.world.world import World


class Placing:
    """A verb that wants a place, and where its ghost stands."""

    def __init__(self, session: Session, verb: str, source: Target | None) -> None:
        self.session = session
        self.verb = verb
        self.source = source
        self.given = _given(session.world, verb, source)
        self.candidates = candidates(session.world, verb, source)
        self.answers: dict[Target, Refused | Forecast] = {}
        self.outlooks: Map[Target, Outlook] = Map()
        self.index = 0
        self._judge()

    @property
    def ghost(self) -> Target:
        """Where it would go."""
        return self.candidates[self.index]

    @property
    def line(self) -> str:
        """The console line that would be given."""
        return self.line_for(self.ghost)

    @property
    def answer(self) -> Refused | Forecast | None:
        """What would follow at the ghost's place."""
        return self.answers.get(self.ghost)

    def line_for(self, goal: Target) -> str:
        """The console line for one goal."""
        command = command_of(self.verb)
        assert command is not None
        return line_from(command, {**self.given, GOALS[self.verb].argument: goal.id})

    def step(self, by: int) -> None:
        """The ghost to the next machine."""
        self.index = (self.index + by) % len(self.candidates)
        self.look_at(self.ghost)

    def go(self, goal: Target) -> bool:
        """The ghost to that machine; whether it is one of those to choose from."""
        if goal not in self.candidates:
            return False
        self.index = self.candidates.index(goal)
        self.look_at(goal)
        return True

    def look_ahead(self) -> bool:
        """Compute what would follow at one more machine; whether there was one."""
        for goal in self.candidates:
            if goal not in self.answers:
                self.look_at(goal)
                return True
        return False

    def look_at(self, goal: Target) -> None:
        """Compute what would follow at one machine."""
        if goal in self.answers:
            return
        command = parse(self.line_for(goal))
        if isinstance(command, NotUnderstood):
            return
        answer = self.session.preview(command)
        self.answers[goal] = answer
        self.outlooks = self.outlooks.set(goal, self._outlook(goal, answer))

    def _judge(self) -> None:
        """What is refused is known at once; the ghost begins where it is not."""
        for goal in self.candidates:
            command = parse(self.line_for(goal))
            refused = command.decide(self.session.world) if isinstance(command, Command) else None
            if isinstance(refused, Refused):
                self.answers[goal] = refused
                self.outlooks = self.outlooks.set(goal, self._outlook(goal, refused))
            else:
                self.outlooks = self.outlooks.set(goal, Outlook())
        open_ = [i for i, goal in enumerate(self.candidates) if goal not in self.answers]
        if open_:
            self.index = open_[0]
            self.look_at(self.ghost)

    def _outlook(self, goal: Target, answer: Refused | Forecast) -> Outlook:
        if isinstance(answer, Refused):
            return Outlook(True, _briefly(refusal(answer)[0], goal, self.source))
        world = self.session.world
        warns = answer.harms or bool(answer.downtime)
        if GOALS[self.verb].kind in ("any-store", "repository"):
            return Outlook(True, warns=warns, space=self._space(goal))
        server = world.guests[goal.id].host if goal.kind == GUEST else goal.id
        for host in answer.hosts:
            if host.server == server:
                after = (host.cpu_after, host.ram_after)
                return Outlook(True, "", *after, warns=answer.harms, ready=host.ready)
        return Outlook(True, warns=warns, text=_lasts(answer.duration))

    def _space(self, goal: Target) -> PerMille:
        """How full a datastore, or a repository, would be."""
        world = self.session.world
        if goal.kind == REPOSITORY:
            size = max(1, world.repositories[goal.id].size)
            guest = world.guests.get(self.given.get("guest", ""))
            more = disks_size(world, guest) if guest else stored(world, self.given["repository"])
            return (stored(world, goal.id) + more) * WHOLE // size
        size = max(1, capacity(world, goal.id))
        guest = world.guests.get(self.given.get("guest", ""))
        more = folder_size(world, guest) if guest else used(world, self.given["store"])
        return (size - free(world, goal.id) + more) * WHOLE // size


def _briefly(reason: str, *known: Target | None) -> str:
    """A reason without the name that it begins with, of the goal or of what is placed: both are in
    sight."""
    for each in known:
        if each is not None:
            reason = reason.removeprefix(f"{each.id} ")
    return reason


def _lasts(seconds: Seconds) -> str:
    """How long it takes, to the minute."""
    if not seconds:
        return say(N_("at once"))
    return figures.duration(seconds - seconds % MINUTE if seconds > 2 * MINUTE else seconds)


def _given(world: World, verb: str, source: Target | None) -> dict[str, str]:
    """What is known of the order beside its goal."""
    subject = GOALS[verb].subject
    given = {subject: source.id} if source is not None and subject else {}
    if verb == "restore" and source is not None:
        given["source"] = source_of(world, source.id)
    if verb in NAMED:
        given["name"] = free_name(world, source.id if source is not None else "vm")
    return given


def candidates(world: World, verb: str, source: Target | None) -> tuple[Target, ...]:
    """The machines to choose from, in the order of the floor."""
    names = set(choices(world, GOALS[verb].kind))
    if source is None:
        return tuple(target for target in order(world) if target.id in names)
    guest = world.guests.get(source.id)
    app, server = world.apps.get(source.id), world.servers.get(source.id)
    here = {source.id, app.on if app else ""}
    if server and source.kind == SERVER:
        here |= {server.rack, server.pool or "", server.cluster or ""}
    if guest and verb == "migrate":
        here.add(guest.host)
    if guest and verb == "move-storage":
        here.add(world.store_of(guest))
    return tuple(target for target in order(world) if target.id in names and target.id not in here)


def possible(world: World, verb: str, source: Target) -> bool:
    """Whether there is a machine for which the verb would not be refused."""
    given = {GOALS[verb].subject: source.id}
    command = command_of(verb)
    assert command is not None
    for goal in candidates(world, verb, source):
        order_ = parse(line_from(command, {**given, GOALS[verb].argument: goal.id}))
        if isinstance(order_, Command) and not isinstance(order_.decide(world), Refused):
            return True
    return False


def free_name(world: World, name: str) -> str:
    """``web-1`` when it is taken: ``web-1-2``, and so on."""
    taken = (*world.guests, *world.servers, *world.apps)
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
