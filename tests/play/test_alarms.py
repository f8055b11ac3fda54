"""What is wrong now, told where it is: a broken way to storage, a copy that nobody can restore.

Mutations caught: a cable that is whole, or is new, told of as broken; a copy that has rotted and
nobody knows; one that was found out and is told no more, or of which an older one is asked why; an
alarm that leads nowhere; a state without words in a list.
"""

import ast
import inspect

from dcgame.console.asking import STATES
from dcgame.play import alarms as told
from dcgame.play.alarms import Alarm, alarms
from dcgame.play.why import why
from dcgame.sim.facts.play import Misfortune
from dcgame.tui.floor.kinds import REPOSITORY, SERVER, Target
from dcgame.tui.floor.panels import ALARM_WORDS, alarm_target
from tests.scenarios.script import CASES, Played, play


def played(case: str, until: str) -> Played:
    """A scenario of the golden ones, up to a moment of it."""
    lines = (CASES / f"{case}.scenario").read_text(encoding="utf-8").splitlines()
    last = next(number for number, line in enumerate(lines) if line.startswith(f"at {until} "))
    return play("\n".join((*lines[: last + 1], f"until {until}")) + "\n")


def found(game: Played, state: str) -> list[Alarm]:
    """The alarms of one state."""
    return [each for each in alarms(game.world) if each.state == state]


def roots(game: Played, alarm: Alarm) -> list[str]:
    """The misfortunes to which an alarm leads back."""
    links = why(game.world, game.entries, alarm.about)
    return [link.entry.fact.kind for link in links if isinstance(link.entry.fact, Misfortune)]


def test_a_broken_cable_is_an_alarm_until_there_is_a_new_one() -> None:
    text = (CASES / "path-loss-two-paths.scenario").read_text(encoding="utf-8")
    game = play(text)
    (alarm,) = found(game, "cable")
    assert (alarm.kind, alarm.about, alarm.severe) == ("storage", "esx-1/hba-1", False)
    assert alarm_target(game.world, alarm.kind, alarm.about) == Target(SERVER, "esx-1")
    assert roots(game, alarm) == ["path-loss"]
    mended = play(text.replace("until", "at 1d11:00 attach esx-1 to san-a\nuntil"))
    assert found(mended, "cable") == []


def test_a_copy_that_cannot_be_read_is_an_alarm_once_somebody_knows() -> None:
    assert found(played("bad-backup", "2d09:00"), "unreadable") == [], "nobody knows"
    game = played("bad-backup", "2d10:00")
    (alarm,) = found(game, "unreadable")
    assert (alarm.kind, alarm.about, alarm.severe) == ("storage", "vault/db", False)
    assert alarm_target(game.world, alarm.kind, alarm.about) == Target(REPOSITORY, "vault")
    assert "bad-backup" in roots(game, alarm)
    (later,) = found(played("bad-backup", "2d16:00"), "unreadable")
    assert later.seq is not None
    assert alarm.seq is not None
    assert later.seq > alarm.seq, "the latest of two"


def test_every_state_has_words_in_both_lists() -> None:
    nodes = tuple(ast.walk(ast.parse(inspect.getsource(told))))
    calls = [each for each in nodes if isinstance(each, ast.Call)]
    named = [each for each in calls if getattr(each.func, "id", "") == "Alarm"]
    states = {each.args[2].value for each in named if isinstance(each.args[2], ast.Constant)}
    assert {"cable", "unreadable", "quorum"} <= states
    assert states - set(ALARM_WORDS) == set()
    assert states - set(STATES) == set()
