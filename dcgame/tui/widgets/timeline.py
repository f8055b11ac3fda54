"""The period that was played, from left to right: services, marks, money, power."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, Seconds
from dcgame.play import figures
from dcgame.play.curves import Curves
from dcgame.play.history import Mark, cost_over_time, energy_by_day, marks, ranks_of
from dcgame.tui.widgets.chart import line, sampled, worst
from dcgame.tui.widgets.strips import axis_name, peaks
from dcgame.words import N_, say
from dcgame.world.service import Service

LABEL = 15
_LOAD_TALL, _COST_TALL, _POWER_TALL = 3, 4, 2
# By rank: each has a shape and a colour of its own.
_BLOCKS = (("▁", "$success"), ("░", "$primary"), ("▄", "$warning"), ("█", "$error"))
_MEANINGS = (N_("up"), N_("down as announced"), N_("slow"), N_("down"))
_EIGHTHS = " ▁▂▃▄▅▆▇█"


@frozen
class Period:
    """What is drawn, taken once from a game."""

    services: tuple[tuple[str, tuple[tuple[Seconds, int], ...]], ...]
    cost: tuple[tuple[Seconds, int], ...]
    energy: tuple[int, ...]
    marks: tuple[Mark, ...]
    end: Seconds


def period(journal: Sequence[Entry], services: Sequence[Service], end: Seconds) -> Period:
    """The period of a game that ended at ``end``."""
    strips = tuple((service.id, ranks_of(journal, service, end)) for service in services)
    cost = tuple((step.at, step.value) for step in cost_over_time(journal))
    return Period(strips, cost, energy_by_day(journal), marks(journal), max(1, end))


class Timeline(Widget):
    """A strip a service, a row of marks, the money as a line, the energy as bars."""

    DEFAULT_CSS = "Timeline { height: auto; width: 1fr; }"

    def __init__(self, drawn: Period, curves: Curves | None = None) -> None:
        super().__init__()
        self._drawn = drawn
        self._curves = curves

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(max(20, width)))

    def render(self) -> Content:
        return Content("\n").join(self._rows(max(20, self.content_size.width)))

    def _rows(self, width: int) -> list[Content]:
        columns = width - LABEL
        return [
            self._axis(columns),
            *self._services(columns),
            self._marks(columns, "order", "│", "$primary", say(N_("your orders"))),
            self._marks(columns, "fault", "✖", "$error", say(N_("faults"))),
            _legend(),
            Content(""),
            *self._load(columns),
            *self._cost(columns),
            Content(""),
            *self._energy(columns),
        ]

    def _axis(self, columns: int) -> Content:
        days = max(1, -(-self._drawn.end // DAY))
        step = next(each for each in (1, 2, 5, 7, 14, 30, 60, 365) if days // each * 4 <= columns)
        axis = [" "] * (columns + 4)
        for day in range(0, days, step):
            column = day * DAY * columns // self._drawn.end
            label = str(day + 1)
            if column + len(label) <= columns:
                axis[column : column + len(label)] = label
        text = axis_name(self._drawn.end).ljust(LABEL) + "".join(axis[:columns])
        return Content.styled(text, "$text-muted")

    def _services(self, columns: int) -> list[Content]:
        rows = []
        for name, steps in self._drawn.services:
            parts = [(_label(name), "")]
            for rank in worst(steps, 0, self._drawn.end, columns):
                parts.append(_BLOCKS[rank])
            rows.append(Content.assemble(*parts).simplify())
        return rows

    def _marks(self, columns: int, kind: str, glyph: str, style: str, label: str) -> Content:
        row = [" "] * columns
        for mark in self._drawn.marks:
            if mark.kind == kind:
                row[min(columns - 1, mark.at * columns // self._drawn.end)] = glyph
        return Content.assemble((_label(label), "$text-muted"), ("".join(row), style))

    def _load(self, columns: int) -> list[Content]:
        """The busiest server at each time, once the curves are there."""
        if self._curves is None or not self._curves.loads:
            return []
        every = [values for _, values in self._curves.loads]
        busiest = [min(1000, max(column)) for column in zip(*every, strict=True)]
        rows = line(peaks(busiest, columns * 2), _LOAD_TALL, 0, 1000)
        labels = [say(N_("busiest server")), "100 %", "0 %"]
        return [*_plot(labels, rows, "$success"), Content("")]

    def _cost(self, columns: int) -> list[Content]:
        values = sampled(self._drawn.cost, 0, self._drawn.end, columns * 2)
        values[-1:] = [value for _, value in self._drawn.cost[-1:]]  # what the last second cost
        most = max([1, *(value for _, value in self._drawn.cost)])
        rows = line(values, _COST_TALL, 0, most)
        labels = [say(N_("spent")), figures.money(most), "", "0 €"]
        return _plot(labels, rows, "$accent")

    def _energy(self, columns: int) -> list[Content]:
        days = self._drawn.energy
        if not days or not any(days):
            return []
        most = max(days)
        steps = [(day * DAY, cents) for day, cents in enumerate(days)]
        heights = [
            value * _POWER_TALL * 8 // most
            for value in sampled(
                steps,
                0,
                len(days) * DAY,
                len(days) * DAY * columns // max(len(days) * DAY, self._drawn.end),
            )
        ]
        rows = [
            "".join(_EIGHTHS[max(0, min(8, height - 8 * level))] for height in heights)
            for level in reversed(range(_POWER_TALL))
        ]
        labels = [say(N_("energy")), say(N_("{money} a day"), money=figures.money(most))]
        return _plot(labels, rows, "$secondary")


def _plot(labels: Sequence[str], rows: Sequence[str], style: str) -> list[Content]:
    return [
        Content.assemble((_label(label), "$text-muted"), (row, style))
        for label, row in zip(labels, rows, strict=True)
    ]


def _legend() -> Content:
    parts: list[str | tuple[str, str]] = [" " * LABEL]
    for block, meaning in zip(_BLOCKS, _MEANINGS, strict=True):
        parts += [block, (f" {say(meaning)}   ", "$text-muted")]
    return Content.assemble(*parts)


def _label(text: str) -> str:
    return f"{text[: LABEL - 1]:<{LABEL}}"
