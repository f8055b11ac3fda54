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
)


def first_notes(entries: Iterable[Entry], seen: Collection[str]) -> tuple[Note, ...]:
    """The notes that those entries call for, without those that were given before."""
    kinds = {type(entry.fact).__name__ for entry in entries}
    called = (note for note in NOTES if note.fact in kinds and note.unless not in kinds)
    return tuple(note for note in called if note.id not in seen)


def notes_on(topic: str, seen: Collection[str]) -> tuple[Note, ...]:
    """The notes that were given about a topic."""
    return tuple(note for note in NOTES if note.topic == topic and note.id in seen)
