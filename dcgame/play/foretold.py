"""A forecast in words: what hurts first, then what is fragile, what is short, what it costs."""

from collections.abc import Iterator
from enum import Enum

import attrs
from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import MINUTE
from dcgame.play import figures
from dcgame.play.forecast import Forecast
from dcgame.play.margins import Margin
from dcgame.play.narrate import gauge_name, tell
from dcgame.play.shortages import Shortage
from dcgame.play.singles import Basket, Relief, Single
from dcgame.play.tolls import Toll
from dcgame.sim.facts.guests import GuestLost
from dcgame.words import N_, say

NOTHING = N_("nothing stops")
MOST = 3
"""Things named of a list; the rest is counted."""
MOST_OF_A_KIND = 2
"""Notes of one kind; the rest is counted."""


class Tone(Enum):
    """How a note is meant: it hurts, it warns, it is neither, it is good."""

    HURTS = "hurts"
    WARNS = "warns"
    PLAIN = "plain"
    GOOD = "good"


@frozen
class Note:
    """One thing that a forecast says."""

    text: str
    tone: Tone


def notes(forecast: Forecast) -> tuple[Note, ...]:
    """What there is to know beside cost, time and risk, the most important first."""
    found = [
        *_cut(_tolls(forecast), Tone.HURTS),
        *[Note(text, Tone.HURTS) for text in _stops(forecast)],
        *_cut([_alarm(each, forecast) for each in forecast.alarms], Tone.WARNS),
        *_cut([_single(each) for each in forecast.singles.worse], Tone.WARNS),
        *_cut(_shortages(forecast), Tone.WARNS),
        *_cut([_margin(each) for each in forecast.margins if _thinner(each)], Tone.WARNS),
        *[Note(text, Tone.WARNS) for text in forecast.warnings],
    ]
    if not forecast.warns:
        found.append(Note(say(NOTHING), Tone.GOOD))
    found += _cut([_relief(each) for each in forecast.singles.better], Tone.GOOD)
    found += _cut([_eased(gauge) for gauge in forecast.reliefs], Tone.GOOD)
    found += _cut([_margin(each) for each in forecast.margins if not _thinner(each)], Tone.GOOD)
    found += [Note(text, Tone.PLAIN) for text in (*forecast.lasting, *forecast.to_do)]
    if forecast.singles.basket and not forecast.singles.worse:
        found.append(Note(_basket(forecast.singles.basket), Tone.PLAIN))
    return tuple(found)


def _cut(texts: list[str], tone: Tone) -> Iterator[Note]:
    """The first of some notes, and how many more there are."""
    for text in texts[:MOST_OF_A_KIND]:
        yield Note(text, tone)
    if len(texts) > MOST_OF_A_KIND:
        yield Note(say(N_("and {count} more"), count=len(texts) - MOST_OF_A_KIND), tone)


def names(things: tuple[str, ...]) -> str:
    """Some names, and how many more."""
    shown = ", ".join(things[:MOST])
    if len(things) <= MOST:
        return shown
    return say(N_("{names} and {count} more"), names=shown, count=len(things) - MOST)


# What it costs the services.


def _tolls(forecast: Forecast) -> list[str]:
    """One text for each thing that goes wrong, with all services that pay for it. That a guest
    falls with its host is no news beside its service."""
    groups: dict[int | None, list[Toll]] = {}
    for toll in forecast.tolls:
        because = toll.because
        apart = because is not None and not isinstance(because.fact, GuestLost)
        groups.setdefault(because.seq if because and apart else None, []).append(toll)
    return [_paid(group, forecast) for group in groups.values()]


def _paid(group: list[Toll], forecast: Forecast) -> str:
    """Why, who, and for how much."""
    text = ", ".join(_toll(toll) for toll in group[:MOST])
    if len(group) > MOST:
        text = say(N_("{names} and {count} more"), names=text, count=len(group) - MOST)
    credits = sum(toll.credits for toll in group)
    if credits:
        more = N_("{what}: {money} of credits")
        if any(toll.stays for toll in group):
            more = N_("{what}: {money} of credits after a day")
        text = say(more, what=text, money=figures.money(credits))
    because = group[0].because
    if because is None or isinstance(because.fact, GuestLost):
        return text
    return f"{_when(because, forecast)} → {text}"


def _when(entry: Entry, forecast: Forecast) -> str:
    """What goes wrong, how badly, and when."""
    short = next((each for each in forecast.shortages if each.entry.seq == entry.seq), None)
    return _shortage(short, forecast) if short else _alarm(entry, forecast)


def _alarm(entry: Entry, forecast: Forecast) -> str:
    return _dated(tell(entry.fact), entry, forecast)


def _dated(text: str, entry: Entry, forecast: Forecast) -> str:
    """When it comes, unless that is at once."""
    if entry.at < forecast.at + MINUTE:
        return text
    return say(N_("{what} ({when})"), what=text, when=figures.moment(entry.at))


def _toll(toll: Toll) -> str:
    if toll.slow:
        lost = figures.duration(toll.slow)
        return say(N_("{service} slow {lost}"), service=toll.service, lost=lost)
    if not toll.stays:
        lost = figures.duration(toll.down)
        text = say(N_("{service} down {lost}"), service=toll.service, lost=lost)
    else:
        text = say(N_("{service} stays down"), service=toll.service)
    return say(N_("{what} (its customer leaves)"), what=text) if toll.leaves else text


def _stops(forecast: Forecast) -> Iterator[str]:
    if forecast.stops:
        yield say(N_("stops too: {names}"), names=names(forecast.stops))


# What will be short.


def _shortages(forecast: Forecast) -> list[str]:
    """Those that no service pays for."""
    told = {seq for toll in forecast.tolls for seq in toll.through}
    full = {
        f"space/{attrs.astuple(toll.because.fact)[0]}" for toll in forecast.tolls if toll.because
    }
    return [
        _shortage(each, forecast)
        for each in forecast.shortages
        if each.entry.seq not in told and each.gauge not in full
    ]


def _shortage(short: Shortage, forecast: Forecast) -> str:
    """Which gauge, how much of it, and when."""
    if short.level is None:
        return _dated(tell(short.entry.fact), short.entry, forecast)
    level, what = figures.percent(short.level), gauge_name(short.gauge)
    text = say(N_("{what}: {level}"), what=what, level=level)
    if short.gauge.startswith("ram/"):
        does = say(_MEMORY[short.band])
        text = say(N_("{what}: {level} promised, {does}"), what=what, level=level, does=does)
    return _dated(text, short.entry, forecast)


_MEMORY = {
    Band.BUSY: N_("the balloon works"),
    Band.SHORT: N_("it compresses or swaps"),
    Band.OUT: N_("it swaps, nothing more starts"),
}


def _eased(gauge: str) -> str:
    return say(N_("{gauge} has room again"), gauge=gauge_name(gauge))


# What a single failure does.


def _single(single: Single) -> str:
    who, services = _who(single), names(single.services)
    money = figures.money(single.revenue)
    values = {"who": who, "services": services, "money": money}
    if single.seconds is not None:
        lost = figures.duration(single.seconds)
        if single.revenue:
            text = N_("{who} alone would then take down {services} for {lost} ({money} a month)")
            return say(text, lost=lost, **values)
        text = N_("{who} alone would then take down {services} for {lost}")
        return say(text, lost=lost, **values)
    if single.before:
        lost = figures.duration(single.before)
        text = N_("{who} alone would then take down {services} for good, not for {lost}")
        return say(text, lost=lost, **values)
    if single.revenue:
        text = N_("{who} alone would then take down {services} ({money} a month)")
        return say(text, **values)
    return say(N_("{who} alone would then take down {services}"), **values)


def _who(single: Single) -> str:
    """Which of them alone, or what of it."""
    first = single.components[:MOST]
    if single.kind == "cluster":
        return say(N_("a partition of {cluster}"), cluster=first[0])
    if len(single.components) > MOST:
        return names(single.components)
    *others, last = first
    return say(N_("{names} or {last}"), names=", ".join(others), last=last) if others else last


def _relief(relief: Relief) -> str:
    services = names(relief.services)
    if relief.seconds:
        text = N_("if {who} fails, {services} comes back by itself after {lost}")
        lost = figures.duration(relief.seconds)
        return say(text, who=relief.component, services=services, lost=lost)
    if relief.any_:
        return say(N_("no single failure takes down {services} any more"), services=services)
    text = N_("{who} alone no longer takes down {services}")
    return say(text, who=relief.component, services=services)


def _basket(basket: Basket) -> str:
    return say(
        N_("{who} alone would then carry {share} of all revenue ({before} before)"),
        who=basket.component,
        share=figures.percent(basket.share),
        before=figures.percent(basket.before),
    )


def _thinner(margin: Margin) -> bool:
    return margin.after < margin.before


_MARGINS = {
    "nodes": N_("{thing} survives the loss of {after} of its nodes (before: {before})"),
    "disks": N_("{thing} survives the loss of {after} of its disks (before: {before})"),
    "votes": N_("{thing} keeps its quorum without {after} of its members (before: {before})"),
    "room": N_("{thing} keeps {after} of its memory free for restarts (before: {before})"),
}


_NO_MARGIN = {
    "nodes": N_("{thing} survives the loss of no node (before: {before})"),
    "disks": N_("{thing} survives the loss of no disk (before: {before})"),
    "votes": N_("{thing} keeps its quorum only with all of its members (before: without {before})"),
}
"""The same where nothing may be missed."""


_ONCE = {
    0: N_("a partition of {thing} would let guests run twice, and damage their disks"),
    1: N_("{thing} counts no votes: only locks keep a guest from running twice"),
    2: N_("{thing} acts only with a majority: no guest runs twice"),
}


def _margin(margin: Margin) -> str:
    if margin.kind == "once":
        return say(_ONCE[margin.after], thing=margin.thing)
    show = figures.percent if margin.kind == "room" else str
    texts = _MARGINS if margin.after else _MARGINS | _NO_MARGIN
    return say(
        texts[margin.kind],
        thing=margin.thing,
        before=show(margin.before),
        after=show(margin.after),
    )
