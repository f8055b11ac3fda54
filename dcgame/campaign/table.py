"""What ``level.toml`` may hold: the one table from which it is read, and its schema is made."""

from typing import Any

from dcgame.campaign.demands import DEMAND
from dcgame.campaign.equipment.registry import EQUIPMENT
from dcgame.campaign.kinds import (
    CRITERION,
    DEED,
    ID,
    PART,
    SHORT,
    VERSION,
    Choice,
    Field,
    Flag,
    ListOf,
    Moment,
    Pairs,
    Table,
    Tables,
    Whole,
)
from dcgame.campaign.level import (
    AppSpec,
    GuestSpec,
    Hint,
    Incident,
    Option,
    Prediction,
    Question,
    RackSpec,
    ServerSpec,
    ServiceSpec,
    Site,
    Step,
    Text,
)
from dcgame.campaign.measures import KINDS
from dcgame.campaign.texts import TEXT
from dcgame.sim.failures.registry import FAILURES
from dcgame.sim.wakes.billing import SUPPORT_SHARE
from dcgame.world.catalogue import PlatformKind
from dcgame.world.goods import CATALOGUE
from dcgame.world.guest import Mode, Priority, Shares
from dcgame.world.hardware import PartKind
from dcgame.world.service import SlaClass

MODELS = Choice(tuple(sorted(CATALOGUE.servers)))
GOODS = Choice(CATALOGUE.known())
PLATFORMS = Choice(tuple(sorted(CATALOGUE.platforms)))
ISAS = Choice(tuple(sorted({model.isa for model in CATALOGUE.servers.values()})))
FAMILIES = Choice(
    tuple(sorted({model.family for model in CATALOGUE.platforms.values() if model.family}))
)
MEGABYTES = Whole(1, 10_000_000)

SITE = Table(
    Site,
    (
        Field("pue", Whole(1000, 5000), 1600),
        Field("kilowatt_hour_millicents", Whole(0, 1_000_000), 15_000),
        Field("rent_per_unit_cents", Whole(0, 1_000_000), 0),
        Field("technician_hour_cents", Whole(0, 1_000_000), 2_600),
        Field("technician_travel_minutes", Whole(0, 10_000), 60),
        Field("delivery_days", Whole(0, 365), 5),
        Field("link_megabits", Whole(1, 1_000_000), 1_000),
        Field("stress", Whole(0, 100_000), 1000),
        Field("for_sale", ListOf(GOODS), ()),
        Field("platforms", ListOf(PLATFORMS), ()),
        Field("budget_euros", Whole(0, 100_000_000), None),
        Field("change_risk_per_100k", Whole(0, 100_000), 0),
        Field("storyteller", Flag(), False),
        Field("everyday", Flag(), False),
        Field("spares", Pairs(Choice(tuple(kind.value for kind in PartKind)), Whole(0, 99)), ()),
    ),
)

RACK = Table(
    RackSpec,
    (
        Field("id", ID),
        Field("height", Whole(1, 60), 42),
        Field("limit_watts", Whole(1, 1_000_000), 4000),
        Field("site", ID, ""),
    ),
)

SERVER = Table(
    ServerSpec,
    (
        Field("id", ID),
        Field("model", MODELS),
        Field("rack", ID),
        Field("unit", Whole(1, 60), 0),
        Field("age_years", Whole(0, 40), 0),
        Field("platform", Choice(("", *PLATFORMS.options)), ""),
        Field("state", Choice(("up", "off")), ""),
        Field("support_hours", Choice((0, *sorted(SUPPORT_SHARE))), 0),
        Field("licence_days", Whole(0, 3660), 0),
    ),
)

GUEST = Table(
    GuestSpec,
    (
        Field("id", ID),
        Field("host", ID),
        Field("vcpu", Whole(1, 256)),
        Field("ram_mb", Whole(16, 10_000_000)),
        Field("disk_mb", MEGABYTES),
        Field("mode", Choice(tuple(mode.value for mode in Mode)), "full"),
        Field("tools", Flag(), True),
        Field("autostart", Flag(), False),
        Field("state", Choice(("running", "stopped")), ""),
        Field("family", FAMILIES, "linux"),
        Field("isa", ISAS, "x86-64"),
        Field("boot_seconds", Whole(1, 86_400), 60),
        Field("store", ID, ""),
        Field("priority", Choice(tuple(each.value for each in Priority)), "medium"),
        Field("shares", Choice(tuple(each.value for each in Shares)), "normal"),
        Field("reserved_millicores", Whole(0, 1_000_000), 0),
        Field("reserved_ram_mb", Whole(0, 10_000_000), 0),
        Field("limit_millicores", Whole(0, 1_000_000), 0),
        Field("thin", Flag(), False),
        Field("more_disks_mb", ListOf(MEGABYTES), ()),
    ),
)

APP = Table(
    AppSpec,
    (
        Field("id", ID),
        Field("service", ID, ""),
        Field("on", ID),
        Field("load_mb", Whole(0, 10_000_000)),
        Field("active_mb", Whole(0, 10_000_000)),
        Field("disk_mb", MEGABYTES, 20_000),
        Field("family", FAMILIES, "linux"),
        Field("isa", ISAS, "x86-64"),
        Field("libraries", Pairs(SHORT, VERSION), ()),
        Field("supported_on", ListOf(Choice(tuple(kind.value for kind in PlatformKind))), ()),
        Field("io", Whole(0, 1_000_000), 0),
        Field("writes", Whole(0, 1000), 300),
        Field("growth_mb", Whole(0, 10_000_000), 0),
        Field("traffic_megabits", Whole(0, 1_000_000), 0),
        Field("terminals", Flag(), False),
        Field("demand", DEMAND),
    ),
)

SERVICE = Table(
    ServiceSpec,
    (
        Field("id", ID),
        Field("title", TEXT),
        Field("needs", Whole(1, 2000), 1),
        Field("sla", Choice(tuple(sla.name.lower() for sla in SlaClass)), "bronze"),
        Field("revenue_euros", Whole(0, 100_000_000), 0),
        Field("requires", ListOf(ID), ()),
    ),
)

INCIDENT = Table(
    Incident,
    (
        Field("at", Moment()),
        Field("kind", Choice(tuple(failure.id for failure in FAILURES))),
        Field("target", PART),
        Field("may_be_missing", Flag(), False),
    ),
)

LIMIT = Whole(0, 1_000_000_000)
_MEASURES = tuple(sorted({name for kind in KINDS for name in kind.limits}))

_GOAL_FIELDS = (
    Field("id", ID),
    Field("kind", Choice(tuple(kind.id for kind in KINDS))),
    Field("text", TEXT),
    Field("services", ListOf(ID, least=1), ()),
    Field("servers", ListOf(ID, least=1), ()),
    *(Field(name, LIMIT, None) for name in _MEASURES),
)


def _as_it_is(**fields: Any) -> dict[str, Any]:
    """Goals stay tables until their kind has been asked what it measures."""
    return fields


GOAL = Table(_as_it_is, _GOAL_FIELDS)
STAR = Table(_as_it_is, (Field("stars", Choice((2, 3))), *_GOAL_FIELDS))

HINT = Table(
    Hint,
    (
        Field("text", TEXT),
        Field("after_hours", Whole(0, 100_000), None),
        Field("after_tries", Whole(0, 1000), None),
    ),
)

OPTION = Table(Option, (Field("id", ID), Field("text", TEXT)))
OPTIONS = Tables(OPTION, 2, 6)

PREDICTION = Table(
    Prediction,
    (
        Field("ask_at", Moment()),
        Field("correct", ListOf(ID, 1, 6)),
        Field("question", TEXT),
        Field("explanation", TEXT),
        Field("options", OPTIONS),
    ),
)

QUESTION = Table(
    Question,
    (
        Field("question", TEXT),
        Field("correct", ID),
        Field("options", OPTIONS),
        Field("explanation", TEXT),
    ),
)

STEP = Table(Step, (Field("text", TEXT), Field("until", DEED), Field("typed", TEXT, Text())))

LEVEL = Table(
    _as_it_is,
    (
        Field("format", Choice((1,))),
        Field("id", ID),
        Field("chapter", Whole(0, 99)),
        Field("number", Whole(0, 9999)),
        Field("year", Whole(1960, 2100)),
        Field("weekday", Whole(0, 6), 0),
        Field("days", Whole(1, 366)),
        Field("concepts", ListOf(SHORT, most=20), ()),
        Field("criteria", ListOf(CRITERION, most=40), ()),
        Field("title", TEXT),
        Field("site", SITE, Site()),
        Field("racks", Tables(RACK, 1, 200)),
        Field("servers", Tables(SERVER, 1)),
        Field("guests", Tables(GUEST), ()),
        Field("apps", Tables(APP), ()),
        Field("services", Tables(SERVICE), ()),
        *(field for kind in EQUIPMENT for field in kind.fields),
        Field("incidents", Tables(INCIDENT), ()),
        Field("goals", Tables(GOAL, 0, 20), ()),
        Field("stars", Tables(STAR, 0, 20), ()),
        Field("hints", Tables(HINT, 0, 3), ()),
        Field("prediction", PREDICTION, None),
        Field("questions", Tables(QUESTION, 0, 2), ()),
        Field("open", Flag(), False),
        Field("guide", Tables(STEP, 0, 40), ()),
    ),
)
