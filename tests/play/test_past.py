"""Past moments, and games that go on from them.

Mutations caught: a trail that keeps worlds across an undo; a moment that includes the order
before which it stands; a branch that loses orders, changes the old save, or forgets its origin;
a past that lets orders through; a trail that grows without bound.
"""

from pathlib import Path
from random import Random

import pytest

from dcgame.campaign.level import Level
from dcgame.kernel.digest import digest
from dcgame.kernel.units import DAY, HOUR
from dcgame.play import trail
from dcgame.play.branching import branch
from dcgame.play.lines import decode_header
from dcgame.play.load import replay
from dcgame.play.past import Past
from dcgame.play.session import Origin, Session
from dcgame.play.trail import Moment, moment_at
from dcgame.sim.commands.base import Refused
from tests.play import wild
from tests.play.conftest import Finder, recorded, still


def played(level: Level) -> Session:
    session = Session(level, 3)
    session.order("start wiki-1")
    wild.play(session, Random(3), 80)
    return session


def test_every_past_world_is_the_one_that_was(level: Level) -> None:
    session = Session(level, 3)
    seen = []
    random = Random(5)
    while session.world.now < 3 * DAY:
        wild.play(session, random, 3)
        seen.append((Moment(session.world.now, len(session.deeds)), digest(session.world)))
        session.advance(session.world.now + random.randrange(1, 9 * HOUR))
    random.shuffle(seen)
    past = Past(session)
    for moment, expected in seen:
        past.go(moment)
        assert digest(past.world) == expected
        assert past.journal == session.journal[: len(past.journal)]
        assert past.journal[-1].seq == past.world.seq - 1


def test_an_order_is_stopped_at_before_it_is_given(level: Level) -> None:
    session = Session(level, 3)
    session.advance(HOUR)
    session.order("start wiki-1")
    session.advance(2 * HOUR)
    past = Past(session)
    order = next(stop for stop in past.stops if stop.kind == "order")
    past.go(order.moment)
    assert past.world.now == HOUR
    assert not [entry for entry in past.journal if entry.seq == order.seq]
    past.go_to(HOUR)
    assert [entry for entry in past.journal if entry.seq == order.seq]


def test_what_was_undone_never_was(level: Level) -> None:
    session = Session(level, 3)
    session.advance(HOUR)
    session.order("start wiki-1")
    session.undo()
    session.advance(2 * DAY)
    assert not session.deeds
    past = Past(session)
    past.go_to(DAY)
    other = Session(level, 3)
    other.advance(DAY)
    assert digest(past.world) == digest(other.world)


def test_going_back_to_a_mark_forgets_what_was_kept_since(level: Level) -> None:
    session = Session(level, 3)
    session.advance(HOUR)
    mark = session.mark()
    session.order("start wiki-1")
    session.advance(DAY)
    session.back_to(mark)
    session.advance(2 * DAY)
    past = Past(session)
    past.go_to(DAY + HOUR)
    other = Session(level, 3)
    other.advance(DAY + HOUR)
    assert digest(past.world) == digest(other.world)


def test_nothing_can_be_done_to_the_past(level: Level) -> None:
    session = played(level)
    past = Past(session)
    past.go_to(0)
    assert isinstance(past.order("start wiki-1"), Refused)
    assert past.world.now == 0
    assert session.world.now > 0


def test_the_trail_is_bounded(level: Level, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "MOST", 8)
    session = Session(level, 3)
    for _ in range(200):
        session.advance(session.world.now + HOUR)
    assert len(session.trail) <= 8
    past = Past(session)
    past.go_to(50 * HOUR)
    other = Session(level, 3)
    other.advance(50 * HOUR)
    assert digest(past.world) == digest(other.world)


def test_a_branch_goes_on_from_there_and_leaves_the_old_game(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    old = recorded(level, tmp_path / "old.jsonl", 3)
    old.predict("post")
    old.order("start wiki-1")
    wild.play(old, Random(3), 80)
    old.close()
    before = (tmp_path / "old.jsonl").read_bytes()
    at = old.world.now // 2
    moment = moment_at(old.deeds, at)
    fresh = branch(old, moment, tmp_path, still)
    past = Past(old)
    past.go(moment)
    assert digest(fresh.world) == digest(past.world)
    assert fresh.answered == "post"
    assert fresh.undo() is None
    fresh.advance(fresh.horizon)
    fresh.close()
    assert (tmp_path / "old.jsonl").read_bytes() == before
    again = replay(tmp_path / fresh.file, find)
    assert not again.problem
    assert again.session.origin == Origin("old.jsonl", at)
    header = decode_header((tmp_path / fresh.file).read_text().splitlines()[0])
    assert (header.branched_from, header.branched_at) == ("old.jsonl", at)


def test_a_branch_before_an_order_leaves_it_out(level: Level, tmp_path: Path) -> None:
    old = Session(level, 3)
    old.advance(HOUR)
    old.order("start wiki-1")
    old.advance(2 * HOUR)
    stop = next(stop for stop in Past(old).stops if stop.kind == "order")
    fresh = branch(old, stop.moment, tmp_path, still)
    assert not fresh.deeds
    assert fresh.world.now == HOUR
    fresh.close()
