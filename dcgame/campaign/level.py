"""A level as its files describe it: values, nothing of which runs."""

from attrs import field, frozen

from dcgame.campaign.building import (
    CordSpec,
    CracSpec,
    FeedSpec,
    GeneratorSpec,
    NetworkSpec,
    PduSpec,
    RoomSpec,
    SiteSpec,
    SwitchSpec,
    TerminalsSpec,
    UpsSpec,
)
from dcgame.campaign.faults import LevelError, LevelErrors
from dcgame.campaign.protection_specs import (
    BackupSpec,
    RepositorySpec,
    ScheduleSpec,
    SnapshotSpec,
)
from dcgame.campaign.storage_specs import ArraySpec, FabricSpec, LunSpec, RaidGroupSpec
from dcgame.kernel.units import DAY, HOUR, Cents, Megabytes, Millicores, PerMille, Seconds
from dcgame.words import ENGLISH

__all__ = ["LevelError", "LevelErrors"]

TO_WIN = 1
"""Stars of a goal without which a game is lost."""


@frozen
class Text:
    """One text in every language of the game."""

    en: str = ""
    es: str = ""

    def get(self, lang: str) -> str:
        """The text in that language; in English if it has none."""
        return self.es if lang == "es" else self.en

    def __str__(self) -> str:
        return self.get(ENGLISH)


@frozen
class Site:
    """Prices and circumstances; each field is one of the world's setting."""

    pue: PerMille = 1600
    kilowatt_hour_millicents: int = 15_000
    rent_per_unit_cents: Cents = 0
    technician_hour_cents: Cents = 2_600
    technician_travel_minutes: int = 60
    delivery_days: int = 5
    link_megabits: int = 1_000
    stress: PerMille = 1000
    budget_euros: int | None = None
    change_risk_per_100k: int = 0
    storyteller: bool = False
    everyday: bool = False
    for_sale: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    spares: tuple[tuple[str, int], ...] = ()


@frozen
class RackSpec:
    """A rack that stands in the room at the start, or at another ``site``."""

    id: str
    height: int = 42
    limit_watts: int = 4000
    site: str = ""


@frozen
class ServerSpec:
    """A server at the start. ``unit`` 0 is the lowest that is free; ``state`` empty is up if it
    has a platform, else off."""

    id: str
    model: str
    rack: str
    unit: int = 0
    age_years: int = 0
    platform: str = ""
    state: str = ""
    support_hours: int = 0
    licence_days: int = 0

    @property
    def is_up(self) -> bool:
        """Whether it runs when the game begins."""
        return self.state == "up" or (not self.state and bool(self.platform))


@frozen
class GuestSpec:
    """A guest at the start. ``state`` empty is running if its host is up."""

    id: str
    host: str
    vcpu: int
    ram_mb: Megabytes
    disk_mb: Megabytes
    mode: str = "full"
    tools: bool = True
    autostart: bool = False
    state: str = ""
    family: str = "linux"
    isa: str = "x86-64"
    boot_seconds: Seconds = 60
    store: str = ""
    priority: str = "medium"
    shares: str = "normal"
    reserved_millicores: int = 0
    reserved_ram_mb: Megabytes = 0
    limit_millicores: int = 0
    thin: bool = False
    more_disks_mb: tuple[Megabytes, ...] = ()


@frozen
class PoolSpec:
    """A hyper-converged pool of servers' own disks."""

    id: str
    nodes: tuple[str, ...]
    redundancy: str = "rf2"
    rebuild_delay_seconds: Seconds = 60
    controller_vcpu: int = 8
    controller_ram_mb: Megabytes = 32_768


@frozen
class DemandSpec:
    """How much processor time an application asks for; ``peak`` in millicores of 2026."""

    shape: str
    peak: Millicores
    noise: PerMille = 0
    phase: int = 0
    days: str = "every-day"


@frozen
class AppSpec:
    """An application at the start, on a server or in a guest."""

    id: str
    on: str
    load_mb: Megabytes
    active_mb: Megabytes
    demand: DemandSpec
    service: str = ""
    disk_mb: Megabytes = 20_000
    family: str = "linux"
    isa: str = "x86-64"
    libraries: tuple[tuple[str, str], ...] = ()
    supported_on: tuple[str, ...] = ()
    io: int = 0
    writes: PerMille = 300
    growth_mb: Megabytes = 0
    traffic_megabits: int = 0
    terminals: bool = False


@frozen
class OfferSpec:
    """A customer who asks for a place at ``at`` and wants an answer until ``until``."""

    id: str
    title: Text
    at: Seconds
    until: Seconds
    vcpu: int
    ram_mb: Megabytes
    disk_mb: Megabytes
    demand: DemandSpec
    load_mb: Megabytes
    active_mb: Megabytes
    sla: str
    revenue_euros: int
    grace_hours: int = 24
    family: str = "linux"


@frozen
class ServiceSpec:
    """A service that customers pay for; it ``requires`` other services, or single applications."""

    id: str
    title: Text
    needs: int = 1
    sla: str = "bronze"
    revenue_euros: int = 0
    requires: tuple[str, ...] = ()


@frozen
class ClusterSpec:
    """A cluster at the start; ``witness`` is a server that is no member, or ``outside``."""

    id: str
    members: tuple[str, ...]
    ha: str = "off"
    quorum: bool = True
    witness: str = ""
    admission_percent: int = 0
    balance: str = "off"
    isolation: str = "power-off"
    evc_year: int = 0
    locks: bool = True
    own_network: bool = True


@frozen
class AffinitySpec:
    """How a guest is to stand to another guest, or to a host."""

    guest: str
    relation: str
    other: str


@frozen
class Incident:
    """What the level's script does to whom, ``at`` which second."""

    at: Seconds
    kind: str
    target: str
    may_be_missing: bool = False


@frozen
class Goal:
    """A condition on the end of a game; ``stars`` is what it is needed for (1: to win).

    ``limit`` is in the unit in which its kind measures; ``services`` and ``servers`` say of
    whom, where the kind asks.
    """

    id: str
    kind: str
    text: Text
    limit: int = 0
    services: tuple[str, ...] = ()
    servers: tuple[str, ...] = ()
    stars: int = TO_WIN


@frozen
class Hint:
    """A hint; it may be read after so many hours of the game, or after so many tries."""

    text: Text
    after_hours: int | None = None
    after_tries: int | None = None


@frozen
class Option:
    """One answer of several."""

    id: str
    text: Text


@frozen
class Prediction:
    """What the player is asked to foresee at ``ask_at``; any of ``correct`` is right."""

    question: Text
    options: tuple[Option, ...]
    correct: tuple[str, ...]
    ask_at: Seconds
    explanation: Text


@frozen
class Question:
    """A question to recall the level by, days later."""

    question: Text
    options: tuple[Option, ...]
    correct: str
    explanation: Text


@frozen
class Step:
    """A step of a level's guide: what it says, and the deed after which the next one comes.

    ``typed`` is what it says where there are no keys, and everything is typed."""

    text: Text
    until: str
    typed: Text = field(factory=Text)


@frozen
class Level:
    """All of a level. ``folder`` is its folder's name, ``digest`` stands for its files.

    An ``open`` one is a laboratory: it asks for nothing, and misfortunes may be ordered in it."""

    id: str
    chapter: int
    number: int
    title: Text
    year: int
    weekday: int
    days: int
    brief: Text
    debrief: Text
    concepts: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    site: Site = field(factory=Site)
    remote_sites: tuple[SiteSpec, ...] = ()
    racks: tuple[RackSpec, ...] = ()
    servers: tuple[ServerSpec, ...] = ()
    guests: tuple[GuestSpec, ...] = ()
    apps: tuple[AppSpec, ...] = ()
    services: tuple[ServiceSpec, ...] = ()
    arrays: tuple[ArraySpec, ...] = ()
    raid_groups: tuple[RaidGroupSpec, ...] = ()
    luns: tuple[LunSpec, ...] = ()
    clusters: tuple[ClusterSpec, ...] = ()
    affinities: tuple[AffinitySpec, ...] = ()
    fabrics: tuple[FabricSpec, ...] = ()
    feeds: tuple[FeedSpec, ...] = ()
    ups: tuple[UpsSpec, ...] = ()
    generators: tuple[GeneratorSpec, ...] = ()
    pdus: tuple[PduSpec, ...] = ()
    rooms: tuple[RoomSpec, ...] = ()
    cracs: tuple[CracSpec, ...] = ()
    cords: tuple[CordSpec, ...] = ()
    switches: tuple[SwitchSpec, ...] = ()
    terminals: tuple[TerminalsSpec, ...] = ()
    networks: tuple[NetworkSpec, ...] = ()
    repositories: tuple[RepositorySpec, ...] = ()
    schedules: tuple[ScheduleSpec, ...] = ()
    backups: tuple[BackupSpec, ...] = ()
    snapshots: tuple[SnapshotSpec, ...] = ()
    pools: tuple[PoolSpec, ...] = ()
    incidents: tuple[Incident, ...] = ()
    offers: tuple[OfferSpec, ...] = ()
    goals: tuple[Goal, ...] = ()
    hints: tuple[Hint, ...] = ()
    prediction: Prediction | None = None
    questions: tuple[Question, ...] = ()
    open: bool = False
    guide: tuple[Step, ...] = ()
    digest: str = ""
    folder: str = ""

    @property
    def horizon(self) -> Seconds:
        """The second in which a game of it ends."""
        return self.days * DAY

    def hint_is_open(self, number: int, now: Seconds, tries: int) -> bool:
        """Whether hint ``number`` (from 1) may be read: either of its conditions suffices."""
        hint = self.hints[number - 1]
        by_time = hint.after_hours is not None and now >= hint.after_hours * HOUR
        return by_time or (hint.after_tries is not None and tries >= hint.after_tries)
