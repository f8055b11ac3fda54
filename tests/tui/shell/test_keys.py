"""The player's own keys: read strictly, shown everywhere, changed here or in the file; and
terminals with few colours or none.

Caught by these: a key that is written down and not obeyed, a file that is believed whatever it
says, a hint that still names the old key, a screen that says something by colour alone.
"""

from pathlib import Path

import pytest

from dcgame.campaign.rooms.named import room_named
from dcgame.tui import keymap
from dcgame.tui.screens.keys import known_bindings
from tests.tui.pictures import settled, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until

KNOWN = ("floor.pause", "floor.why", "floor.menu")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('"floor.paus" = "p"', "did you mean floor.pause?"),
        ('"nothing-like-it" = "p"', "there is no key nothing-like-it"),
        ('"floor.pause" = 3', "should be a key"),
        ('"floor.pause" = "p p"', "should be a key"),
        ('"floor.pause" = ""', "should be a key"),
        ('"floor.pause" = ', "cannot be used"),
        ("\udcff", "cannot be used"),
        ("x = " + "[" * 9_000, "cannot be used"),
        ("a" * 40_000, "too large"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / keymap.FILE
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    found = keymap.load(path, KNOWN)
    assert found.keys == {}
    assert told in found.problems[0]


def test_what_can_be_used_is_in_force_beside_what_cannot(tmp_path: Path) -> None:
    path = tmp_path / keymap.FILE
    path.write_text('"floor.pause" = "p"\n"floor.wy" = "y"\n', encoding="utf-8")
    found = keymap.load(path, KNOWN)
    assert found.keys == {"floor.pause": "p"}
    assert len(found.problems) == 1


def test_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / keymap.FILE
    keys = {"floor.pause": "p", "floor.why": "question_mark,y"}
    path.write_text(keymap.text_of(keys), encoding="utf-8")
    assert keymap.load(path, KNOWN) == keymap.Keymap(keys)


def test_every_binding_of_the_floor_has_an_id_of_its_own() -> None:
    ids = [binding.id for binding in known_bindings()]
    assert len(set(ids)) == len(ids) > 30


async def test_a_key_is_changed_shown_obeyed_and_given_back(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_settings()
        await pilot.pause()
        await pilot.press("k")
        await until(pilot, lambda: "floor.pause" in text(app))
        await pilot.press("enter", "y")
        await until(pilot, lambda: app.keymap == {"floor.pause": "y"})
    again = game(tmp_path)
    async with again.run_test(size=NORMAL) as pilot:
        level = room_named("lab")
        assert level is not None
        again.play(level, 1)
        await until(pilot, lambda: type(again.screen).__name__ == "FloorScreen")
        floor = again.screen
        assert " y pause" in text(again)
        await pilot.press("y")
        assert not floor.pace.paused  # type: ignore[attr-defined]  # the floor's
        await pilot.press("y", "f1")
        assert "y       pause" in text(again)
        again.rebind("floor.pause", "")
        await pilot.press("escape", "space")
        assert not floor.pace.paused  # type: ignore[attr-defined]  # the floor's
    assert (tmp_path / keymap.FILE).read_text(encoding="utf-8") == ""


async def test_a_wrong_line_is_told_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / keymap.FILE).write_text('"floor.paus" = "p"\n', encoding="utf-8")
    told: list[str] = []
    app = game(tmp_path)
    monkeypatch.setattr(app, "complain", told.append)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
    assert "floor.pause" in told[0]


async def test_without_colour_it_looks_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    level = room_named("lab")
    assert level is not None
    shown = []
    for number, colour in enumerate((True, False)):
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        app = game(tmp_path / str(number))
        assert app.no_color is not colour
        async with app.run_test(size=NORMAL) as pilot:
            app.play(level, 1)
            await until(pilot, lambda app=app: type(app.screen).__name__ == "FloorScreen")  # type: ignore[misc]  # bound at once
            app.screen.give("strike kernel-panic on web-1")  # type: ignore[attr-defined]  # the floor's
            app.screen.give("strike psu on esx-1/psu-1")  # type: ignore[attr-defined]  # the floor's
            await settled(pilot)
            shown.append(text(app))
    assert shown[0] == shown[1]
    assert "✖" in shown[0]
    assert "▲" in shown[0]


@pytest.mark.parametrize(("system", "theme"), [("standard", "contrast"), ("truecolor", "night")])
def test_few_colours_get_the_plain_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, theme: str
) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", system)
    assert game(tmp_path).theme == theme
