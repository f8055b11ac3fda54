"""The rows of the racks as values, and the things that can be selected on them."""

from collections.abc import Callable, Mapping

from attrs import field, frozen
from immutables import Map

from dcgame.kernel.units import Milliwatts, PerMille
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.hardware import ServerState

GUEST_GLYPHS = {
    GuestState.RUNNING: "",
    GuestState.STOPPED: "○",
    GuestState.BOOTING: "◐",
    GuestState.LOST: "✖",
    GuestState.WAITING: "◌",
}
APP_GLYPHS = {
    AppState.RUNNING: "",
    AppState.STOPPED: "○",
    AppState.LOADING: "◐",
    AppState.CRASHED: "✖",
}
STARVED = "▲"
MISPLACED = "≠"
"""A guest where it should not be."""
MOVING = "⇢"
"""A guest on its way to another host."""
HALF_HOUR = 6
"""Slots in a column of the day."""
SERVER, GUEST, APP, SERVICE = "server", "guest", "app", "service"
ARRAY, GROUP, LUN, FABRIC, POOL = "array", "group", "lun", "fabric", "pool"
CLUSTER, OFFER, RACK = "cluster", "offer", "rack"
FEED, UPS, GENERATOR, PDU = "feed", "ups", "generator", "pdu"
ROOM, CRAC, SWITCH, SITE = "room", "crac", "switch", "site"
REPOSITORY, TERMINALS_KIND = "repository", "terminals"


@frozen
class Target:
    """A thing that can be selected."""

    kind: str
    id: str


@frozen
class Outlook:
    """What would follow if the thing being placed went here; ``known`` once it is computed.

    ``warns`` when it would be done, and something would be the worse for it; ``space`` is how
    full it would be, of a datastore; ``text`` is said where nothing is filled. ``cpu`` is the peak
    of the day after, ``ready`` how long a guest then waits for processors, at worst.
    """

    known: bool = False
    refused: str = ""
    cpu: PerMille = 0
    ram: PerMille = 0
    warns: bool = False
    space: PerMille | None = None
    text: str = ""
    ready: PerMille = 0


@frozen
class Paint:
    """What an overlay says of a thing: a ``mark`` with its tone, a few words, and a bar of so
    many per mille where a figure can be one. ``strong`` where it should catch the eye;
    the first of its ``shorter`` forms that fits stands for the words where there is little room;
    with an empty one the mark says enough."""

    mark: str
    tone: str
    text: str = ""
    bar: PerMille | None = None
    strong: bool = False
    shorter: tuple[str, ...] = ()


def unpainted(_: Target) -> Paint | None:
    """What no overlay says of a thing."""
    return None


@frozen
class Look:
    """What the racks show beside the world: the cursor, what placing would do, whether each
    server has a second line, whether the load of the day is drawn under it, and what an overlay
    says of each thing. Of a ``rack``, that one alone."""

    cursor: Target | None = None
    ghost: Target | None = None
    outlooks: Mapping[Target, Outlook] = field(factory=Map)
    tall: bool = True
    day: bool = False
    rack: str = ""
    paint: Callable[[Target], Paint | None] = unpainted

    @property
    def placing(self) -> bool:
        """Whether something is being placed."""
        return bool(self.outlooks)


@frozen(cache_hash=True)
class HeadRow:
    """The top of a rack; ``heat`` are the degrees of the room that it stands in, ``site`` where it
    stands if that is not the main building."""

    rack: str
    power: Milliwatts
    limit: Milliwatts
    free: int
    cursor: bool = False
    ghost: bool = False
    outlook: Outlook | None = None
    heat: int | None = None
    site: str = ""


@frozen
class GapRow:
    """``units`` free units in a row, the lowest of them ``unit``."""

    unit: int
    units: int


@frozen
class FloorRow:
    """The bottom of a rack."""


@frozen
class Block:
    """What one guest, or one application, takes of the processor."""

    target: Target
    share: PerMille
    colour: int | None


@frozen(cache_hash=True)
class ServerRow:
    """A server. ``load`` is ``None`` unless it is up; ``note`` then says what it is.

    ``column`` is how wide the names in its rack are; one that is ``resting`` is emptied, or empty,
    for maintenance; one that is ``voiceless`` is up without the quorum of its cluster.
    """

    id: str
    unit: int
    state: ServerState
    trouble: bool
    load: PerMille | None
    blocks: tuple[Block, ...]
    column: int = 9
    note: str = ""
    work: PerMille | None = None
    cursor: bool = False
    ghost: bool = False
    outlook: Outlook | None = None
    paint: Paint | None = None
    resting: bool = False
    voiceless: bool = False


@frozen
class Lodger:
    """A guest, or an application of the server itself, in the list under its server."""

    target: Target
    glyph: str
    fallen: bool
    share: PerMille
    colour: int | None
    work: PerMille | None
    cursor: bool
    ghost: bool
    paint: Paint | None = None


@frozen(cache_hash=True)
class InsideRow:
    """What lives on a server, and how much memory is promised there. ``disks`` are those that it
    gives to a pool: how full each is, ``None`` of a dead one; ``duty`` is what an empty one is
    there for; ``outlook`` what would follow if something were placed on it."""

    server: str
    ram: PerMille | None
    lodgers: tuple[Lodger, ...]
    cursor: bool
    disks: tuple[PerMille | None, ...] = ()
    duty: str = ""
    outlook: Outlook | None = None


@frozen(cache_hash=True)
class DayRow:
    """The load of a server through the day, hour by half hour; ``now`` is the present column."""

    server: str
    loads: tuple[PerMille, ...]
    now: int
    highest: PerMille


@frozen
class HoursRow:
    """The hours over the days of a rack's servers."""


@frozen
class Piece:
    """A part of the line of a thing: ``runs`` as they are; before them, of one with a ``bar``, as
    many cells of it as there is room for, and before that its ``head``. It stands for ``target``,
    if it has one.

    Where there is little room, what there is of ``shorter`` forms stands for ``runs``, the next
    one if that does not do; then all pieces of the highest ``rank`` are left out.
    """

    runs: tuple[tuple[str, str], ...] = ()
    bar: PerMille | None = None
    tone: str = "plain"
    target: Target | None = None
    rank: int = 1
    lit: bool = False
    head: str = ""
    shorter: tuple[tuple[tuple[str, str], ...], ...] = ()


@frozen(cache_hash=True)
class ThingRow:
    """Whatever else stands in the room: a glyph with its tone, its name, what there is to say.

    ``unit`` is where it stands in a rack; what is part of something else stands deeper. One that
    is ``broad`` takes the whole width under or over the racks; one that is ``bare`` shows no name
    of its own, only its pieces.
    """

    target: Target
    glyph: tuple[str, str]
    name: str
    pieces: tuple[Piece, ...] = ()
    unit: int | None = None
    column: int = 9
    deep: int = 0
    broad: bool = False
    bare: bool = False
    fallen: bool = False
    cursor: bool = False
    outlook: Outlook | None = None
    ghost: bool = False
    paint: Paint | None = None

    @property
    def targets(self) -> tuple[Target, ...]:
        """What can be selected on it, from the left."""
        inside = (piece.target for piece in self.pieces if piece.target is not None)
        return tuple(dict.fromkeys((self.target, *inside)))


@frozen
class TitleRow:
    """Over a section of things that stand in no rack; or the legend of an overlay, which is a
    ``button``."""

    words: str
    runs: tuple[tuple[str, str], ...] = ()
    button: str = ""


@frozen
class EmptyRow:
    """Below the floor."""


RowKey = (
    HeadRow
    | GapRow
    | ServerRow
    | InsideRow
    | DayRow
    | HoursRow
    | FloorRow
    | ThingRow
    | TitleRow
    | EmptyRow
)
EMPTY = EmptyRow()
