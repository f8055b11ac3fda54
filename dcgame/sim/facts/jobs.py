"""Facts about work that lasts."""

from attrs import frozen

from dcgame.kernel.units import Kilobytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World


def _burdened(world: World, subject: str, kind: JobKind) -> tuple[str, ...]:
    """The host whose guest's disks are kept busy by a job."""
    guest = world.guests.get(subject)
    return (guest.host,) if guest and kind in (JobKind.BACKUP, JobKind.CONSOLIDATE) else ()


@frozen(eq=False)
class JobBegun(Fact):
    """Work on ``subject`` has begun; ``total`` is what a copy has to move, in kilobytes, at
    ``pace`` a second, if that is known at once."""

    says = N_("{kind} of {subject} to {goal} begins")
    subject: str
    kind: JobKind
    key: str
    goal: str
    due: Seconds
    detail: str = ""
    total: Kilobytes = 0
    cap: Kilobytes = 0
    stop: Seconds = 0
    store: str = ""
    pace: Kilobytes = 0
    form: str = ""

    def apply(self, world: World, seq: int) -> World:
        job = Job(
            key=self.key,
            kind=self.kind,
            subject=self.subject,
            goal=self.goal,
            begun=world.now,
            due=self.due,
            entry=seq,
            detail=self.detail,
            total=self.total,
            left=self.total,
            cap=self.cap,
            counted_at=world.now,
            stop=self.stop,
            store=self.store,
            rate=self.pace,
            form=self.form,
        )
        return changed(world, jobs=world.jobs.set(self.key, job))

    def touches(self, world: World) -> tuple[str, ...]:
        if self.kind is JobKind.STORE:
            return _stores(world, (self.store, self.detail))
        return _burdened(world, self.subject, self.kind)


def _ended(world: World, key: str) -> tuple[str, ...]:
    """What is free of a job when it ends."""
    job = world.jobs.get(key)
    if job is None:
        return ()
    measured = _measured(world, job.over)
    if job.kind is JobKind.STORE:
        return (*_stores(world, (job.store, job.detail)), *measured)
    return (*_burdened(world, job.subject, job.kind), *measured)


def _measured(world: World, over: tuple[str, ...]) -> tuple[str, ...]:
    """The hosts and switches at the ends of some links, if somebody measures their load."""
    names = [link.partition("/")[2] for link in over]
    loads = world.shared_loads
    return tuple(name for name in names if f"link/{name}" in loads or name in world.switches)


def _stores(world: World, stores: tuple[str, ...]) -> tuple[str, ...]:
    """What is loaded by accesses to some datastores."""
    return tuple(world.luns[name].group if name in world.luns else name for name in stores)


@frozen(eq=False)
class CopyPaced(Fact):
    """A copy now moves at ``rate`` kilobytes a second over some links and is due at ``due``."""

    says = N_("The copy of {subject} runs at {rate} kB/s")
    subject: str
    key: str
    rate: Kilobytes
    due: Seconds
    over: tuple[str, ...] = ()

    def apply(self, world: World, seq: int) -> World:
        job = world.jobs[self.key]
        paced = changed(
            job,
            left=job.left_at(world.now),
            counted_at=world.now,
            rate=self.rate,
            due=self.due,
            over=self.over,
        )
        return changed(world, jobs=world.jobs.set(self.key, paced))

    def touches(self, world: World) -> tuple[str, ...]:
        job = world.jobs.get(self.key)
        before = job.over if job else ()
        return _measured(world, tuple(dict.fromkeys((*before, *self.over))))


@frozen(eq=False)
class CutoverBegun(Fact):
    """The copy is complete; the original stops while the last changes follow."""

    says = N_("{subject} stops for the switch-over")
    subject: str
    key: str
    due: Seconds

    def apply(self, world: World, seq: int) -> World:
        job = world.jobs[self.key]
        turned = changed(job, cutover=True, due=self.due, left=0, rate=0, counted_at=world.now)
        return changed(world, jobs=world.jobs.set(self.key, turned))

    def touches(self, world: World) -> tuple[str, ...]:
        return _measured(world, world.jobs[self.key].over)


@frozen(eq=False)
class JobDone(Fact):
    """The work is finished."""

    says = N_("{kind} of {subject} is finished")
    subject: str
    kind: JobKind
    key: str

    def apply(self, world: World, seq: int) -> World:
        return changed(world, jobs=world.jobs.delete(self.key))

    def touches(self, world: World) -> tuple[str, ...]:
        return _ended(world, self.key)


@frozen(eq=False)
class JobFailed(Fact):
    """The work was broken off; nothing of it stays."""

    says = N_("{kind} of {subject} is broken off: {reason}")
    alarm = "job"
    subject: str
    kind: JobKind
    key: str
    reason: str

    def apply(self, world: World, seq: int) -> World:
        return changed(world, jobs=world.jobs.delete(self.key))

    def touches(self, world: World) -> tuple[str, ...]:
        return _ended(world, self.key)


@frozen(eq=False)
class JobDelayed(Fact):
    """What was promised for one day comes at ``due``."""

    says = N_("{subject} is late: expected at {due}")
    alarm = "business"
    subject: str
    key: str
    due: Seconds

    def apply(self, world: World, seq: int) -> World:
        job = changed(world.jobs[self.key], due=self.due)
        return changed(world, jobs=world.jobs.set(self.key, job))
