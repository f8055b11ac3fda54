"""What follows when data come to harm."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppStarted
from dcgame.sim.facts.backups import RepositoryLost
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.damage import CorruptionFound, StillBroken, UpdateMended
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.guests import GuestLost
from dcgame.sim.facts.hardware import DataLost
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.sim.wakes.boot import load_app, machine_runs
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.world import World

_HOLDING = (GuestState.BOOTING, GuestState.RUNNING)


def data_gone(world: World, entry: Entry) -> Effects:
    """A guest without its data falls, and what copied them has nothing left to copy."""
    guest = world.guests[entry.fact.guest]
    for key in sorted(world.jobs):
        job = world.jobs[key]
        if job.subject == guest.id:
            yield Forget(key)
            yield JobFailed(job.subject, job.kind, key, guest.id)
    if guest.state in _HOLDING:
        yield GuestLost(guest.id)


def vaults_gone(world: World, entry: Entry) -> Effects:
    """Repositories that lay on disks whose data are gone go with them."""
    fact: GroupLost | DataLost = entry.fact
    if isinstance(fact, GroupLost):
        gone = {lun.id for lun in world.luns.values() if lun.group == fact.group}
    else:
        gone = {fact.server}
    for name in sorted(world.repositories):
        vault = world.repositories[name]
        if vault.store in gone and vault.lost is None:
            yield RepositoryLost(name, vault.store)


def started_in_vain(world: World, entry: Entry) -> Effects:
    """An application whose data or whose update are bad falls as soon as it is started."""
    fact: AppStarted = entry.fact
    app = world.apps[fact.app]
    if app.corrupt is not None:
        found: Fact = CorruptionFound(app.id)
        yield Cited(found, given(app.corrupt))
    elif app.broken is not None:
        still: Fact = StillBroken(app.id)
        yield Cited(still, given(app.broken))


def update_mended(world: World, entry: Entry) -> Effects:
    """It is started with the vendor's correction."""
    fact: UpdateMended = entry.fact
    app = world.apps[fact.app]
    down = app.state in (AppState.CRASHED, AppState.STOPPED) and app.data_lost is None
    if app.wanted and down and machine_runs(world, app.on):
        yield from load_app(world, app.id)
