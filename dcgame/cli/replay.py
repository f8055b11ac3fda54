"""``dcgame replay``: a game once more, without a screen."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dcgame.cli import codes
from dcgame.cli.levels import declare_level, finder
from dcgame.cli.output import data, data_json, prose
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.goals import GoalResult
    from dcgame.play.load import Loaded
    from dcgame.play.session import Session

SUMMARY = N_("Replay a game without a screen, and say how it stands.")
EXAMPLES = (
    "dcgame replay saves/first-day-1-1.jsonl",
    "dcgame replay --json saves/first-day-1-1.jsonl",
)


def declare(parser: ArgumentParser) -> None:
    """The arguments of ``replay``."""
    parser.add_argument("file", metavar=say(N_("FILE")), help=say(N_("a saved game")))
    declare_level(parser)
    parser.add_argument("--json", action="store_true", help=say(N_("answer in JSON")))


def run(options: Namespace) -> int:
    """Replay the file as far as it holds."""
    from dcgame.play.load import UnusableSaveError, replay

    try:
        loaded = replay(Path(options.file), finder(options.level))
    except UnusableSaveError as error:
        if options.json:
            data_json({"file": options.file, "kept_lines": 0, "problem": str(error)})
        prose(str(error))
        return error.code
    if options.json:
        data_json({"file": options.file, **_as_json(loaded)})
    else:
        for line in _told(loaded):
            data(line)
    if loaded.problem:
        prose(loaded.problem)
        return codes.CORRUPT
    return codes.OK


def _as_json(loaded: "Loaded") -> dict[str, Any]:
    import attrs

    session = loaded.session
    result = session.result()
    return {
        "level": session.level.id,
        "seed": session.seed,
        "won": result.won,
        "stars": result.stars,
        "reason": result.reason,
        "digest": result.digest,
        "cost_cents": result.cost_cents,
        "downtime_seconds": result.downtime_seconds,
        "degraded_seconds": result.degraded_seconds,
        "services": [attrs.asdict(service) for service in result.services],
        "goals": [_goal(goal) for goal in result.goals],
        "losses": _losses(session),
        "finished": loaded.ended,
        "at": session.world.now,
        "kept_lines": loaded.kept,
        "problem": loaded.problem,
        "expect": loaded.header.expect,
    }


def _goal(goal: "GoalResult") -> dict[str, Any]:
    return {
        "id": goal.id,
        "kind": goal.kind,
        "held": goal.held,
        "value": goal.value,
        "limit": goal.limit,
        "unit": goal.unit,
        "stars": goal.stars,
        "about": goal.about,
    }


def _losses(session: "Session") -> list[dict[str, Any]]:
    """Seconds lost, by the entry from which they come."""
    from dcgame.play.ledger import by_root, losses
    from dcgame.play.narrate import told

    found = losses(session.journal, session.world)
    return [
        {
            "root": root,
            "at": session.journal[root].at,
            "kind": kind,
            "seconds": seconds,
            "services": sorted({each.service for each in found if each.root == root}),
            "sentence": told(session.journal[root]),
        }
        for kind in ("down", "degraded")
        for root, seconds in by_root(found, kind)
    ]


def _told(loaded: "Loaded") -> list[str]:
    from dcgame.play import figures

    session = loaded.session
    result = session.result()
    clock = figures.clock(session.world.now, session.world.setting.weekday)
    lines = [
        say(N_("level {level}, seed {seed}"), level=session.level.id, seed=session.seed),
        say(N_("over: {clock}"), clock=clock)
        if loaded.ended
        else say(N_("as it stands: {clock}"), clock=clock),
        say(N_("won, stars: {stars}"), stars=result.stars)
        if result.won
        else say(N_("lost, because of {reason}"), reason=result.reason),
        say(N_("cost: {money}"), money=figures.money(result.cost_cents)),
        say(N_("digest: {digest}"), digest=result.digest),
    ]
    for service in result.services:
        lines.append(
            say(
                N_("{service}: {uptime} of {target}, down for {down}"),
                service=service.id,
                uptime=figures.nines(service.uptime_per_100k),
                target=figures.nines(service.target_per_100k),
                down=figures.duration(service.down_seconds),
            )
        )
    for loss in _losses(session):
        text = N_("{sentence} ({moment}) cost {duration}")
        moment, lost = figures.moment(loss["at"]), figures.duration(loss["seconds"])
        lines.append(say(text, sentence=loss["sentence"], moment=moment, duration=lost))
    return lines
