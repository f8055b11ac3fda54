"""What the mentor says the first time that something happens, once for each player."""

from collections.abc import Collection, Iterable

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.words import N_


@frozen
class Note:
    """``fact`` is the kind of fact that calls for it, ``topic`` the codex page that has more;
    ``unless`` is a kind of fact beside which it would not be true."""

    id: str
    fact: str
    text: str
    topic: str
    unless: str = ""


NOTES: tuple[Note, ...] = (
    Note(
        "panic",
        "GuestPanicked",
        N_("A guest fell alone: its neighbours did not even notice. That is isolation."),
        "isolation",
    ),
    Note(
        "host-lost",
        "HostLost",
        N_("One host, and everything on it. Count what shares a box before it falls."),
        "blast-radius",
    ),
    Note(
        "part",
        "PartFailed",
        N_("Parts die. The question is what still works without them."),
        "redundancy",
    ),
    Note(
        "short",
        "BandCrossed",
        N_("Something runs short: everything that can run out has a gauge, and bands."),
        "gauge",
    ),
    Note(
        "degraded",
        "ServiceDegraded",
        N_("Slow is not down, but customers feel it. Look who waits for the processor."),
        "ready",
    ),
    Note(
        "update",
        "UpdateAnnounced",
        N_("An update that restarts the machine restarts all of its guests. Choose the hour."),
        "maintenance-window",
    ),
    Note(
        "crash",
        "AppCrashed",
        N_("An application fell by itself: its machine is well. Ask why before you restart it."),
        "why",
        unless="GuestDamaged",
    ),
    Note(
        "restarted",
        "GuestPlaced",
        N_("High availability starts it elsewhere: it boots anew, nobody moved it. Count minutes."),
        "high-availability",
    ),
    Note(
        "no-room",
        "GuestWaiting",
        N_("It needs its memory on one host. Who went first has it: by priority, then by name."),
        "admission-control",
    ),
    Note(
        "quorum",
        "QuorumLost",
        N_("More than half of all votes, present or not. Who has fewer must let go."),
        "quorum",
    ),
    Note(
        "fenced",
        "HostFenced",
        N_("It was well, but silent: it has to fall before others start its guests."),
        "fencing",
    ),
    Note(
        "doubled",
        "GuestDoubled",
        N_("Two machines write to one disk. Silent was not dead."),
        "split-brain",
    ),
    Note(
        "offer",
        "OfferMade",
        N_("A customer asks. Before you sign, see what would be left if one host died."),
        "contract",
    ),
    Note(
        "migrated",
        "GuestSwitchedOver",
        N_("The guest moved with its memory while it ran; its disk went too, if hosts share none."),
        "live-migration",
    ),
    Note(
        "created",
        "GuestCreated",
        N_("A machine that is a folder: it can be copied, moved, and lost with its disk."),
        "guest-folder",
    ),
    Note(
        "snapshot",
        "SnapshotTaken",
        N_("A snapshot stands beside its disk: it grows with each write, and falls with it."),
        "snapshot",
    ),
    Note(
        "backup",
        "BackupTaken",
        N_("A copy that stands elsewhere. Whether it can be read, only a restore says."),
        "backup",
    ),
    Note(
        "backup-bad",
        "BackupFoundBad",
        N_("A copy that cannot be read, found out today and not on the day it was needed."),
        "backup",
    ),
    Note(
        "work-lost",
        "WorkLost",
        N_("A restore brings back the hour of the copy; what was written since is gone."),
        "backup",
    ),
    Note(
        "encrypted",
        "GuestEncrypted",
        N_("He writes wherever your keys do, however far. Only what nobody can change is safe."),
        "backup",
    ),
    Note(
        "ladder",
        "RungReached",
        N_("More memory is asked for than there is. Each rung wins some back, and costs more."),
        "memory-ladder",
    ),
    Note(
        "takeover",
        "TakeoverBegun",
        N_("The other controller takes over. From now on nobody would take over from it."),
        "array",
    ),
    Note(
        "array-down",
        "ArrayDown",
        N_("One chassis for everybody. Count what lay on it, not what it cost."),
        "spof",
    ),
    Note(
        "rebuild",
        "SpareStepsIn",
        N_("A rebuild reads the other disks from end to end. Until then, one disk less may fail."),
        "rebuild",
    ),
    Note(
        "thin",
        "LunFull",
        N_("Thin is promised, not stored. Now they all want what they were promised."),
        "thin-provisioning",
    ),
    Note(
        "store-full",
        "StoreFilled",
        N_("Snapshots grow beside the disks, in the room that the disks need."),
        "snapshot",
    ),
    Note(
        "pool-stop",
        "PoolStopped",
        N_("A pool without free room could not rebuild, so it stops. Empty room is redundancy."),
        "slack",
    ),
    Note(
        "node-lost",
        "NodeLost",
        N_("What lay here lies elsewhere too. It will be copied from there, if there is room."),
        "replication-factor",
    ),
    Note(
        "utility",
        "UtilityLost",
        N_("The grid is gone. A battery counts minutes, and what hangs on none counts nothing."),
        "ups",
    ),
    Note(
        "breaker",
        "BreakerTripped",
        N_("A breaker minds how much and how long, and then takes all that hangs on it."),
        "feeds",
    ),
    Note(
        "throttled",
        "Throttled",
        N_("Too warm, so it slows down before it breaks. Heat comes with the load."),
        "cooling",
    ),
    Note(
        "clash",
        "IdentityClash",
        N_("A copied folder is one machine twice: one name, one address. Customise the copy."),
        "duplicate-identity",
    ),
    Note(
        "locked",
        "GuestLocked",
        N_("A lock says that somebody writes there, or fell while he did. First be sure which."),
        "guest-folder",
    ),
    Note(
        "stalled",
        "MigrationStalled",
        N_("It writes faster than the network carries: wait for a quiet hour, or free the link."),
        "live-migration",
    ),
    Note(
        "change",
        "ChangeWentWrong",
        N_("Most outages begin with a change. A checklist, a test and a window lower the odds."),
        "change-risk",
    ),
    Note(
        "advisory",
        "AdvisoryPublished",
        N_("A hole that all know. A patch restarts the host: where do its guests go meanwhile?"),
        "maintenance-window",
    ),
    Note(
        "empty",
        "MaintenanceEntered",
        N_("Nothing runs here now: whatever you do to it, nobody notices."),
        "maintenance-window",
    ),
    Note(
        "month",
        "MonthClosed",
        N_("The month is over: for each minute down beyond what was signed, money goes back."),
        "sla",
    ),
)


def first_notes(entries: Iterable[Entry], seen: Collection[str]) -> tuple[Note, ...]:
    """The notes that those entries call for, without those that were given before."""
    kinds = {type(entry.fact).__name__ for entry in entries}
    called = (note for note in NOTES if note.fact in kinds and note.unless not in kinds)
    return tuple(note for note in called if note.id not in seen)


def notes_on(topic: str, seen: Collection[str]) -> tuple[Note, ...]:
    """The notes that were given about a topic."""
    return tuple(note for note in NOTES if note.topic == topic and note.id in seen)
