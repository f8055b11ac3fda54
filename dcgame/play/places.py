"""Where games are saved; apart from ``saves``, so that the title need not read the simulation."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "DCGAME_SAVES"


def folder(option: str | None, environ: Mapping[str, str]) -> Path:
    """Where games are saved: ``--saves``, else the variable, else the checkout's ``saves/``,
    else the user's data folder."""
    if option:
        return Path(option)
    if environ.get(VARIABLE):
        return Path(environ[VARIABLE])
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / "saves").is_dir():
        return checkout / "saves"
    from platformdirs import user_data_path

    return user_data_path("dcgame", appauthor=False) / "saves"
