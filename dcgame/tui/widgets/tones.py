"""Tones to colours: prebuilt styles, one set for each theme."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color, ColorParseError
from textual.strip import Strip

from dcgame.play.settings import CONTRAST
from dcgame.tui.widgets.ink import BARS, EIGHTHS, FULL, REST, Line

SERVICES = 8
"""How many colours there are for services; the ninth begins again with the first."""

_DARK = ("#56b4e9", "#e69f00", "#2fbf8f", "#cc79a7", "#f0e442", "#8c9eff", "#c9a27c", "#b8c4cc")
_LIGHT = ("#0072b2", "#b36b00", "#00785a", "#a0457a", "#7a6f00", "#4450b8", "#7d5a3c", "#56616b")
FEW_COLOURS = ("standard", "windows")
"""Terminals of sixteen colours."""
_BARS = frozenset("".join((FULL, REST, *EIGHTHS, BARS, "▪·─ ")))
_BOLD = ("title", "key", "bad", "warn")
Tags = dict[int, list[tuple[int, str, str]]]
"""Labels over a widget: for each line in sight column, text and tone."""
_GROUNDS = ("cursor", "ghost", "alert")


class Palette:
    """Styles by the name of a tone.

    A tone is a name (``good``) or a service's colour (``svc3``), with marks: ``:cursor`` under
    the cursor, ``:ghost`` where something would be placed, ``:alert`` where something fell,
    ``:block`` as ink on the colour, ``:bold``, ``:bar`` for what is drawn, not written.

    One that is ``stark`` shows what is bad as a block: where colours are few, or contrast is all,
    red would be the faintest of them.
    """

    def __init__(self, colours: dict[str, str], dark: bool, stark: bool = False) -> None:
        self._colours = colours
        self._stark = stark
        self._services = tuple(
            colours.get(f"service-{number}", fallback)
            for number, fallback in enumerate(_DARK if dark else _LIGHT, 1)
        )
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
        colour, ground, bold = self._colour(name), colours["ground"], name in _BOLD
        for mark in marks:
            if mark in _GROUNDS:
                ground = colours[mark]
            bold = True
        worst = self._stark and name == "bad" and "bar" not in marks
        if "block" in marks or worst:
            colour, ground = colours["ground"], colour
        return Style(color=colour, bgcolor=ground, bold=bold)

    def _colour(self, name: str) -> str:
        if name.startswith("svc"):
            return self._services[int(name[3:]) % SERVICES]
        return self._colours.get(name, self._colours["plain"])

    def strip(self, line: Line) -> Strip:
        """A line as Textual draws it."""
        return Strip(self.segments(line), sum(len(text) for text, _ in line))

    def segments(self, line: Line) -> list[Segment]:
        """Its runs in their colours."""
        if not self._stark:
            return [Segment(text, self.style(tone)) for text, tone in line]
        return [Segment(text, self.style(_drawn(text, tone))) for text, tone in line]

    def tagged(self, strip: Strip, tags: list[tuple[int, str, str]]) -> Strip:
        """A line in sight with labels over it."""
        pieces, done = [], 0
        for column, text, tone in sorted(tags):
            pieces += [strip.crop(done, column), self.strip(((text, tone),))]
            done = column + len(text)
        return Strip.join([*pieces, strip.crop(done)])


def _drawn(text: str, tone: str) -> str:
    """The tone of a run: of a bar, ink on nothing would look like a hole."""
    return f"{tone}:bar" if tone.startswith("bad") and _BARS.issuperset(text) else tone


@lru_cache(maxsize=16)
def _palette(colours: tuple[tuple[str, str], ...], dark: bool, stark: bool) -> Palette:
    return Palette(dict(colours), dark, stark)


def palette_of(app: App[object]) -> Palette:
    """The palette of the theme in use."""
    theme = app.current_theme
    variables = app.theme_variables
    ground = _parse(variables, "background", "#101418")
    plain = _parse(variables, "foreground", "#d8dee6")
    primary = _parse(variables, "primary", "#4c9be0")
    accent = _parse(variables, "accent", "#e0a84c")
    muted = _parse(theme.variables, "text-muted", plain.blend(ground, 0.35).hex6)
    warning = _parse(variables, "warning", "#e0a030")
    error = _parse(variables, "error", "#e05050")
    colours = {
        "ground": ground,
        "plain": plain,
        "dim": muted,
        "faint": muted.blend(_parse(theme.variables, "border-blurred", ground.hex6), 0.4),
        "title": primary,
        "key": accent,
        "accent": accent,
        "good": _parse(variables, "success", "#5faf6f"),
        "busy": warning.blend(plain, 0.5),
        "warn": warning,
        "bad": error,
        "cursor": ground.blend(primary, 0.36),
        "ghost": ground.blend(accent, 0.40),
        "alert": ground.blend(error, 0.30),
    }
    if app.no_color:  # all become greys: the worst is as bright as what is written
        colours |= {"bad": plain, "warn": plain}
    made = {name: colour.hex6 for name, colour in colours.items()}
    for number in range(1, SERVICES + 1):
        wanted = theme.variables.get(f"service-{number}")
        if wanted:
            made[f"service-{number}"] = wanted
    few = app.no_color or app.console.color_system in FEW_COLOURS
    return _palette(tuple(sorted(made.items())), theme.dark, few or theme.name == CONTRAST)


def _parse(variables: dict[str, str], name: str, fallback: str) -> Color:
    try:
        return Color.parse(variables.get(name, fallback))
    except ColorParseError:
        return Color.parse(fallback)
