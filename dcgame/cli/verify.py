"""``dcgame verify``: are these games what they say?"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dcgame.cli import codes
from dcgame.cli.levels import declare_level, finder
from dcgame.cli.output import data, data_json, prose
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.play.verdict import Verdict

SUMMARY = N_("Replay finished games against this machine's own levels, and say their score.")
EXAMPLES = (
    "dcgame verify saves/first-day-1-1.jsonl",
    "dcgame verify --json handed-in/*.jsonl",
)


def declare(parser: ArgumentParser) -> None:
    """The arguments of ``verify``."""
    parser.add_argument("files", nargs="+", metavar=say(N_("FILE")), help=say(N_("saved games")))
    declare_level(parser)
    parser.add_argument("--json", action="store_true", help=say(N_("answer in JSON")))


def run(options: Namespace) -> int:
    """Replay every file."""
    from dcgame.play.verdict import verdict

    find = finder(options.level)
    verdicts = [verdict(Path(name), find) for name in options.files]
    if options.json:
        data_json([_as_json(each) for each in verdicts])
    else:
        for each in verdicts:
            data(_sentence(each))
    proves = N_("A verified game proves that its orders lead to its score, not who gave them.")
    prose(say(proves))
    return codes.OK if all(each.sound for each in verdicts) else codes.NOT_VERIFIED


def _sentence(verdict: "Verdict") -> str:
    result = verdict.result
    if result is None:
        text = N_("{path}: not verified: {problem}")
        return say(text, path=verdict.path, problem=verdict.problem)
    if result.won:
        won = N_("{path}: verified: won, stars: {stars}")
        text = say(won, path=verdict.path, stars=result.stars)
    else:
        lost = N_("{path}: verified: lost, because of {reason}")
        text = say(lost, path=verdict.path, reason=result.reason)
    if verdict.as_expected is False and verdict.header is not None:
        other = N_("{text}; but {expected} was expected")
        return say(other, text=text, expected=verdict.header.expect)
    return text


def _as_json(verdict: "Verdict") -> dict[str, Any]:
    header, result = verdict.header, verdict.result
    return {
        "file": str(verdict.path),
        "verified": verdict.verified,
        "level": header.level if header else None,
        "seed": header.seed if header else None,
        "won": result.won if result else None,
        "stars": result.stars if result else None,
        "reason": result.reason if result else None,
        "digest": result.digest if result else None,
        "diverging_line": verdict.line or None,
        "problem": verdict.problem,
        "expected": header.expect if header else "",
        "as_expected": verdict.as_expected,
        "proves": "orders lead to score",
    }
