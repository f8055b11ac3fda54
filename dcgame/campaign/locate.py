"""At which line and column of a TOML file each of its keys stands."""

import re
import tomllib

from dcgame.campaign.lex import end_of_string

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]*")


class Places:
    """The places of all keys, tables and array elements of a text that is valid TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        scanner = _Scanner(text)
        scanner.run()
        self._offsets = scanner.places

    def find(self, path: Path) -> tuple[int, int]:
        """Line and column of a key path, or of the nearest table around it; both from 1."""
        while path and path not in self._offsets:
            path = path[:-1]
        return position(self._text, self._offsets.get(path, 0))


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _Scanner:
    """Walks over a valid text once, keeping the offset of everything that has a path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[Path, int] = {}
        self._at = 0
        self._table: Path = ()
        self._counts: dict[Path, int] = {}

    def run(self) -> None:
        """Statement by statement: a header, or a key with its value."""
        self._skip(_BLANK)
        while self._at < len(self.text):
            before = self._at
            if self.text[self._at] == "[":
                self._header()
            else:
                self._pair(self._table)
            self._skip(_BLANK)
            if self._at == before:
                return

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self._at)
        if found:
            self._at = found.end()

    def _next_is(self, mark: str) -> bool:
        return self.text.startswith(mark, self._at)

    def _header(self) -> None:
        start = self._at
        double = self._next_is("[[")
        self._at += 2 if double else 1
        keys = self._keys()
        self._skip(_SPACE)
        self._at += 2 if double else 1
        base: Path = ()
        for number, key in enumerate(keys, start=1):
            base = (*base, key)
            if double and number == len(keys):
                self._counts[base] = self._counts.get(base, 0) + 1
                self.places.setdefault(base, start)
            if base in self._counts:
                base = (*base, self._counts[base] - 1)
            self.places.setdefault(base, start)
        self._table = base

    def _keys(self) -> list[str]:
        """The parts of a dotted key."""
        keys = []
        while True:
            self._skip(_SPACE)
            keys.append(self._key())
            self._skip(_SPACE)
            if not self._next_is("."):
                return keys
            self._at += 1

    def _key(self) -> str:
        start = self._at
        if self.text[start : start + 1] in ('"', "'"):
            self._at = end_of_string(self.text, start) or len(self.text)
            return str(tomllib.loads(f"key = {self.text[start : self._at]}")["key"])
        self._skip(_BARE_KEY)
        return self.text[start : self._at]

    def _pair(self, base: Path) -> None:
        start = self._at
        path = base
        for key in self._keys():
            path = (*path, key)
            self.places.setdefault(path, start)
        self._skip(_SPACE)
        self._at += 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        mark = self.text[self._at : self._at + 1]
        if mark in ('"', "'"):
            self._at = end_of_string(self.text, self._at) or len(self.text)
        elif mark == "[":
            self._array(path)
        elif mark == "{":
            self._inline(path)
        else:
            self._skip(_SCALAR)

    def _array(self, path: Path) -> None:
        self._at += 1
        number = 0
        while not self._closed("]"):
            self.places.setdefault((*path, number), self._at)
            self._value((*path, number))
            number += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while not self._closed("}"):
            self._pair(path)

    def _closed(self, mark: str) -> bool:
        """Go to the next element; whether there is none."""
        self._skip(_BLANK)
        if self._next_is(","):
            self._at += 1
            self._skip(_BLANK)
        if self._at >= len(self.text) or self._next_is(mark):
            self._at += 1
            return True
        return False
