"""A grid of characters that obeys what the game writes to a terminal: enough to read the screen.

There are packages that emulate whole terminals; the best known had its last release in 2023. The
game places its text line by line and colours it, and that is soon understood: cursor, clearing,
the second screen. Colours and questions to the terminal are passed over.
"""

import re

_TOKEN = re.compile(
    r"\x1b\[(?P<arguments>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"  # titles and the like, to their end
    r"|\x1b[()][ -~]|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|(?P<control>[\x00-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)",
    re.DOTALL,
)
_WHOLE = 40
"""A sequence that is not understood after so many characters will not be."""


class Grid:
    """The screen after all that was written."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._rest = ""
        self._clear()
        self._other = self._rows

    def _clear(self) -> None:
        self._rows = [[" "] * self._width for _ in range(self._height)]
        self._x = self._y = 0

    def lines(self) -> list[str]:
        """Row by row, trailing blanks cut off."""
        return ["".join(row).rstrip() for row in self._rows]

    def write(self, text: str) -> None:
        """What came; a sequence that is cut in two waits for its other half."""
        self._rest += text
        at = 0
        while at < len(self._rest):
            found = _TOKEN.match(self._rest, at)
            if found is None:
                if len(self._rest) - at < _WHOLE or self._rest[at + 1 : at + 2] in "]P_^X":
                    break
                at += 1
                continue
            self._obey(found)
            at = found.end()
        self._rest = self._rest[at:]

    def _obey(self, found: re.Match[str]) -> None:
        if found["text"]:
            self._put(found["text"])
        elif found["control"]:
            self._control(found["control"])
        elif found["final"]:
            self._sequence(found["final"], found["arguments"])

    def _put(self, text: str) -> None:
        for character in text:
            if self._x >= self._width:
                self._x = 0
                self._down()
            self._rows[self._y][self._x] = character
            self._x += 1

    def _down(self) -> None:
        if self._y + 1 < self._height:
            self._y += 1
            return
        self._rows.append([" "] * self._width)
        del self._rows[0]

    def _control(self, control: str) -> None:
        if control == "\r":
            self._x = 0
        elif control == "\n":
            self._down()
        elif control == "\b":
            self._x = max(0, self._x - 1)

    def _sequence(self, final: str, arguments: str) -> None:
        if arguments in ("?1049", "?1047", "?47") and final in "hl":
            kept, self._other = self._other, self._rows
            self._clear()
            if final == "l":
                self._rows = kept
            return
        numbers = [int(each) if each.isdigit() else 0 for each in arguments.split(";")]
        first = numbers[0]
        if final in "Hf":
            column = numbers[1] if len(numbers) > 1 else 1
            self._y = min(self._height, max(1, first)) - 1
            self._x = min(self._width, max(1, column)) - 1
        elif final in "ABCD":
            self._move(final, max(1, first))
        elif final == "G":
            self._x = min(self._width, max(1, first)) - 1
        elif final == "K":
            self._erase(first)
        elif final == "J" and first >= 2:
            x, y = self._x, self._y
            self._clear()
            self._x, self._y = x, y

    def _move(self, way: str, count: int) -> None:
        x = {"C": count, "D": -count}.get(way, 0)
        y = {"B": count, "A": -count}.get(way, 0)
        self._x = max(0, min(self._width - 1, self._x + x))
        self._y = max(0, min(self._height - 1, self._y + y))

    def _erase(self, how: int) -> None:
        start = self._x if how == 0 else 0
        stop = self._x + 1 if how == 1 else self._width
        for x in range(start, min(stop, self._width)):
            self._rows[self._y][x] = " "
