"""Facts, refusals and chains of causes, told in the player's language."""

from enum import Enum
from typing import Any

import attrs

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood
from dcgame.sim.facts.backups import BackupMissed
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.gauges import BandCrossed, RungReached
from dcgame.sim.facts.jobs import JobBegun, JobDone, JobFailed
from dcgame.sim.facts.money import Charged
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.failures.registry import failure_of
from dcgame.sim.wakes.healing import NO_MAJORITY
from dcgame.sim.wakes.live import NO_CONVERGENCE
from dcgame.words import N_, say
from dcgame.world.hardware import PartKind
from dcgame.world.job import JobKind
from dcgame.world.ladder import Rung
from dcgame.world.money import Account

_MOMENTS = ("due", "deadline", "start", "end", "ready_at", "moment", "at")
_SHARES = ("factor", "per_mille")
_PART_KINDS = frozenset(kind.value for kind in PartKind)


def tell(fact: Fact) -> str:
    """The sentence of a fact."""
    if isinstance(fact, Misfortune):
        failure = failure_of(fact.kind)
        name = say(failure.name) if failure else fact.kind
        return say(N_("{name}: {target}"), name=name, target=fact.target)
    if isinstance(fact, JobFailed) and fact.reason == "cancel":
        return say(N_("{kind} of {subject} is cancelled"), **_shown(fact))
    if isinstance(fact, JobFailed) and fact.reason == NO_CONVERGENCE:
        return say(N_("{kind} of {subject} is broken off: it did not converge"), **_shown(fact))
    if isinstance(fact, JobFailed) and fact.reason == NO_MAJORITY:
        return say(N_("{kind} of {subject} is broken off: too few nodes vote"), **_shown(fact))
    if isinstance(fact, BackupMissed):
        return say(_missed(fact), **_shown(fact))
    if isinstance(fact, BandCrossed) and fact.gauge.startswith("space/"):
        text, level = _FILLED[fact.band]
        return say(text, pool=fact.gauge.partition("/")[2], full=figures.percent(level))
    if isinstance(fact, BandCrossed):
        return say(_CROSSED[fact.band], gauge=gauge_name(fact.gauge))
    if isinstance(fact, RungReached):
        if fact.rung is Rung.SOFT and not fact.ballooned:
            return say(_NO_BALLOON, server=fact.server)
        won = {name: figures.megabytes(getattr(fact, name)) for name in _WON}
        return say(_REACHED[fact.rung], server=fact.server, **won)
    if isinstance(fact, JobBegun) and fact.kind is JobKind.DELIVER and not fact.goal:
        return say(N_("{subject} is ordered"), subject=fact.subject)
    if isinstance(fact, JobBegun) and fact.kind in _BEGUN:
        return say(_BEGUN[fact.kind], **_shown(fact))
    return say(fact.says, **_shown(fact))


def _missed(fact: BackupMissed) -> str:
    """Why a copy was not made; what stood in its way is a guest, a job, a repository or a host."""
    if fact.reason == fact.guest:
        return N_("{guest} is not backed up to {repository}: its data are gone")
    if fact.reason == fact.repository:
        return N_("{guest} is not backed up to {repository}: that is out of reach, or has no room")
    if "/" in fact.reason:
        return N_("{guest} is not backed up to {repository}: other work on it is under way")
    return fact.says


_CROSSED = {
    Band.FINE: N_("{gauge} has room again"),
    Band.BUSY: N_("{gauge} is promised twice over: it is won back from guests"),
    Band.SHORT: N_("{gauge} runs short"),
    Band.OUT: N_("{gauge} has run out"),
}

_NO_BALLOON = N_("{server} wants idle memory back, and no guest has a balloon that could take it")
_WON = ("shared", "ballooned", "compressed", "swapped")
_REACHED = {
    Rung.HIGH: N_("{server} has memory enough again: nothing is won back any more"),
    Rung.CLEAR: N_("{server} shares the equal pages of its guests: {shared} won"),
    Rung.SOFT: N_("{server} takes idle memory from its guests by the balloon: {ballooned} won"),
    Rung.HARD: N_("{server} compresses what its guests use: {compressed} won"),
    Rung.SWAP: N_("{server} swaps what its guests use to its disks: {swapped}"),
    Rung.LOW: N_("{server} can win no more memory: {swapped} are swapped, and nothing more starts"),
}

_FILLED = {
    Band.FINE: (N_("{pool} has room again"), 0),
    Band.BUSY: (N_("{pool} is more than {full} full: one node less may be one too many"), 700),
    Band.SHORT: (N_("{pool} is more than {full} full"), 850),
    Band.OUT: (N_("{pool} is as full as it may be: nothing more can be written there"), 0),
}

_BEGUN = {
    JobKind.RESYNC: N_("{subject} makes its missing copies anew"),
    JobKind.RESHAPE: N_("{subject} is laid out anew over {goal} too"),
    JobKind.POOL: N_("{goal} become nodes of {subject}"),
    JobKind.INSTALL: N_("{goal} is being installed on {subject}"),
    JobKind.PATCH: N_("The update of {subject} begins"),
    JobKind.REPLACE: N_("A technician is on the way to replace {goal} of {subject}"),
    JobKind.DELIVER: N_("{subject} is ordered for {goal}"),
    JobKind.SPARE: N_("A spare {subject} is ordered"),
    JobKind.CABLE: N_("A technician is on the way to plug {detail} of {subject} into {goal}"),
    JobKind.MOVE: N_("A technician is on the way to move {subject} to {goal}"),
    JobKind.BREAKER: N_("A technician is on the way to the breaker of {subject}"),
    JobKind.BYPASS: N_("A technician is on the way to the bypass of {subject}: {goal}"),
    JobKind.CALL: N_("A technician is on the way to the room"),
    JobKind.ON_SITE: N_("A technician is in the room"),
    JobKind.REFUEL: N_("A lorry with {goal} litres is on the way to {subject}"),
    JobKind.CONSOLIDATE: N_("The snapshots of {subject} are being merged into its disk"),
    JobKind.EMPTY: N_("The guests of {subject} leave it, one after the other"),
    JobKind.AGENT: N_("The management agent of {subject} is being restarted"),
    JobKind.SHUTDOWN: N_("{subject} is shutting down"),
}
"""How work begins, where the general sentence would not be said so."""


def _shown(fact: Fact) -> dict[str, Any]:
    fields: Any = attrs.fields(type(fact))  # type: ignore[arg-type]  # every fact is an attrs class
    shown = {field.name: show(field.name, getattr(fact, field.name)) for field in fields}
    spare = _spare(fact)
    return {**shown, spare: show("kind", getattr(fact, spare))} if spare else shown


def _spare(fact: Fact) -> str:
    """The field that names a kind of part, of what is bought or delivered as a spare."""
    if isinstance(fact, JobBegun | JobDone | JobFailed) and fact.kind is JobKind.SPARE:
        return "subject"
    if isinstance(fact, Charged) and fact.account is Account.SPARES:
        return "about"
    return ""


def show(name: str, value: Any) -> str:
    """A value as the player reads it; its name says what it measures."""
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if isinstance(value, Enum):
        return word(value)
    if name == "cents":
        return figures.money(value)
    if name == "seconds":
        return figures.duration(value)
    if name == "gauge":
        return gauge_name(value)
    if name in _MOMENTS:
        return figures.moment(value)
    if name in _SHARES:
        return figures.percent(value)
    if name == "year":
        return str(value)
    if name == "kind" and value in _PART_KINDS:
        return word(PartKind(value))
    if isinstance(value, int):
        return figures.grouped(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def gauge_name(key: str) -> str:
    """What a gauge measures, as the player reads it."""
    kind, _, server = key.partition("/")
    if kind == "vcpu":
        return say(N_("The virtual processor of {app}"), app=server)
    if kind == "share":
        return say(N_("The share of {guest} in its host's processor"), guest=server)
    if kind == "io":
        return say(N_("Disk access on {store}"), store=server)
    if kind == "space":
        return say(N_("The space of {store}"), store=server)
    if kind == "cpu":
        return say(N_("The processor of {server}"), server=server)
    if kind in _GAUGES:
        return say(_GAUGES[kind], name=server)
    return say(N_("The memory of {server}"), server=server)


_GAUGES = {
    "power": N_("The breaker of {name}"),
    "ups": N_("The inverter of {name}"),
    "generator": N_("The engine of {name}"),
    "heat": N_("The cooling of {name}"),
    "ready": N_("The processor time of {name} (CPU ready)"),
    "link": N_("The link of {name}"),
    "nic": N_("The emulated network card of {name}"),
    "disk": N_("The virtual disk of {name}"),
}


def is_hidden(entry: Entry) -> bool:
    """Whether an entry is not told when it happens: nobody could know."""
    fact = entry.fact
    if isinstance(fact, Misfortune):
        failure = failure_of(fact.kind)
        return failure is not None and failure.latent
    return bool(fact.hidden)


def told(entry: Entry) -> str:
    """The sentence of an entry."""
    return tell(entry.fact)


def refusal(refused: Refused) -> tuple[str, str]:
    """Why not, and what would do (empty when nothing would)."""
    values = {name: show(name, value) for name, value in refused.values}
    cure = say(refused.cure, **values) if refused.cure else ""
    return say(refused.reason, **values), cure


def refusal_line(refused: Refused) -> str:
    """Both in one line."""
    reason, cure = refusal(refused)
    return f"{reason}; {cure}" if cure else reason


def misunderstanding(problem: NotUnderstood) -> str:
    """Why a console line is no command, and the nearest that would be."""
    values = dict(problem.values)
    text = say(problem.reason, word=problem.word, **values)
    if not problem.nearest:
        return text
    nearest = ", ".join(problem.nearest)
    return say(N_("{problem}; did you mean {nearest}?"), problem=text, nearest=nearest)
