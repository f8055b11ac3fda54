"""Every level proves itself: complete, won as shown, lost for the reasons named."""

from pathlib import Path

import pytest

from dcgame.campaign.level import Level, Text
from dcgame.campaign.library import examine, find, level_folders, load_level
from dcgame.lab.evaluate import evaluate
from dcgame.play.score import MOST_STARS
from dcgame.play.verdict import outcome, verdict
from dcgame.words import LANGUAGES
from tests.architecture import repo

SEEDS = 20
LEAST_LOSING = 4
FOLDERS = level_folders(repo.LEVELS)
RUNS = [path for folder in FOLDERS for path in sorted((folder / "runs").glob("*.jsonl"))]

levels = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))


def _run_name(path: Path) -> str:
    return f"{path.parent.parent.name}-{path.stem}"


@levels
def test_it_is_complete(folder: Path) -> None:
    report = examine(folder, complete=True)
    assert not report.errors, "\n".join(error.sentence() for error in report.errors)
    assert report.level is not None
    assert find(report.level.id) == report.level


@levels
def test_every_text_is_there_in_every_language(folder: Path) -> None:
    level = load_level(folder)
    for lang in LANGUAGES:
        assert all(text.get(lang).strip() for text in _texts(level))
    briefs = [level.brief.get(lang) for lang in LANGUAGES]
    assert len(set(briefs)) == len(briefs), "a brief is not translated"


def _texts(level: Level) -> list[Text]:
    texts = [level.title, level.brief, level.debrief]
    texts += [goal.text for goal in level.goals]
    texts += [hint.text for hint in level.hints]
    texts += [service.title for service in level.services]
    for question in level.questions:
        texts += [question.question, question.explanation]
        texts += [option.text for option in question.options]
    if level.prediction:
        texts += [level.prediction.question, level.prediction.explanation]
        texts += [option.text for option in level.prediction.options]
    return texts


@levels
def test_it_has_its_runs(folder: Path) -> None:
    names = {path.name for path in RUNS if path.parent.parent == folder}
    losing = {name for name in names if name.startswith("lose-")}
    assert {"reference.jsonl", "lose-nobody.jsonl"} <= names
    assert len(losing) >= LEAST_LOSING
    assert names == losing | {"reference.jsonl"}


@pytest.mark.parametrize("path", RUNS, ids=_run_name)
def test_a_run_comes_out_as_its_header_says(path: Path) -> None:
    found = verdict(path, find)
    assert found.verified, f"{found.problem} (see python -m dcgame.lab.rerecord)"
    assert found.header is not None
    assert found.header.idea, "a run says what its player was thinking"
    assert found.result is not None
    if path.name == "reference.jsonl":
        assert outcome(found.result) == f"won {MOST_STARS}"
    else:
        assert not found.result.won
    assert found.as_expected, f"{found.header.expect}, but {outcome(found.result)}"


@levels
def test_the_reference_policy_wins_whatever_the_luck(folder: Path) -> None:
    found = evaluate(folder, SEEDS)
    assert found.won == SEEDS, found
