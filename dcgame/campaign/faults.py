"""What is wrong with a level's files: all of it, each with its place."""

from difflib import get_close_matches

from attrs import field, frozen

from dcgame.campaign.clean import shown
from dcgame.campaign.locate import Path, Places
from dcgame.words import N_, say

MOST = 60
"""Faults that are told of one level; after so many nobody reads on."""


@frozen
class LevelError:
    """One fault: where it stands, what was expected there, what was found instead.

    ``path`` is the key's, as in ``servers[2].model``; ``nearest`` the valid word that looks most
    like the one found, or empty.
    """

    file: str
    line: int
    column: int
    path: str
    expected: str
    found: str
    nearest: str = ""

    def sentence(self) -> str:
        """The fault in one line."""
        text = say(
            N_("{file}:{line}:{column}: {path}: expected {expected}, found {found}"),
            file=self.file,
            line=self.line,
            column=self.column,
            path=self.path or "-",
            expected=self.expected,
            found=self.found,
        )
        if not self.nearest:
            return text
        return say(N_("{text}; the nearest is {nearest}"), text=text, nearest=self.nearest)


class LevelErrors(Exception):  # noqa: N818 - the name says that it holds all of them
    """A level that cannot be used; ``errors`` are all its faults."""

    def __init__(self, errors: tuple[LevelError, ...]) -> None:
        super().__init__("\n".join(error.sentence() for error in errors))
        self.errors = errors


class TooManyError(Exception):
    """There are more faults than anyone wants to be told."""


@frozen(eq=False)
class Faults:
    """Gathers the faults of one file.

    Raises:
        TooManyError: from :meth:`add`, once there are :data:`MOST`.
    """

    file: str
    places: Places
    errors: list[LevelError] = field(factory=list)

    def add(self, path: Path, expected: str, found: object, nearest: str = "") -> None:
        """One more fault, at a key's place."""
        line, column = self.places.find(path)
        text = found.text if isinstance(found, Said) else shown(found)
        self.errors.append(
            LevelError(self.file, line, column, path_text(path), expected, text, nearest)
        )
        if len(self.errors) >= MOST:
            raise TooManyError


@frozen
class Said:
    """Something found that is told in words, not shown as it stands in the file."""

    text: str


def path_text(path: Path) -> str:
    """``servers[2].model``; elements are counted from 1, as people count tables."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            key = part if part.isascii() and len(part) <= 40 else shown(part)
            text += f".{key}" if text else key
    return text if text.isprintable() else shown(text)


def nearest(word: object, options: tuple[str, ...]) -> str:
    """The option that looks most like ``word``; empty when none does."""
    if not isinstance(word, str) or len(word) > 80:
        return ""
    close = get_close_matches(word, options, 1)
    return close[0] if close else ""
