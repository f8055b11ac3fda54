"""A saved game in full: its room as a picture, how it stands, where it is from, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from dcgame import words
from dcgame.play import figures
from dcgame.tui.floor.thumbnail import tallest, thumbnail
from dcgame.tui.screens.base import starred
from dcgame.tui.widgets.ink import Line, clean, cut, wrapped
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Level
    from dcgame.play.saves import SaveInfo
    from dcgame.tui.shelf import Glance

TALL = 14
LABEL = 14


def detail_lines(
    info: SaveInfo, level: Level | None, glance: Glance | None, size: tuple[int, int]
) -> list[Line]:
    """All that there is to say about a save, for a width and a height."""
    width, height = size
    name = level.title.get(words.language()) if level else clean(info.level or info.path.name)
    lines: list[Line] = [((cut(info.title or name, width), "title"),)]
    if info.title:
        lines.append(((cut(name, width), "dim"),))
    told = [*_standing(info, level, glance), *_origin(info), *_file(info)]
    if info.problem:
        told = [*_problem(info, width), *told]
    if glance is not None:
        tall = max(5, min(TALL, tallest(glance.world), height - len(lines) - len(told) - 2))
        lines += [(), *thumbnail(glance.world, width, tall)]
    return [*lines, (), *told]


def _standing(info: SaveInfo, level: Level | None, glance: Glance | None) -> Iterator[Line]:
    weekday = level.weekday if level else 0
    yield _row(say(N_("reached")), figures.clock(info.at, weekday))
    if glance is None:
        return
    result = glance.result
    held = sum(goal.held for goal in result.goals)
    stars = starred(result.stars)
    if not info.over:
        stars = say(N_("{stars} as it stands"), stars=stars)
    yield _row(say(N_("stars")), stars, "accent")
    goals = say(N_("{held} of {count} hold"), held=held, count=len(result.goals))
    yield _row(say(N_("goals")), goals)
    yield _row(say(N_("spent")), figures.money(result.cost_cents))
    down = result.downtime_seconds
    yield _row(say(N_("time down")), figures.duration(down), "bad" if down else "good")
    yield _row(say(N_("orders")), str(glance.orders))


def _origin(info: SaveInfo) -> Iterator[Line]:
    if info.branched_from:
        yield _row(say(N_("branched")), figures.moment(info.branched_at), "accent")
        yield _row("", clean(info.branched_from), "dim")


def _file(info: SaveInfo) -> Iterator[Line]:
    yield _row(say(N_("saved")), f"{datetime.fromtimestamp(info.modified):%Y-%m-%d %H:%M}", "dim")
    if info.level:
        yield _row(say(N_("seed")), str(info.seed), "dim")
    yield _row(say(N_("file")), clean(info.path.name), "dim")


def _problem(info: SaveInfo, width: int) -> Iterator[Line]:
    """What is wrong, and what becomes of it when it is loaded."""
    for line in wrapped(f"✖ {clean(info.problem)}", width):
        yield ((line, "bad"),)
    if info.level:
        text = say(
            N_(
                "Loading it goes on from the last line that holds, in a copy; this file stays as "
                "it is."
            )
        )
    else:
        text = say(N_("Nothing of it can be used. The file stays as it is until you delete it."))
    for line in wrapped(text, width):
        yield ((line, "plain"),)
    yield ()


def _row(label: str, value: str, tone: str = "plain") -> Line:
    return ((f"{label[: LABEL - 1]:<{LABEL}}", "dim"), (value, tone))
