"""A game in progress: orders, undo, time, prediction, hints, preview."""

from pathlib import Path
from random import Random

import pytest

from dcgame.campaign.level import Level
from dcgame.campaign.library import find
from dcgame.kernel.digest import digest
from dcgame.kernel.units import DAY, HOUR
from dcgame.play.alarms import attention
from dcgame.play.session import Session
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.facts.jobs import JobDone
from tests.play import wild
from tests.play.conftest import recorded


@pytest.fixture
def session(level: Level) -> Session:
    return Session(level, 1)


def test_an_undone_order_leaves_no_trace(session: Session) -> None:
    session.advance(HOUR)
    before, entries = digest(session.world), len(session.journal)
    assert isinstance(session.order("start wiki-1"), tuple)
    assert digest(session.world) != before
    assert session.undoable == "start wiki-1"
    assert session.undo() == "start wiki-1"
    assert (digest(session.world), len(session.journal)) == (before, entries)
    assert session.undo() is None


def test_orders_are_undone_in_turn_and_only_at_their_own_moment(session: Session) -> None:
    session.order("start wiki-1")
    session.order("stop web-2")
    assert [session.undo(), session.undo(), session.undo()] == ["stop web-2", "start wiki-1", None]
    session.order("start wiki-1")
    session.advance(1)
    assert session.undoable == ""
    assert session.undo() is None


def test_numbers_go_on_where_they_were_before_an_undo(session: Session) -> None:
    session.order("start wiki-1")
    session.undo()
    session.order("stop web-2")
    session.advance(DAY)
    assert [entry.seq for entry in session.journal] == list(range(len(session.journal)))


def test_a_preview_changes_nothing(session: Session) -> None:
    luck = Random(5)
    for _ in range(60):
        command = parse(wild.line(session.world, luck))
        assert not isinstance(command, NotUnderstood)
        before, entries, world = digest(session.world), len(session.journal), session.world
        foreseen = session.preview(command)
        assert session.world is world
        assert (digest(session.world), len(session.journal)) == (before, entries)
        assert isinstance(foreseen, Refused) == isinstance(session.submit(command), Refused)
        session.advance(session.world.now + 900)


def test_time_stops_at_the_end(session: Session) -> None:
    session.advance(session.horizon + DAY)
    assert session.world.now == session.horizon
    assert session.over
    assert session.advance(session.horizon + DAY) == ()
    assert session.advance_to_attention(session.horizon + DAY) == ()


def test_time_does_not_go_back(session: Session) -> None:
    session.advance(HOUR)
    assert session.advance(1) == ()
    assert session.world.now == HOUR


def test_after_the_end_nothing_can_be_ordered(level: Level, tmp_path: Path) -> None:
    session = recorded(level, tmp_path / "game.jsonl")
    session.order("start wiki-1")
    session.advance(session.horizon)
    before = (tmp_path / "game.jsonl").read_bytes()
    assert isinstance(session.order("stop wiki-1"), Refused)
    assert session.undo() is None
    session.take_hint(1)
    session.predict("post")
    session.close()
    assert (tmp_path / "game.jsonl").read_bytes() == before


def test_going_to_the_next_alarm_equals_going_there_at_once(level: Level) -> None:
    steps, leap = Session(level, 4), Session(level, 4)
    alarms = 0
    while not steps.over:
        entries = steps.advance_to_attention(steps.horizon)
        alarms += any(attention(entry) for entry in entries)
    leap.advance(leap.horizon)
    assert alarms > 5
    assert digest(steps.world) == digest(leap.world)
    assert len(steps.journal) == len(leap.journal)


def test_going_to_the_next_alarm_stops_at_its_limit(session: Session) -> None:
    while session.world.now < DAY:
        session.advance_to_attention(DAY)
    assert session.world.now == DAY


def test_an_ordered_backup_is_waited_for_and_a_scheduled_one_is_not() -> None:
    """Mutations: every copy is news; none is; one whose schedule was ordered counts as ordered."""
    level = find("ransom-note")
    assert level is not None
    session = Session(level, 1)
    session.order("schedule desk-vm to bunker every 8 from 1d06:00")
    session.order("backup shop-vm to bunker")
    news = [entry for entry in session.advance(7 * HOUR) if session.is_news(entry)]
    done = [entry.fact.subject for entry in news if isinstance(entry.fact, JobDone)]
    assert done == ["shop-vm"]
    assert any(backup.guest == "desk-vm" for backup in session.world.backups.values())


def test_a_prediction_is_answered_once(session: Session) -> None:
    with pytest.raises(ValueError, match="no option"):
        session.predict("nobody")
    assert session.answered is None
    assert session.predict("post")
    assert not session.predict("shop")
    assert session.answered == "post"


def test_hints_are_counted_by_the_furthest(session: Session) -> None:
    session.take_hint(2)
    session.take_hint(1)
    assert session.hints_taken == 2


def test_a_misunderstood_line_is_no_order(session: Session) -> None:
    before = session.world
    assert isinstance(session.order("strat wiki-1"), NotUnderstood)
    assert session.world is before


def test_a_mark_brings_back_even_what_could_be_undone(session: Session) -> None:
    session.order("start wiki-1")
    mark, before = session.mark(), digest(session.world)
    session.advance(HOUR)
    session.order("stop web-2")
    session.back_to(mark)
    assert digest(session.world) == before
    assert session.undo() == "start wiki-1"


def test_no_line_however_wild_is_more_than_refused(level: Level) -> None:
    """Names of the wrong kind, numbers out of all bounds: never an exception."""
    luck, given = Random(2), 0
    for seed in range(4):
        session = Session(level, seed)
        while not session.over:
            for _ in range(8):
                session.order(wild.nonsense(session.world, luck))
                given += 1
            session.advance(session.world.now + luck.randrange(1, 20_000))
    assert given > 2_000
