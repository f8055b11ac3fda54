"""Two futures over the same days: services as pairs of strips, money and lost time as two lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from dcgame.kernel.units import Seconds
from dcgame.play import figures
from dcgame.play.futures import Future, Futures
from dcgame.play.history import Step, cost_over_time, down_over_time, ranks_of
from dcgame.tui.widgets.chart import overlay, sampled, worst
from dcgame.tui.widgets.strips import axis_name, column_of, days
from dcgame.words import N_, say

LABEL = 15
TALL = 4
STYLES = ("$text-muted", "bold $accent", "$primary", "")
"""Of the first future, of the second, of both, of neither."""
BLOCKS = (("▁", "$success"), ("░", "$primary"), ("▄", "$warning"), ("█", "$error"))
NAMES = (N_("first game"), N_("this branch"))


class FuturesPlot(Widget):
    """Both futures, and the moment at which they part."""

    DEFAULT_CSS = "FuturesPlot { height: auto; width: 1fr; }"

    def __init__(self, futures: Futures) -> None:
        super().__init__()
        self._futures = futures
        self._end = max(1, futures.new.game.world.now)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(max(30, width)))

    def render(self) -> Content:
        return Content("\n").join(self._rows(max(30, self.content_size.width)))

    def _rows(self, width: int) -> list[Content]:
        columns = width - LABEL
        axis = "".join(text for text, _ in days(self._end, columns))
        rows, day = [Content("")], axis_name(self._end)
        rows += [Content.styled(f"{_label(day)}{axis}", "$text-muted")]
        rows.append(self._parting(columns))
        for service in apart(self._futures):
            rows += self._strips(service, columns)
        rows += [*self._money(columns), *self._down(columns)]
        return [*rows, _legend()]

    def _parting(self, columns: int) -> Content:
        column = column_of(self._futures.at, self._end, columns)
        text = say(N_("branched {moment}"), moment=figures.moment(self._futures.at))
        if column + len(text) + 2 <= columns:
            line = f"{' ' * column}▼ {text}"
        else:
            line = f"{text} ▼".rjust(column + 1)
        return Content.assemble(" " * LABEL, (line, "$accent"))

    def _strips(self, service: str, columns: int) -> list[Content]:
        return [
            _strip(future, service, number, columns, self._end)
            for number, future in enumerate((self._futures.old, self._futures.new))
        ]

    def _money(self, columns: int) -> list[Content]:
        costs = [cost_over_time(each.game.journal) for each in self._both]
        return _plot(say(N_("spent")), costs, figures.money, columns, self._end)

    def _down(self, columns: int) -> list[Content]:
        lost = [_filled(each, self._end) for each in self._both]
        if not any(steps[-1].value for steps in lost):
            return []
        return _plot(say(N_("time down")), lost, figures.duration, columns, self._end)

    @property
    def _both(self) -> tuple[Future, Future]:
        return self._futures.old, self._futures.new


def apart(futures: Futures) -> list[str]:
    """The services that fared differently in the two."""
    end = futures.new.game.world.now

    def fate(future: Future, service: str) -> object:
        return ranks_of(future.game.journal, future.game.world.services[service], end)

    services = sorted(futures.new.game.world.services)
    return [each for each in services if fate(futures.old, each) != fate(futures.new, each)]


def _filled(future: Future, end: Seconds) -> list[Step]:
    """Time down, step by step fine enough to look even."""
    world = future.game.world
    steps = down_over_time(future.game.journal, tuple(world.services.values()), end)
    found: list[Step] = []
    for before, after in zip(steps, steps[1:], strict=False):
        span = max(1, end // 400)
        grown = after.value - before.value
        for at in range(before.at, after.at, span):
            found.append(
                Step(at, before.value + grown * (at - before.at) // (after.at - before.at))
            )
    return [*found, steps[-1]]


def _strip(future: Future, service: str, number: int, columns: int, end: Seconds) -> Content:
    ranks = ranks_of(future.game.journal, future.game.world.services[service], end)
    name = f"{service[: LABEL - 4]:<{LABEL - 3}}" if number == 0 else " " * (LABEL - 3)
    parts: list[tuple[str, str]] = [(name, ""), (f"{number + 1}  ", STYLES[number])]
    parts += [BLOCKS[rank] for rank in worst(ranks, 0, end, columns)]
    return Content.assemble(*parts).simplify()


def _plot(
    title: str,
    both: Sequence[Sequence[Step]],
    shown: Callable[[int], str],
    columns: int,
    end: Seconds,
) -> list[Content]:
    lines = []
    for steps in both:
        values = sampled([(step.at, step.value) for step in steps], 0, end, 2 * columns)
        values[-1:] = [step.value for step in steps[-1:]]
        lines.append(values)
    most = max([1, *lines[0], *lines[1]])
    rows = overlay(lines[0], lines[1], TALL, 0, most)
    labels = [title, shown(most), "", shown(0)]
    return [_cells(label, row) for label, row in zip(labels, rows, strict=True)]


def _cells(label: str, row: Sequence[tuple[str, int]]) -> Content:
    parts: list[tuple[str, str]] = [(_label(label), "$text-muted")]
    parts += [(glyph, STYLES[owner]) for glyph, owner in row]
    return Content.assemble(*parts).simplify()


def _legend() -> Content:
    parts: list[str | tuple[str, str]] = [" " * LABEL]
    for number, name in enumerate(NAMES):
        parts += [(f"{number + 1} ━ {say(name)}   ", STYLES[number])]
    both = say(N_("both"))
    return Content.assemble(*parts, (f"━ {both}", STYLES[2]))


def _label(text: str) -> str:
    return f"{text[: LABEL - 1]:<{LABEL}}"
