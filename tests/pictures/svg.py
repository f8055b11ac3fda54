"""Frames as SVG: small, the same byte for byte whenever they are made, and true to the cell.

Whatever fills cells (blocks, bars, lines of boxes) is drawn as a shape, so that it meets its
neighbours in whichever font; other text is set with its exact width.
"""

from collections.abc import Iterable, Sequence
from html import escape

from tests.pictures.frame import Cells, Frame, Row

WIDE, HIGH = 8, 17
"""Pixels of a cell."""
MARGIN = 12
BASELINE = 13
FONT = "'DejaVu Sans Mono','Menlo','Consolas','Liberation Mono',monospace"

_LOWER = "▁▂▃▄▅▆▇█"
_LEFT = "▏▎▍▌▋▊▉"
_SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}
_ARMS = {
    "─": "lr",
    "│": "ud",
    "┌": "rd",
    "┐": "ld",
    "└": "ru",
    "┘": "lu",
    "├": "udr",
    "┤": "udl",
    "┬": "lrd",
    "┴": "lru",
    "┼": "lrud",
    "╭": "rd",
    "╮": "ld",
    "╰": "ru",
    "╯": "lu",
    "╴": "l",
    "╶": "r",
    "╵": "u",
    "╷": "d",
}
"""Which way the lines of a box go from the middle of a cell."""

_SHAPES = frozenset((*_ARMS, *_LOWER, *_LEFT, *_SHADES, "▀", "▐"))
_BRAILLE = 0x2800
_DOTS = ((2, 2.5), (2, 6.5), (2, 10.5), (6, 2.5), (6, 6.5), (6, 10.5), (2, 14.5), (6, 14.5))
"""Where the dots of a braille cell are, by their bits."""


class Sheet:
    """Collects shapes by colour, and texts."""

    def __init__(self) -> None:
        self._fills: dict[tuple[str, float], list[str]] = {}
        self._strokes: dict[str, list[str]] = {}
        self._points: dict[str, list[str]] = {}
        self._texts: list[str] = []

    def row(self, y: int, row: Row, ground: str) -> None:
        """Draw a row; what lies on the ground of the whole needs none of its own."""
        for cells in row:
            if cells.ground != ground:
                self._fill(cells.ground, cells.x * WIDE, y * HIGH, len(cells.text) * WIDE, HIGH)
        spans = [span for cells in row for span in self._spans(y, cells)]
        if spans:
            self._texts.append(f'<text y="{y * HIGH + BASELINE}">{"".join(spans)}</text>')

    def out(self) -> str:
        """All of it: grounds and shapes first, then the texts."""
        parts = []
        for (colour, opacity), shapes in self._fills.items():
            clear = f' opacity="{opacity}"' if opacity < 1 else ""
            parts.append(f'<path fill="{colour}"{clear} d="{"".join(shapes)}"/>')
        for colour, lines in self._strokes.items():
            parts.append(f'<path class="l" stroke="{colour}" d="{"".join(lines)}"/>')
        for colour, points in self._points.items():
            parts.append(f'<path class="d" stroke="{colour}" d="{"".join(points)}"/>')
        return "".join((*parts, *self._texts))

    def _fill(self, colour: str, x: float, y: float, w: float, h: float, clear: float = 1) -> None:
        shape = f"M{x:g} {y:g}h{w:g}v{h:g}h{-w:g}z"
        self._fills.setdefault((colour, clear), []).append(shape)

    def _spans(self, y: int, cells: Cells) -> Iterable[str]:
        """The texts of some cells; what is a shape is drawn."""
        at, text = 0, cells.text
        while at < len(text):
            end = at
            if _is_shape(text[at]):
                while end < len(text) and text[end] == text[at]:
                    end += 1
                self._shape(text[at], cells.ink, (cells.x + at) * WIDE, y * HIGH, end - at)
            else:
                while end < len(text) and not _is_shape(text[end]) and text[end : end + 2] != "  ":
                    end += 1
                end = max(end, at + 1)
                word = text[at:end]
                if word.strip():
                    yield _span(cells, at, word)
            at = end

    def _shape(self, character: str, ink: str, x: int, y: int, count: int) -> None:
        if _is_braille(character):
            self._dots(ord(character) - _BRAILLE, ink, x, y, count)
        elif character in _ARMS:
            self._lines(_ARMS[character], ink, x, y, count)
        elif character in _LOWER:
            high = HIGH * (_LOWER.index(character) + 1) / 8
            self._fill(ink, x, round(y + HIGH - high, 1), WIDE * count, round(high, 1))
        elif character in _SHADES:
            self._fill(ink, x, y, WIDE * count, HIGH, _SHADES[character])
        elif character == "▀":
            self._fill(ink, x, y, WIDE * count, HIGH / 2)
        elif character == "▐":
            for number in range(count):
                self._fill(ink, x + number * WIDE + WIDE / 2, y, WIDE / 2, HIGH)
        else:
            for number in range(count):
                self._fill(ink, x + number * WIDE, y, _LEFT.index(character) + 1, HIGH)

    def _dots(self, bits: int, ink: str, x: int, y: int, count: int) -> None:
        points = self._points.setdefault(ink, [])
        for number in range(count):
            for bit, (right, down) in enumerate(_DOTS):
                if bits >> bit & 1:
                    points.append(f"M{x + number * WIDE + right} {y + down:g}h0")

    def _lines(self, arms: str, ink: str, x: int, y: int, count: int) -> None:
        lines = self._strokes.setdefault(ink, [])
        if arms == "lr":
            lines.append(f"M{x} {y + 8.5:g}h{WIDE * count}")
            return
        for number in range(count):
            middle = x + number * WIDE + WIDE // 2
            ends = {"l": f"h-{WIDE // 2}", "r": f"h{WIDE // 2}", "u": "v-8.5", "d": "v8.5"}
            lines += [f"M{middle} {y + 8.5:g}{ends[arm]}" for arm in arms]


def _is_braille(character: str) -> bool:
    return _BRAILLE <= ord(character) < _BRAILLE + 256


def _is_shape(character: str) -> bool:
    return character in _SHAPES or _is_braille(character)


def _span(cells: Cells, at: int, word: str) -> str:
    start = at + len(word) - len(word.lstrip())
    word = word.strip()
    look = "".join(
        letter for letter, on in (("b", cells.bold), ("i", cells.italic), ("u", cells.line)) if on
    )
    kind = f' class="{" ".join(look)}"' if look else ""
    length = f' textLength="{len(word) * WIDE}"' if len(word) > 1 else ""
    x = (cells.x + start) * WIDE
    return f'<tspan x="{x}" fill="{cells.ink}"{kind}{length}>{escape(word, quote=False)}</tspan>'


def picture(frame: Frame, title: str) -> str:
    """One frame."""
    sheet, ground = Sheet(), frame.ground
    for y, row in enumerate(frame.rows):
        sheet.row(y, row, ground)
    return document(frame, title, sheet.out())


def document(frame: Frame, title: str, inside: str, styles: Sequence[str] = ()) -> str:
    """The file around what is inside; it tells which screen it shows."""
    width, height = frame.width * WIDE, frame.height * HIGH
    full = (width + 2 * MARGIN, height + 2 * MARGIN)
    rules = (
        f"text{{font:13.3px {FONT};white-space:pre}}",
        ".b{font-weight:bold}.i{font-style:italic}.u{text-decoration:underline}",
        ".l{fill:none;stroke-width:1}",
        ".d{fill:none;stroke-width:2;stroke-linecap:round}",
        *styles,
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full[0]} {full[1]}"'
        f' width="{full[0]}" height="{full[1]}" role="img"'
        f' data-screen="{frame.screen}" xml:space="preserve">'
        f"<title>{escape(title, quote=False)}</title><style>{''.join(rules)}</style>"
        f'<rect width="{full[0]}" height="{full[1]}" rx="8" fill="{frame.ground}"/>'
        f'<g transform="translate({MARGIN} {MARGIN})">{inside}</g></svg>\n'
    )
