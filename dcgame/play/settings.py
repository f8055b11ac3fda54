"""What the player prefers: a small TOML file, read strictly and written whole or not at all.

Values are named tuples here and in the other modules that the title needs: it does not wait for
attrs to be read. Both ways of playing keep them: the screens, and the game line by line.
"""

import contextlib
import os
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from dcgame.words import LANGUAGES, N_, say

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
FILE = "settings.toml"
LARGEST = 16_384
SPEEDS = (1, 2, 3, 4)
THEMES = NIGHT, DAYLIGHT, CONTRAST, COLOUR_SAFE = "night", "daylight", "contrast", "colour-safe"
PAUSE_LABELS = {
    "service": N_("a service goes down or slow"),
    "host": N_("a host is lost"),
    "site": N_("power, cooling or the building fails"),
    "network": N_("the network is cut, or turns in circles"),
    "cluster": N_("a cluster is cut apart or has no quorum"),
    "guest": N_("a guest is lost"),
    "app": N_("an application crashes or runs away"),
    "gauge": N_("something runs short"),
    "part": N_("a part fails"),
    "storage": N_("shared storage fails, or is full"),
    "update": N_("an update is due"),
    "job": N_("a job ends or fails"),
    "business": N_("customers or vendors have news"),
}
"""Kinds of alarm that can stop the clock, by weight, in the player's words."""
PAUSES = tuple(PAUSE_LABELS)


class Settings(NamedTuple):
    """``language`` is empty when the player never chose one: then the environment decides."""

    language: str = ""
    theme: str = NIGHT
    speed: int = 2
    pauses: tuple[str, ...] = PAUSES


class Kept(NamedTuple):
    """Settings as they were found; ``problem`` is a sentence when the file was wrong."""

    settings: Settings
    problem: str = ""


def default_file() -> Path:
    """Where the settings of this user are."""
    from platformdirs import user_config_path

    return user_config_path("dcgame", appauthor=False) / FILE


def load(path: Path) -> Kept:
    """The settings in a file; the usual ones, with a notice, when it is wrong."""
    try:
        data = path.read_bytes()
        if len(data) > LARGEST:
            raise ValueError(say(N_("the file is too large")))
        return Kept(_checked(tomllib.loads(data.decode("utf-8"))))
    except FileNotFoundError:
        return Kept(Settings())
    except (OSError, ValueError, RecursionError) as error:
        text = N_("The settings in {path} cannot be used ({why}); the usual ones are in force.")
        return Kept(Settings(), say(text, path=path.name, why=_why(error)))


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)[:200]


def _checked(table: dict[str, Any]) -> Settings:
    unknown = sorted(set(table) - set(Settings._fields))
    if unknown:
        raise ValueError(say(N_("it has no setting {name}"), name=unknown[0]))
    usual = Settings()
    return Settings(
        language=_one_of(table, "language", ("", *LANGUAGES), usual.language),
        theme=_one_of(table, "theme", THEMES, usual.theme),
        speed=_one_of(table, "speed", SPEEDS, usual.speed),
        pauses=_pauses(table.get("pauses", list(usual.pauses))),
    )


def _one_of(table: dict[str, Any], name: str, allowed: tuple[Any, ...], usual: Any) -> Any:
    value = table.get(name, usual)
    if type(value) is not type(usual) or value not in allowed:
        choices = ", ".join(str(each) for each in allowed if each != "")
        raise ValueError(say(N_("{name} should be one of {choices}"), name=name, choices=choices))
    return value


def _pauses(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(each in PAUSES for each in value):
        choices = ", ".join(PAUSES)
        text = N_("{name} should be a list of some of {choices}")
        raise ValueError(say(text, name="pauses", choices=choices))
    return tuple(each for each in PAUSES if each in value)


def text_of(settings: Settings) -> str:
    """The file's text. Every value is one of a few plain words, so none needs escaping."""
    pauses = ", ".join(f'"{each}"' for each in settings.pauses)
    return (
        f'language = "{settings.language}"\n'
        f'theme = "{settings.theme}"\n'
        f"speed = {settings.speed}\n"
        f"pauses = [{pauses}]\n"
    )


def store(path: Path, settings: Settings) -> str:
    """Write the file; what went wrong, or nothing."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(text_of(settings).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        return say(N_("The settings cannot be written: {why}"), why=_why(error))
    return ""
