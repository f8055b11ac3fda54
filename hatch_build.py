"""Compiles the message catalogues, ``.po`` to ``.mo``, for wheels and for editable installs."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogue(source: Path) -> Path:
    """The compiled catalogue, written beside its source."""
    with source.open("rb") as text:
        catalogue = read_po(text, domain=source.stem)
    target = source.with_suffix(".mo")
    with target.open("wb") as binary:
        write_mo(binary, catalogue)
    return target


class Catalogues(BuildHookInterface[Any]):
    """Runs before the files of a wheel are gathered; the wheel takes ``*.mo`` as artifacts."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue of the checkout."""
        for source in sorted(Path(self.root, "dcgame", "locale").glob("*/LC_MESSAGES/*.po")):
            compile_catalogue(source)
