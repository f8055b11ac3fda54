"""What the mentor says the first time that something happens, once for each player."""

from collections.abc import Collection, Iterable

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.words import N_


@frozen
class Note:
    """``fact`` is the kind of fact that calls for it, ``topic`` the codex page that has more."""

    id: str
    fact: str
    text: str
    topic: str


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
    return tuple(note for note in NOTES if note.fact in kinds and note.id not in seen)


def notes_on(topic: str, seen: Collection[str]) -> tuple[Note, ...]:
    """The notes that were given about a topic."""
    return tuple(note for note in NOTES if note.topic == topic and note.id in seen)
