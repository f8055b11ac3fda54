"""The pictures of the README, drawn by the game itself: ``python -m tests.pictures``."""

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from attrs import frozen
from textual.pilot import Pilot

from dcgame import words
from dcgame.campaign.level import Level
from dcgame.campaign.library import find, level_folders, levels_folder
from dcgame.kernel.units import HOUR, Seconds
from dcgame.play.alarms import alarms
from dcgame.play.lines import decode, decode_header, first_chain
from dcgame.play.load import read
from dcgame.play.session import Session
from dcgame.tui.app import DcgameApp
from dcgame.tui.floor.panels import machine_of
from dcgame.tui.floor.screen import FloorScreen
from tests.tui.floor.games import game
from tests.tui.floor.stocked import stocked, troubled

DOCS = Path(__file__).resolve().parents[1] / "docs"
SIZE = (120, 36)
LEVELS = ("twelve-to-three", "update-tuesday", "sprawl", "two-tenants")
"""Whose reference run is shown: the first of these that has one."""
_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)

Doing = Callable[[Pilot[int], Session], Awaitable[None]]


@frozen
class Picture:
    """``name.svg`` shows what is up after ``doing``."""

    name: str
    doing: Doing
    lang: str = "en"


def reference(fraction: int = 100) -> Session:
    """A reference run, played as far as so many per cent of its time."""
    level, path = _run()
    lines = read(path)
    header = decode_header(lines[0])
    session, chain = Session(level, header.seed), first_chain(lines[0])
    limit: Seconds = session.horizon * fraction // 100
    for text in lines[1:]:
        line, chain = decode(text, chain)
        if line.at > limit:
            break
        session.advance(line.at)
        if line.do == "order":
            session.order(line.text)
        elif line.do == "predict":
            session.predict(line.text)
    session.advance(limit)
    return session


def neglected(level: Level) -> Session:
    """A game of which nobody takes care, at its first grave moment."""
    session = Session(level, 1)
    while not session.over and not any(alarm.severe for alarm in alarms(session.world)):
        session.advance_to_attention(session.horizon)
    return session


def _run() -> tuple[Level, Path]:
    root = levels_folder()
    folders = {path.name: path for path in level_folders(root)} if root else {}
    for name in LEVELS:
        path = folders.get(name, Path()) / "runs" / "reference.jsonl"
        level = find(name) if path.is_file() else None
        if level is not None:
            return level, path
    raise SystemExit("no level has a reference run")


async def _settle(pilot: Pilot[int]) -> None:
    for _ in range(30):
        await pilot.pause(0.02)


async def _title(pilot: Pilot[int], _: Session) -> None:
    await _settle(pilot)


async def _map(pilot: Pilot[int], _: Session) -> None:
    _app(pilot).open_campaign()
    await _settle(pilot)


async def _brief(pilot: Pilot[int], session: Session) -> None:
    _app(pilot).open_brief(session.level)
    await _settle(pilot)


async def _floor(pilot: Pilot[int], session: Session) -> None:
    _app(pilot).enter_floor(session)
    await _settle(pilot)


async def _why(pilot: Pilot[int], session: Session) -> None:
    await _floor(pilot, neglected(session.level))
    await pilot.press("a", "question_mark")
    await _settle(pilot)


async def _stack(pilot: Pilot[int], session: Session) -> None:
    await _floor(pilot, session)
    await pilot.press("down", "k")
    await _settle(pilot)


async def _debrief(pilot: Pilot[int], _: Session) -> None:
    _app(pilot).open_debrief(reference())
    await _settle(pilot)


async def _past(pilot: Pilot[int], session: Session) -> None:
    await _floor(pilot, session)
    await pilot.press("t", "p", "p")
    await _settle(pilot)


async def _plots(pilot: Pilot[int], session: Session) -> None:
    await _floor(pilot, session)
    await pilot.press("g")
    await _settle(pilot)
    await pilot.press(*["left"] * 20)
    await _settle(pilot)


async def _big(pilot: Pilot[int], trouble: bool, selected: str, *keys: str) -> None:
    """The room with one of everything at eleven, well or not, after some keys."""
    session = game(stocked())
    session.advance(11 * HOUR)
    if trouble:
        troubled(session)
    _app(pilot).enter_floor(session)
    await _settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, FloorScreen)
    screen.select(machine_of(session.world, selected))
    await pilot.press(*keys)
    await _settle(pilot)


async def _room(pilot: Pilot[int], _: Session) -> None:
    await _big(pilot, False, "esx-1")


async def _trouble(pilot: Pilot[int], _: Session) -> None:
    await _big(pilot, True, "pool-1")


async def _radius(pilot: Pilot[int], _: Session) -> None:
    await _big(pilot, False, "esx-1", "o", "o", "o")


async def _copies(pilot: Pilot[int], _: Session) -> None:
    await _big(pilot, True, "mail", "o", "o", "o", "o")


async def _ages(pilot: Pilot[int], _: Session) -> None:
    await _big(pilot, True, "old-1", "o", "o", "o", "o", "o")


async def _folder(pilot: Pilot[int], _: Session) -> None:
    await _big(pilot, False, "db-1", "y")


async def _near(pilot: Pilot[int], _: Session) -> None:
    await _big(pilot, True, "box", "plus")


PICTURES = (
    Picture("title", _title),
    Picture("map", _map),
    Picture("brief", _brief),
    Picture("floor", _floor),
    Picture("floor.es", _floor, "es"),
    Picture("why", _why),
    Picture("stack", _stack),
    Picture("past", _past),
    Picture("plots", _plots),
    Picture("debrief", _debrief),
    Picture("room", _room),
    Picture("room.es", _room, "es"),
    Picture("trouble", _trouble),
    Picture("trouble.es", _trouble, "es"),
    Picture("blast", _radius),
    Picture("replicas", _copies),
    Picture("age", _ages),
    Picture("folder", _folder),
    Picture("rack", _near),
)


def _app(pilot: Pilot[int]) -> DcgameApp:
    assert isinstance(pilot.app, DcgameApp)
    return pilot.app


async def draw(picture: Picture, folder: Path, fraction: int = 40) -> str:
    """The SVG of a picture; it asks nothing of the network."""
    words.use(picture.lang)
    app = DcgameApp(folder / "saves", folder / "settings.toml")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await picture.doing(pilot, reference(fraction))
        return _FONTS.sub("", app.export_screenshot(title="dcgame"))


def main() -> None:
    """Draw them all into ``docs/``, in the theme of a terminal that has all colours."""
    os.environ.update(COLORTERM="truecolor", TERM="xterm-256color")
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            svg = asyncio.run(draw(picture, Path(folder)))
            path = DOCS / f"{picture.name}.svg"
            path.write_text(svg, encoding="utf-8")
            print(path.name)


if __name__ == "__main__":
    main()
