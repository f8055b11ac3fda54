"""What the recorded games of the levels show of their players' beliefs.

Mutations caught: a sign that speaks up in a game won with three stars; one that never does; one
whose entries are not in the journal.
"""

from collections.abc import Iterator

import pytest

from dcgame.campaign.level import Level
from dcgame.campaign.library import level_folders, levels_folder, load_level
from dcgame.campaign.misconceptions import MISCONCEPTIONS, suspicions
from dcgame.campaign.signs import Case
from dcgame.kernel.journal import find
from dcgame.play.load import replay
from dcgame.play.session import Session
from dcgame.words import LANGUAGES

EXPECTED = {
    ("sprawl", "lose-one-big-pile"): "two-on-one-system",
    ("sprawl", "lose-nobody"): "idle-costs-nothing",
    ("update-tuesday", "lose-postpone-forever"): "a-put-off-update-goes-away",
    ("update-tuesday", "lose-night-without-autostart"): "a-window-covers-all-of-it",
    ("twelve-to-three", "lose-as-it-was"): "memory-as-on-the-old-box",
    ("twelve-to-three", "lose-ignore-vendor"): "runs-means-supported",
    ("who-restarts-where", "lose-twins-together"): "twins-anywhere",
    ("who-restarts-where", "lose-sold-the-reserve"): "free-memory-is-idle",
    ("split-brain", "lose-two-are-enough"): "two-hosts-are-a-cluster",
    ("split-brain", "lose-leave-on"): "silent-is-dead",
    ("snapshot-is-not-a-backup", "lose-snapshots-only"): "a-snapshot-is-a-backup",
    ("snapshot-is-not-a-backup", "lose-green-tapes"): "green-means-readable",
    ("ransom-note", "lose-far-is-safe"): "a-reachable-copy-is-safe",
    ("snapshot-is-not-a-backup", "lose-same-box"): "a-copy-beside-is-a-copy",
}

NOT_SHOWN = {
    ("who-restarts-where", "lose-watchdog"): "twins-anywhere",
    ("who-restarts-where", "lose-own-disks"): "free-memory-is-idle",
    ("split-brain", "lose-witness-in-a"): "two-hosts-are-a-cluster",
    ("split-brain", "lose-two-are-enough"): "silent-is-dead",
}
"""Another wrong idea lost these games."""


def _case(session: Session) -> Case:
    missed = frozenset(goal.kind for goal in session.result().goals if not goal.held)
    return Case(session.trail.first, session.journal, session.world, missed)


def _game(level: Level, name: str) -> Session:
    root = levels_folder()
    assert root is not None
    folder = next(path for path in level_folders(root) if path.name == level.folder)
    return replay(folder / "runs" / f"{name}.jsonl", lambda _: level).session


def _levels() -> Iterator[Level]:
    root = levels_folder()
    for folder in level_folders(root) if root else ():
        yield load_level(folder)


@pytest.mark.parametrize(("level_id", "name"), EXPECTED)
def test_a_wrong_idea_is_recognised(level_id: str, name: str) -> None:
    level = next(each for each in _levels() if each.id == level_id)
    session = _game(level, name)
    found = {each.about.id: each for each in suspicions(_case(session))}
    suspicion = found[EXPECTED[level_id, name]]
    assert 0 < len(suspicion.entries) <= suspicion.count
    assert all(find(session.journal, seq) is not None for seq in suspicion.entries)


@pytest.mark.parametrize(("level_id", "name"), NOT_SHOWN)
def test_no_other_idea_is_suspected(level_id: str, name: str) -> None:
    level = next(each for each in _levels() if each.id == level_id)
    found = {each.about.id for each in suspicions(_case(_game(level, name)))}
    assert NOT_SHOWN[level_id, name] not in found


def test_a_game_won_with_three_stars_is_not_suspected() -> None:
    for level in _levels():
        session = _game(level, "reference")
        if session.result().stars == 3:
            assert not [each.about.id for each in suspicions(_case(session))], level.id


def test_each_is_told_in_every_language() -> None:
    for each in MISCONCEPTIONS:
        for lang in LANGUAGES:
            assert each.belief.get(lang)
            assert each.truth.get(lang)
    assert len({each.id for each in MISCONCEPTIONS}) == len(MISCONCEPTIONS)
