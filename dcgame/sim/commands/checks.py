"""Conditions that several verbs share: each is a refusal, or nothing."""

from dcgame.kernel.units import Cents, Megabytes
from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.commands.closing import shutting_down
from dcgame.sim.commands.naming import no_server, none_of_that_name
from dcgame.sim.commands.reaching import manageable
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.gauges.claims import keeps_promise, memory_left, processor_left
from dcgame.sim.gauges.kept import backups_of
from dcgame.sim.gauges.memory import overhead
from dcgame.sim.gauges.moving import Hindrance
from dcgame.sim.gauges.processor import thread_count
from dcgame.sim.gauges.quorum import has_quorum
from dcgame.sim.gauges.reserve import unreserved
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import Guest, GuestState, Mode
from dcgame.world.hardware import Maintenance, Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.world import NAMED, World

RUNNING = (GuestState.RUNNING, GuestState.BOOTING)
HYPERVISORS = (PlatformKind.HOSTED, PlatformKind.BARE_METAL)


def not_a_switch(word: str) -> Refused | None:
    """The word is on or off."""
    if word in ("on", "off"):
        return None
    return refuse(N_("{word} is neither on nor off"), N_("say on or off"), word=word)


def not_a_server(world: World, server_id: str) -> Refused | None:
    """There is such a server, and it has not left the room."""
    server = world.servers.get(server_id)
    if server is None:
        return no_server(world, server_id)
    if server.state is ServerState.RETIRED:
        return refuse(N_("{name} has left the room"), name=server_id)
    return None


def not_a_guest(world: World, guest_id: str) -> Refused | None:
    """There is such a guest, and orders reach its host."""
    if guest_id not in world.guests:
        return none_of_that_name(N_("there is no guest {name}"), guest_id, world.guests)
    return manageable(world, world.guests[guest_id].host)


def out_of_reach(world: World, name: str) -> Refused | None:
    """Orders reach the machine on which a guest or an application runs."""
    guest, app = world.guests.get(name), world.apps.get(name)
    server = world.server_of(app) if app else None
    host = guest.host if guest else server.id if server else ""
    return manageable(world, host)


def name_taken(world: World, name: str) -> Refused | None:
    """Everything that has a name of its own shares one space of names."""
    taken = any(name in getattr(world, shelf) for shelf in NAMED)
    if taken or name in _coming(world):
        return refuse(
            N_("{name} is the name of something else"), N_("choose another name"), name=name
        )
    if not name or not all(char.isalnum() or char == "-" for char in name) or len(name) > 24:
        return refuse(
            N_("{name} is no name"),
            N_("use letters, digits and hyphens, 24 at most"),
            name=name,
        )
    return None


def _coming(world: World) -> set[str]:
    """Names of what is on its way: bought, cloned or converted, and not there yet."""
    names = {
        JobKind.DELIVER: lambda job: job.subject,
        JobKind.CLONE: lambda job: job.detail,
        JobKind.POOL: lambda job: job.subject,
        JobKind.DEPLOY: lambda job: job.detail,
        JobKind.CONVERT: lambda job: job.detail.partition("/")[0],
    }
    return {names[job.kind](job) for job in world.jobs.values() if job.kind in names}


def not_running(world: World, server_id: str) -> Refused | None:
    """The server runs, whether orders reach what runs on it or not."""
    missing = not_a_server(world, server_id)
    if missing:
        return missing
    if world.servers[server_id].state is not ServerState.UP:
        return refuse(
            N_("{name} is not up"), N_("power it on and wait until it has booted"), name=server_id
        )
    return None


def not_up(world: World, server_id: str) -> Refused | None:
    """The server runs, and orders reach what runs on it."""
    return not_running(world, server_id) or manageable(world, server_id)


def empty(world: World, server_id: str) -> Refused | None:
    """Something is installed on the server: its disks were not lost or wiped."""
    if world.servers[server_id].platform is not None:
        return None
    return refuse(N_("nothing is installed on {name}"), N_("install a platform"), name=server_id)


def no_hypervisor(world: World, server_id: str) -> Refused | None:
    """The server runs a hypervisor, of either type."""
    down = not_up(world, server_id)
    if down:
        return down
    platform = world.servers[server_id].platform
    if platform is None or platform.model.kind not in HYPERVISORS:
        return refuse(
            N_("{name} has no hypervisor"),
            N_("install a hypervisor on it, type 1 or hosted"),
            name=server_id,
        )
    return unmanageable(world, server_id)


def unmanageable(world: World, server_id: str) -> Refused | None:
    """The host's management answers, and is believed."""
    server = world.servers[server_id]
    if server.agent_hung is not None:
        return refuse(
            N_("the management agent of {name} does not answer"),
            N_("its guests run on; restart the agent: restart-agent {name}"),
            name=server_id,
        )
    if server.certificate_expired is not None:
        return refuse(
            N_("the certificate of {name} has expired"),
            N_("renew it: renew {name}"),
            name=server_id,
        )
    return None


def hindered(hindrance: Hindrance | None) -> Refused | None:
    """A hindrance, said as a refusal."""
    if hindrance is None:
        return None
    return Refused(hindrance.reason, hindrance.cure, hindrance.values)


def not_a_cluster(world: World, cluster_id: str) -> Refused | None:
    """There is such a cluster."""
    if cluster_id in world.clusters:
        return None
    return none_of_that_name(N_("there is no cluster {name}"), cluster_id, world.clusters)


def in_maintenance(world: World, server_id: str) -> Refused | None:
    """The host takes guests."""
    if world.servers[server_id].maintenance is Maintenance.NONE:
        return None
    return refuse(
        N_("{name} is kept empty for maintenance"),
        N_("choose another host, or end it: unmaintain {name}"),
        name=server_id,
    )


def no_quorum(world: World, server_id: str) -> Refused | None:
    """The part of its cluster on which a host is has the majority."""
    cluster = cluster_of(world, server_id)
    if cluster is None or has_quorum(world, cluster, server_id):
        return None
    return refuse(
        N_("{cluster} has no quorum on {name}: another part of it might start the same guest"),
        N_("bring its members or its witness back; or, if nobody else runs: quorum {cluster} off"),
        cluster=cluster.id,
        name=server_id,
    )


def no_votes(world: World, cluster_id: str) -> Refused | None:
    """The policy of a cluster that is there counts votes."""
    if not world.clusters[cluster_id].leans_on_locks:
        return None
    return refuse(
        N_("{cluster} counts no votes: by this policy locks on shared storage decide"),
        N_("let its members vote: ha {cluster} watchdog"),
        cluster=cluster_id,
    )


def eats_reserve(world: World, server_id: str, ram: Megabytes) -> Refused | None:
    """What a cluster keeps free for restarts stays free of what guests need (``ram`` more)."""
    cluster = cluster_of(world, server_id)
    if cluster is None or not cluster.admission:
        return None
    left = unreserved(world, cluster)
    if ram <= left:
        return None
    return refuse(
        N_("{cluster} keeps {share} of its memory free, and would not with {ram} MB more"),
        N_("{left} MB may still be taken: stop a guest, give one less, or add a host"),
        cluster=cluster.id,
        share=f"{cluster.admission // 10} %",
        ram=ram,
        left=max(0, left),
    )


def in_a_pool(world: World, server_id: str) -> Refused | None:
    """Its disks belong to no pool."""
    server = world.servers[server_id]
    if not server.pool:
        return None
    return refuse(
        N_("{name} is a node of {pool}, and copies lie on its disks"),
        N_("take it out first: remove-node {name} from {pool}"),
        name=server_id,
        pool=server.pool,
    )


def busy(world: World, name: str, *, beside: JobKind | None = None) -> Refused | None:
    """No work that lasts is being done on it, but what may go on ``beside``."""
    if not any(job.subject == name and job.kind is not beside for job in world.jobs.values()):
        return None
    return shutting_down(world, name) or refuse(
        N_("{name} is being worked on"), N_("wait until that work is finished"), name=name
    )


def does_not_fit(world: World, server: Server, guest: Guest) -> Refused | None:
    """The host can run a guest of that shape at all (memory may be promised twice over)."""
    platform = server.platform
    if platform is None:
        return None
    if guest.vcpu > thread_count(server):
        return refuse(
            N_("{guest} has {vcpu} vCPU and {host} runs only {threads} threads"),
            N_("give it fewer vCPU"),
            guest=guest.id,
            vcpu=guest.vcpu,
            host=server.id,
            threads=thread_count(server),
        )
    room = max(0, server.ram - platform.model.reserve_ram - overhead(guest))
    if platform.model.partitions:
        held = world.guests.get(guest.id)
        mine = held.ram if held and held.host == server.id and held.state in RUNNING else 0
        room = max(0, room - server.allocated + mine)
    if guest.ram > room:
        return refuse(
            N_("{guest} has {ram} MB and {host} can give at most {room} MB"),
            N_("give it less memory, or choose a bigger host"),
            guest=guest.id,
            ram=guest.ram,
            host=server.id,
            room=room,
        )
    return None


def not_reservable(world: World, server: Server, guest: Guest) -> Refused | None:
    """The host has what is reserved for the guest."""
    if keeps_promise(world, server, guest):
        return None
    return refuse(
        N_("{cpu} millicores and {ram} MB reserved for {guest} are not to be had on {host}"),
        N_("{free} millicores and {left} MB can be reserved there: reserve less, or move a guest"),
        guest=guest.id,
        cpu=guest.reserved_cpu,
        ram=guest.reserved_ram,
        host=server.id,
        free=processor_left(world, server, guest),
        left=memory_left(world, server, guest),
    )


def wrong_isa(server: Server, guest: Guest) -> Refused | None:
    """Another processor's instructions must be translated."""
    if guest.isa == server.model.isa or guest.mode is Mode.EMULATED:
        return None
    return refuse(
        N_("{guest} speaks {isa} and {host} speaks {other}"),
        N_("only emulation runs another processor's programs: set its mode to emulated"),
        guest=guest.id,
        isa=guest.isa,
        host=server.id,
        other=server.model.isa,
    )


def unaffordable(world: World, price: Cents) -> Refused | None:
    """The budget, if there is one, bears the price."""
    budget = world.setting.budget
    if budget is None or world.ledger.total + price <= budget:
        return None
    return refuse(
        N_("that costs {price} and {left} are left of the budget"),
        N_("do without it, or find what is cheaper"),
        price=euros(price),
        left=euros(max(0, budget - world.ledger.total)),
    )


def euros(cents: Cents) -> str:
    """An amount as plain text, for refusals."""
    return f"{cents // 100}.{cents % 100:02} €"


def unlicensed(server: Server) -> Refused | None:
    """A platform whose licence has expired starts nothing."""
    if server.platform is None or server.platform.licence_expired is None:
        return None
    return refuse(
        N_("the licence of {name} has expired: it starts no guest"),
        N_("buy one: licence {name}"),
        name=server.id,
    )


def data_gone(name: str, lost: int | None) -> Refused | None:
    """Its data are still there."""
    if lost is None:
        return None
    return refuse(
        N_("the data of {name} are gone"), N_("only a backup would bring them back"), name=name
    )


def not_a_repository(world: World, name: str) -> Refused | None:
    """There is such a repository."""
    if name in world.repositories:
        return None
    return none_of_that_name(N_("there is no repository {name}"), name, world.repositories)


def no_backup(world: World, guest: str, repository: str) -> Refused:
    """No backup that might be of use lies there, or none that is old enough."""
    held = backups_of(world, guest, repository)
    if any(each.usable for each in held):
        return refuse(
            N_("no backup of {guest} in {repository} is that old"),
            N_("choose a later moment"),
            guest=guest,
            repository=repository,
        )
    if held:
        return refuse(
            N_("no backup of {guest} in {repository} can be read"),
            N_("look in another repository"),
            guest=guest,
            repository=repository,
        )
    return refuse(
        N_("there is no backup of {guest} in {repository}"),
        N_("look in another repository; or back it up, as long as there is something to back up"),
        guest=guest,
        repository=repository,
    )


def is_template(guest: Guest) -> Refused | None:
    """It is a machine, not a form to make machines from."""
    if not guest.template:
        return None
    return refuse(
        N_("{name} is a template"),
        N_("deploy a guest from it, or unmark it first: template {name} off"),
        name=guest.id,
    )


def locked(guest: Guest) -> Refused | None:
    """No lock is left in its folder."""
    if guest.stale_lock is None:
        return None
    return refuse(
        N_("the folder of {name} is locked by {host}, which does not run it"),
        N_("release the lock: unlock {name}"),
        name=guest.id,
        host=guest.host,
    )


def first(*refusals: Refused | None) -> Refused | None:
    """The first refusal among checks that were all made."""
    return next((refusal for refusal in refusals if refusal is not None), None)
