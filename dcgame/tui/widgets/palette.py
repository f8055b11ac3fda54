"""Tones to colours: prebuilt styles, one set for each theme."""

from functools import lru_cache

from rich.style import Style
from rich.text import Text
from textual.app import App
from textual.color import Color, ColorParseError
from textual.strip import Strip

from dcgame.tui.widgets.ink import Line

SERVICES = 8
"""How many colours there are for services; the ninth begins again with the first."""

_DARK = ("#56b4e9", "#e69f00", "#2fbf8f", "#cc79a7", "#f0e442", "#8c9eff", "#c9a27c", "#b8c4cc")
_LIGHT = ("#0072b2", "#b36b00", "#00785a", "#a0457a", "#7a6f00", "#4450b8", "#7d5a3c", "#56616b")


class Palette:
    """Styles by the name of a tone. ``key`` differs when the colours do.

    A tone is a name (``good``), a service's colour (``svc3``), or one of these with a mark:
    ``:cursor`` under the cursor, ``:ghost`` where something would be placed, ``:block`` as ink on
    the colour, ``:bold``.
    """

    def __init__(self, colours: dict[str, str], dark: bool) -> None:
        self.key = (dark, *sorted(colours.items()))
        self._colours = colours
        self._services = tuple(
            colours.get(f"service-{number + 1}", fallback)
            for number, fallback in enumerate(_DARK if dark else _LIGHT)
        )
        self._ink = colours["background"]
        self._styles: dict[str, Style] = {}

    def style(self, tone: str) -> Style:
        """The style of a tone."""
        style = self._styles.get(tone)
        if style is None:
            style = self._styles[tone] = self._make(tone)
        return style

    def _make(self, tone: str) -> Style:
        name, *marks = tone.split(":")
        colours = self._colours
        ground = colours["ground"]
        style = Style(color=self._colour(name), bgcolor=ground)
        if name in ("title", "key"):
            style += Style(bold=True)
        if name in ("bad", "warn"):
            style += Style(bold=True)
        for mark in marks:
            if mark == "cursor":
                style += Style(bgcolor=colours["cursor"], bold=True)
            elif mark == "ghost":
                style += Style(bgcolor=colours["ghost"], bold=True)
            elif mark == "block":
                style = Style(color=self._ink, bgcolor=self._colour(name), bold=True)
            elif mark == "bold":
                style += Style(bold=True)
        return style

    def _colour(self, name: str) -> str:
        if name.startswith("svc"):
            return self._services[int(name[3:]) % SERVICES]
        return self._colours.get(name, self._colours["plain"])

    def strip(self, line: Line) -> Strip:
        """A line as Textual draws it."""
        from rich.segment import Segment

        width = sum(len(text) for text, _ in line)
        return Strip([Segment(text, self.style(tone)) for text, tone in line], width)

    def text(self, line: Line) -> Text:
        """A line for a widget that takes Rich's text."""
        text = Text(no_wrap=True, overflow="crop")
        for part, tone in line:
            text.append(part, self.style(tone))
        return text


@lru_cache(maxsize=16)
def _palette(colours: tuple[tuple[str, str], ...], dark: bool) -> Palette:
    return Palette(dict(colours), dark)


def palette_of(app: App[object]) -> Palette:
    """The palette of the theme in use."""
    theme = app.current_theme
    variables = app.theme_variables
    ground = _parse(variables, "background", "#101418")
    plain = _parse(variables, "foreground", "#d8dee6").blend(ground, 0.0)
    primary = _parse(variables, "primary", "#4c9be0")
    accent = _parse(variables, "accent", "#e0a84c")
    colours = {
        "ground": ground.hex6,
        "background": ground.hex6,
        "plain": plain.hex6,
        "dim": plain.blend(ground, 0.35).hex6,
        "faint": plain.blend(ground, 0.60).hex6,
        "title": primary.hex6,
        "key": accent.hex6,
        "accent": accent.hex6,
        "good": _parse(variables, "success", "#5faf6f").hex6,
        "busy": _parse(variables, "secondary", "#8fa8c8").hex6,
        "warn": _parse(variables, "warning", "#e0a030").hex6,
        "bad": _parse(variables, "error", "#e05050").hex6,
        "cursor": ground.blend(primary, 0.36).hex6,
        "ghost": ground.blend(accent, 0.40).hex6,
    }
    for number in range(1, SERVICES + 1):
        wanted = theme.variables.get(f"service-{number}")
        if wanted:
            colours[f"service-{number}"] = wanted
    return _palette(tuple(sorted(colours.items())), theme.dark)


def _parse(variables: dict[str, str], name: str, fallback: str) -> Color:
    try:
        return Color.parse(variables.get(name, fallback))
    except ColorParseError:
        return Color.parse(fallback)
