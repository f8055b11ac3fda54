"""Which verbs a thing takes, whether each would be refused, and what it would do. Pure."""

from collections.abc import Mapping

from attrs import frozen

from dcgame.kernel.units import DAY, HOUR
from dcgame.play import figures
from dcgame.play.forecast import Forecast
from dcgame.play.foretold import Note, Tone, notes
from dcgame.play.narrate import refusal_line
from dcgame.play.precautions import risk_line
from dcgame.sim.commands.base import Argument, Command, Refused, arguments
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.grammar import NotUnderstood, moment_text, parse
from dcgame.sim.commands.registry import verbs_in
from dcgame.tui.floor.fields import LABELS
from dcgame.tui.floor.kinds import (
    APP,
    ARRAY,
    CLUSTER,
    CRAC,
    FABRIC,
    FEED,
    GENERATOR,
    GROUP,
    GUEST,
    LUN,
    OFFER,
    PDU,
    POOL,
    RACK,
    REPOSITORY,
    ROOM,
    SERVER,
    SERVICE,
    SITE,
    SWITCH,
    TERMINALS_KIND,
    UPS,
    Target,
)
from dcgame.tui.floor.places import GOALS
from dcgame.tui.widgets.ink import Line, Run
from dcgame.words import N_, say
from dcgame.world.hardware import PartState
from dcgame.world.world import World

EQUIPMENT = ("equipment", "attachable", "updatable", "changeable", "retirable", "cabled")
"""Kinds of argument for which several kinds of thing can stand: which, each says itself."""

TAKES: Mapping[str, tuple[str, ...]] = {
    SERVER: ("server", "host", "machine", "node", "any-store", *EQUIPMENT),
    GUEST: (
        "guest",
        "template",
        "machine",
        "startable",
        "stoppable",
        "copied",
        "changeable",
        "provisioned",
    ),
    APP: ("app", "startable", "stoppable", "changeable"),
    SERVICE: ("service",),
    LUN: ("store", "any-store", "lun", "provisioned", "changeable"),
    POOL: ("pool", "store", "any-store", "changeable"),
    ARRAY: ("array", *EQUIPMENT),
    GROUP: ("raid-group",),
    FABRIC: ("fabric", *EQUIPMENT),
    FEED: ("feed", "socket", *EQUIPMENT),
    UPS: ("ups", *EQUIPMENT),
    GENERATOR: ("generator", *EQUIPMENT),
    PDU: ("pdu", "socket", "retirable", "cabled", "changeable"),
    ROOM: ("room",),
    SITE: ("site",),
    CRAC: EQUIPMENT,
    SWITCH: ("network-switch", "socket", *EQUIPMENT),
    CLUSTER: ("cluster", "changeable"),
    OFFER: ("offer",),
    RACK: (),
    REPOSITORY: ("repository", *EQUIPMENT),
    TERMINALS_KIND: EQUIPMENT,
}
COUNTS = ("1", "2", "500", "1000", "4096")
"""What is worth trying of a count: processors, millicores, megabytes."""
FREE = ("count", "new", "moment")
"""Kinds of argument that are typed, not chosen."""
BESIDE = ("on", "of")
"""Words before an argument that is a place, not the thing that is worked on."""
PLACED = tuple(GOALS)
"""Verbs whose goal is chosen on the racks themselves."""
WHOLE_ROOM = ("spare", "call", "checklist", "restore-network", "cluster")
"""Verbs about no thing in particular: they are found on racks, and on the room."""
ALSO: Mapping[tuple[str, str], str] = {
    ("buy", RACK): "place",
    ("buy", ROOM): "place",
    ("add-disks", ARRAY): "array",
    ("form-pool", SERVER): "nodes",
    ("restore-network", SWITCH): "",
    ("cluster", CLUSTER): "",
    **{(verb, kind): "" for verb in WHOLE_ROOM for kind in (RACK, ROOM)},
    **{("strike", kind): "target" for kind in TAKES},
}
"""Verbs in whose menu a thing has its place beside that; the argument for which it stands."""


@frozen
class Offer:
    """A verb for a thing: what is known of its arguments, and why it would be refused."""

    command: type[Command]
    given: tuple[tuple[str, str], ...]
    refused: str = ""
    complete: bool = False

    @property
    def line(self) -> str:
        """The console line as far as it is known."""
        return line_from(self.command, dict(self.given))


def line_from(command: type[Command], given: Mapping[str, str]) -> str:
    """The console line that those values make; what is empty is left out."""
    words = [command.verb]
    for argument in arguments(command):
        value = given.get(argument.name, "")
        if not value:
            continue
        if argument.word:
            words.append(argument.word)
        words.append(value)
    return " ".join(words)


def subject(command: type[Command], kind: str) -> Argument | None:
    """The argument of a verb for which a thing of that kind can stand."""
    for number, argument in enumerate(arguments(command)):
        if argument.kind in TAKES.get(kind, ()) and (number == 0 or argument.word in BESIDE):
            return argument
    return None


def offers(world: World, target: Target) -> tuple[Offer, ...]:
    """The verbs that take a thing, its own first, those that would be refused, with the reason,
    last."""
    found = []
    for command in verbs_in(world):
        given = _given(world, command, target)
        if given is None:
            continue
        refused, complete = tried(world, command, given)
        found.append(Offer(command, tuple(given.items()), refused, complete))
    return tuple(sorted(found, key=lambda offer: (bool(offer.refused), not _is_own(offer, target))))


def _is_own(offer: Offer, target: Target) -> bool:
    """Whether a verb is about the thing itself: others, in which it has a place beside, come
    after those."""
    argument = subject(offer.command, target.kind)
    return argument is not None and not argument.word and argument.name in dict(offer.given)


def _given(world: World, command: type[Command], target: Target) -> dict[str, str] | None:
    """What a thing stands for in a verb; ``None`` if it has no place there."""
    argument = subject(command, target.kind)
    if argument is not None and target.id in choices(world, argument.kind):
        return {argument.name: target.id}
    name = ALSO.get((command.verb, target.kind))
    if not name:
        return None if name is None else {}
    kinds = {each.name: each.kind for each in arguments(command)}
    return {name: target.id} if target.id in choices(world, kinds[name]) else None


def general(world: World) -> tuple[Offer, ...]:
    """All verbs, with nothing given; why not, of those for which there is nothing in the room."""
    return tuple(Offer(command, (), _nothing_for(world, command)) for command in verbs_in(world))


def _nothing_for(world: World, command: type[Command]) -> str:
    """Why a verb can be done to nothing here."""
    for argument in arguments(command):
        if argument.kind in FREE or argument.optional or choices(world, argument.kind):
            continue
        field = say(LABELS.get(argument.name, argument.name))
        return say(N_("there is nothing here for: {field}"), field=field)
    return ""


def tried(world: World, command: type[Command], given: dict[str, str]) -> tuple[str, bool]:
    """Why it is refused whatever else is chosen, and whether anything must be chosen at all."""
    missing = [
        argument
        for argument in arguments(command)
        if not argument.optional and argument.name not in given
    ]
    if not missing:
        refused = _refusal(world, line_from(command, given))
        if refused and _lacks_more(world, command, given):
            return "", False
        return refused, True
    if len(missing) > 1 or missing[0].kind in ("count", "new"):
        return "", False
    reasons = []
    for choice in _likely(world, missing[0], given):
        reason = _refusal(world, line_from(command, {**given, missing[0].name: choice}))
        if not reason:
            return "", False
        reasons.append(reason)
    return next(iter(reasons), say(N_("there is nothing to choose from"))), False


def _lacks_more(world: World, command: type[Command], given: dict[str, str]) -> bool:
    """Whether one more value, of those that may be left out, makes a possible order of it."""
    for argument in arguments(command):
        if argument.name in given:
            continue
        values = COUNTS if argument.kind == "count" else _likely(world, argument, given)
        for value in values:
            if not _refusal(world, line_from(command, {**given, argument.name: value})):
                return True
    return False


def _likely(world: World, argument: Argument, given: dict[str, str]) -> tuple[str, ...]:
    """What is worth trying for an argument: broken parts first, some moments, else all."""
    if argument.kind == "moment":
        return tuple(moment_text(world.now + hours * HOUR) for hours in (1, 12, 36))
    if argument.kind == "part" and given.get("server") in choices(world, "equipment"):
        parts = world.equipment(given["server"]).parts
        ordered = sorted(parts, key=lambda part: part.state is PartState.GOOD)
        return tuple(part.id for part in ordered)
    return tuple(each for each in choices(world, argument.kind) if each not in given.values())


def _refusal(world: World, line: str) -> str:
    command = parse(line)
    if isinstance(command, NotUnderstood):
        return ""
    decided = command.decide(world)
    return refusal_line(decided) if isinstance(decided, Refused) else ""


def suggestion(world: World, argument: Argument) -> str:
    """What a form begins with for an argument that cannot be chosen from a list."""
    if argument.kind == "moment" and not argument.optional:
        night = (world.now // DAY) * DAY + 2 * HOUR
        while night < world.now + HOUR:
            night += DAY
        return moment_text(night + (2 * HOUR if argument.name == "end" else 0))
    if argument.kind == "count" and argument.optional and argument.default:
        return str(argument.default)
    return ""


def forecast_runs(forecast: Forecast) -> Line:
    """What an order would do, in one line: what speaks against it first."""
    said = [(note, _runs(note)) for note in notes(forecast)]
    runs = [run for note, run in said if note.tone in AGAINST]
    if forecast.cost_cents:
        runs.append((figures.money(forecast.cost_cents), "plain"))
    if forecast.monthly_cents:
        sign = "+" if forecast.monthly_cents > 0 else ""
        money = sign + figures.money(forecast.monthly_cents)
        runs.append((say(N_("{money} a month"), money=money), "plain"))
    lasts = figures.duration(forecast.duration) if forecast.duration else say(N_("at once"))
    runs.append((say(N_("takes {lasts}"), lasts=lasts) if forecast.duration else lasts, "plain"))
    runs += [run for note, run in said if note.tone not in AGAINST]
    for each in forecast.stores:
        left = figures.megabytes(each.after)
        runs.append((say(N_("{store} {left} free"), store=each.store, left=left), "faint"))
    if forecast.risk:
        runs.append((risk_line(forecast.risk), "faint"))
    spaced: list[Run] = []
    for number, run in enumerate(runs):
        if number:
            spaced.append((" · ", "faint"))
        spaced.append(run)
    return tuple(spaced)


AGAINST = (Tone.HURTS, Tone.WARNS)
_SIGNS = {
    Tone.HURTS: ("▼ ", "warn"),
    Tone.WARNS: ("▲ ", "warn"),
    Tone.PLAIN: ("", "plain"),
    Tone.GOOD: ("", "good"),
}


def _runs(note: Note) -> Run:
    sign, tone = _SIGNS[note.tone]
    return sign + note.text, tone
