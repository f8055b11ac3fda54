"""Whether incidents, goals and questions speak of what there is."""

from typing import Any

from dcgame.campaign.equipment.registry import part_ids
from dcgame.campaign.faults import nearest
from dcgame.campaign.level import Hint, Incident
from dcgame.campaign.locate import Path
from dcgame.campaign.measures import KINDS, GoalKind, kind_of
from dcgame.campaign.review import Review, said
from dcgame.kernel.units import DAY
from dcgame.sim.failures.registry import failure_of
from dcgame.words import N_, say
from dcgame.world.service import SlaClass

_UNITS = frozenset(name for kind in KINDS for name in kind.limits)
_LISTS = {"services": N_("the id of a service"), "servers": N_("the id of a server")}


def check_script(review: Review) -> None:
    """What happens, what is asked for, and what is asked."""
    _whole_kit(review)
    for path, incident in review.each("incidents"):
        _incident(review, path, incident)
    for section in ("goals", "stars"):
        for path, goal in review.each(section):
            _goal(review, path, goal)
    for path, hint in review.each("hints"):
        _hint(review, path, hint)
    prediction = review.draft.get("prediction")
    if prediction is not None:
        _in_time(review, ("prediction", "ask_at"), prediction.ask_at)
        _options(review, ("prediction",), prediction, prediction.correct)
    for path, question in review.each("questions"):
        _options(review, path, question, (question.correct,))


_PLURALS = {"switch": "switches"}
"""Sections that are not called after what is struck, with an s."""

_KIT = (("goals", 1, 20), ("hints", 3, 3), ("questions", 2, 2))
"""What every level but an open one has, from how many to how many."""


def _whole_kit(review: Review) -> None:
    if review.draft.get("open", False):
        return
    for section, least, most in _KIT:
        found = len(review.draft.get(section, ()))
        if section in review.draft and found < least:
            expected = say(N_("{least} to {most} tables"), least=least, most=most)
            review.wrong((section,), expected, said(N_("a list of {count}"), count=found))


def _in_time(review: Review, path: Path, moment: int) -> None:
    days = review.draft.get("days")
    if days is not None and moment >= days * DAY:
        expected = say(N_("a moment before the end of day {day}"), day=days)
        review.wrong(path, expected, said(N_("day {day}"), day=moment // DAY + 1))


def _incident(review: Review, path: Path, incident: Incident) -> None:
    _in_time(review, (*path, "at"), incident.at)
    failure = failure_of(incident.kind)
    if failure is None:
        return
    holder, slash, part = incident.target.partition("/")
    if (failure.strikes == "part") != bool(slash):
        shape = N_("server/part, as in web-1/psu-1") if not slash else N_("a name without a part")
        review.wrong((*path, "target"), say(shape), incident.target)
        return
    if incident.may_be_missing:
        return
    if slash:
        _struck_part(review, path, incident, holder, part)
        return
    if failure.strikes == "node":
        _struck_node(review, path, incident)
        return
    section = _PLURALS.get(failure.strikes, f"{failure.strikes}s")
    if section not in review.sections:
        expected = say(
            N_("may_be_missing = true beside it: what {kind} strikes is not in the level's file"),
            kind=incident.kind,
        )
        review.wrong((*path, "target"), expected, incident.target)
        return
    expected = say(
        N_("one of the level's {section}, which {kind} strikes"),
        section=section,
        kind=incident.kind,
    )
    review.refers((*path, "target"), holder, expected, section)


def _struck_node(review: Review, path: Path, incident: Incident) -> None:
    """The server that an incident strikes is a node of one of the level's pools."""
    nodes = tuple(sorted(node for _, pool in review.each("pools") for node in pool.nodes))
    if incident.target in nodes:
        return
    expected = say(
        N_("a node of one of the level's pools; may_be_missing = true if the player forms the pool")
    )
    review.wrong((*path, "target"), expected, incident.target, nearest(incident.target, nodes))


def _struck_part(review: Review, path: Path, incident: Incident, holder: str, part: str) -> None:
    """The part that an incident strikes is one of something in the room."""
    known = part_ids()
    expected = say(
        N_("one of the level's {section}, which {kind} strikes"),
        section=", ".join(section for section in known if review.names(section)),
        kind=incident.kind,
    )
    if not review.refers((*path, "target"), holder, expected, *known):
        return
    for section, parts_of_spec in known.items():
        spec = review.named(section, holder)
        parts = parts_of_spec(spec) if spec is not None else (part,)
        if part not in parts:
            words = say(N_("one of its parts: {parts}"), parts=", ".join(parts))
            review.wrong((*path, "target"), words, part, nearest(part, parts))


def _goal(review: Review, path: Path, goal: dict[str, Any]) -> None:
    kind = kind_of(goal["kind"])
    if kind is None:
        return
    _limit(review, path, goal, kind)
    for name, what in _LISTS.items():
        if goal[name] and name not in kind.lists:
            review.wrong((*path, name), say(N_("no such key for {kind}"), kind=kind.id), said(name))
        elif not goal[name] and name in kind.needs:
            expected = say(N_("the key {key}: {kind}"), key=name, kind=say(what))
            review.wrong(path, expected, said(N_("nothing")))
        else:
            for place, each in enumerate(goal[name]):
                review.refers((*path, name, place), each, say(what), name)
    if kind.id == "services_within_sla":
        _promised(review, path, goal["services"])


def _limit(review: Review, path: Path, goal: dict[str, Any], kind: GoalKind) -> None:
    """Exactly one limit, in a unit of the kind's."""
    given = [name for name, value in goal.items() if name in _UNITS and value is not None]
    for name in given:
        if name not in kind.limits:
            near = "" if len(kind.limits) != 1 else next(iter(kind.limits))
            review.wrong(
                (*path, name), say(N_("no such key for {kind}"), kind=kind.id), said(name), near
            )
    fitting = [name for name in given if name in kind.limits]
    if kind.limits and len(fitting) != 1:
        expected = say(N_("one of the keys {keys}"), keys=", ".join(kind.limits))
        review.wrong(path, expected, len(fitting))


def _promised(review: Review, path: Path, names: tuple[str, ...]) -> None:
    """A goal of promises names services that were promised something."""
    if not review.whole("services"):
        return
    services = {service.id: service.sla for _, service in review.each("services")}
    none = SlaClass.NONE.name.lower()
    for place, name in enumerate(names):
        if services.get(name) == none:
            expected = say(N_("a service with a promise"))
            review.wrong((*path, "services", place), expected, name)
    if not names and all(sla == none for sla in services.values()):
        review.wrong(path, say(N_("a service with a promise")), said(N_("none")))


def _hint(review: Review, path: Path, hint: Hint) -> None:
    if hint.after_hours is None and hint.after_tries is None:
        expected = say(N_("one of the keys {keys}"), keys="after_hours, after_tries")
        review.wrong(path, expected, said(N_("nothing")))


def _options(review: Review, path: Path, asked: Any, correct: tuple[str, ...]) -> None:
    if None in asked.options:
        return
    ids = tuple(option.id for option in asked.options)
    for place, option_id in enumerate(ids):
        if option_id in ids[:place]:
            expected = say(N_("an id that nothing else has"))
            review.wrong((*path, "options", place, "id"), expected, option_id)
    for each in correct:
        if each not in ids:
            expected = say(N_("the id of an option"))
            review.wrong((*path, "correct"), expected, each, nearest(each, ids))
    if len(set(correct)) >= len(set(ids)):
        expected = say(N_("at least one option that is not correct"))
        review.wrong((*path, "options"), expected, said(N_("none")))
