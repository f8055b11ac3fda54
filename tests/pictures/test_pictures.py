"""The pictures of the documents: all of them are there, of every screen, and made the same again.

Mutations caught: a scene without its picture, a picture without its scene, a screen that is shown
nowhere, a page that was not made again; a picture with the hour or a folder of its making in it; a
recording whose rows are shown at other times than they were shot, or that is no SVG.
"""

import importlib
import pkgutil
import re
from xml.etree import ElementTree

import pytest
from textual.screen import Screen

import dcgame.tui
from tests.pictures import story
from tests.pictures.__main__ import DOCS, drawn
from tests.pictures.film import Shot, film
from tests.pictures.frame import Cells, Frame
from tests.pictures.page import page
from tests.pictures.scenes import SCENES

UNSHOWN = {
    "AskKey",  # a line over the keys
    "CauseScreen",  # the same as why, over the debrief
    "ConfirmScreen",  # yes or no
    "FloorScreen",  # under every sheet; itself it is there under its own name
    "GameMenu",  # a list of eight lines
    "HintSheet",  # the hints of a level are for those who play it
    "RenameScreen",  # a line over the saves
}
BASES = {"Acting", "Jumping", "ListPage", "ListSheet", "Page", "Paper", "Passing", "Sheet"}
BASES |= {"Stage", "Talking", "TextSheet", "Viewing"}


def test_every_scene_has_its_picture_and_every_picture_its_scene() -> None:
    names = {scene.name for scene in SCENES} | {story.NAME}
    assert {path.name for path in DOCS.glob("*.svg")} == {f"{name}.svg" for name in names}
    assert len(names) == len(SCENES) + 1
    assert (DOCS / "README.md").read_text(encoding="utf-8") == page()


def test_every_screen_is_shown() -> None:
    shown = {ElementTree.parse(path).getroot().attrib["data-screen"] for path in DOCS.glob("*.svg")}
    known = set()
    for found in pkgutil.walk_packages(dcgame.tui.__path__, "dcgame.tui."):
        for value in vars(importlib.import_module(found.name)).values():
            if isinstance(value, type) and issubclass(value, Screen):
                known.add(value.__name__)
    ours = {name for name in known if name not in BASES | UNSHOWN and name not in _TEXTUALS}
    assert ours - shown == set()


_TEXTUALS = {"Screen", "ModalScreen", "SystemModalScreen", "CommandPalette"}


@pytest.mark.parametrize("name", ["check", "crisis"])
async def test_a_picture_is_the_same_when_it_is_made_again(name: str) -> None:
    (scene,) = (each for each in SCENES if each.name == name)
    assert await drawn(scene) == await drawn(scene)


def _frame(*rows: str) -> Frame:
    made = tuple((Cells(0, row.ljust(4), "#ffffff", "#000000"),) for row in rows)
    return Frame(4, len(rows), made)


def test_a_recording_shows_every_row_when_it_was_shot() -> None:
    rows = [("a", "same"), ("b", "same"), ("a", "same"), ("<", "same")]
    shots = [Shot(_frame(*each), time) for each, time in zip(rows, (50, 100, 25, 75), strict=True)]
    root = ElementTree.fromstring(film(shots, 1, "a story"))
    style = "".join(root.itertext())
    groups = [(each.attrib["class"].split(), _text(each)) for each in root.iter() if _is_row(each)]
    assert [text for names, text in groups if "s" in names] == ["b", "same"]
    for at, wanted in ((0, "a"), (49, "a"), (50, "b"), (149, "b"), (151, "a"), (180, "<")):
        seen = [text for names, text in groups if _visible(style, names[1], at / 2.5)]
        assert seen == [wanted, "same"], at


def _is_row(element: ElementTree.Element) -> bool:
    return element.tag.endswith("}g") and "class" in element.attrib


def _text(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def _visible(style: str, name: str, share: float) -> bool:
    """What a browser makes of the rules at that share of the time."""
    if f".{name}{{visibility:visible;animation:none}}" in style:
        return True
    found = re.search(rf"@keyframes {name}\{{(.*?\}})\}}", style)
    assert found is not None
    steps = re.findall(r"([\d.]+)%\{visibility:(\w+)\}", found[1])
    return bool([how for at, how in steps if float(at) <= share][-1] == "visible")


def test_no_picture_is_large() -> None:
    sizes = {path.name: path.stat().st_size for path in DOCS.glob("*.svg")}
    assert max(size for name, size in sizes.items() if name != f"{story.NAME}.svg") < 60_000
    assert sum(sizes.values()) < 2_000_000
