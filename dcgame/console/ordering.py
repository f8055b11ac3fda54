"""Orders, what they would do, and taking them back."""

from collections.abc import Iterator

from dcgame.console.answer import Answer, tell_of
from dcgame.play import figures
from dcgame.play.forecast import Forecast
from dcgame.play.foretold import NOTHING, Tone, notes
from dcgame.play.narrate import misunderstanding, refusal, told
from dcgame.play.precautions import risk_line
from dcgame.play.session import Session
from dcgame.play.space_ahead import space_line
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.commands.strike import Strike
from dcgame.sim.facts.play import Ordered
from dcgame.sim.failures.fitting import harmless
from dcgame.words import N_, say


def ordered(session: Session, line: str) -> Answer:
    """Give an order; what came of it at once."""
    idle = _idle_shot(session, line)
    result = session.order(line)
    if isinstance(result, NotUnderstood):
        text = N_("Not understood: {problem}. Say help for everything that can be said.")
        return tell_of(text, problem=misunderstanding(result))
    if isinstance(result, Refused):
        return Answer(_refused(result))
    follows = tuple(f"  {told(entry)}." for entry in result if not isinstance(entry.fact, Ordered))
    return Answer((say(N_("Done: {line}"), line=line), *follows, *idle), done=True)


def _idle_shot(session: Session, line: str) -> tuple[str, ...]:
    """A misfortune of which nothing comes as things are: it is said, or one would wait for it."""
    command = parse(line)
    if not isinstance(command, Strike) or not harmless(session.world, command.kind, command.target):
        return ()
    return (say(N_("It does no harm to {target} as things are."), target=command.target),)


def _refused(result: Refused) -> tuple[str, ...]:
    reason, cure = refusal(result)
    lines = [say(N_("Refused: {reason}."), reason=reason)]
    if cure:
        lines.append(say(N_("What would do: {cure}."), cure=cure))
    return tuple(lines)


def preview(session: Session, words: list[str]) -> Answer:
    """``preview migrate web-1 to esx-2``: what an order would do. Nothing changes."""
    if not words:
        return tell_of(N_("Say the whole order after preview."))
    command = parse(" ".join(words))
    if isinstance(command, NotUnderstood):
        return tell_of(N_("Not understood: {problem}."), problem=misunderstanding(command))
    found = session.preview(command)
    if isinstance(found, Refused):
        return Answer(_refused(found))
    return Answer(tuple(forecast_lines(found)))


def forecast_lines(found: Forecast) -> Iterator[str]:
    """A forecast in sentences: what speaks against it first."""
    said = notes(found)
    against = [note for note in said if note.tone in (Tone.HURTS, Tone.WARNS)]
    yield from (say(N_("Beware: {warning}."), warning=note.text) for note in against)
    if not against:
        yield say(N_("Nothing stops."))
    if found.cost_cents:
        yield say(N_("It costs {money} at once."), money=figures.money(found.cost_cents))
    if found.monthly_cents:
        sign = "+" if found.monthly_cents > 0 else ""
        money = sign + figures.money(found.monthly_cents)
        yield say(N_("It changes the bill of a month by {money}."), money=money)
    if found.duration:
        yield say(N_("It takes {time}."), time=figures.duration(found.duration))
    else:
        yield say(N_("It is done at once."))
    for host in found.hosts:
        text = N_(
            "{server}: processor {cpu} instead of {cpu_now}, memory {ram} instead of {ram_now}."
        )
        yield say(
            text,
            server=host.server,
            cpu=figures.percent(host.cpu_after),
            cpu_now=figures.percent(host.cpu_before),
            ram=figures.percent(host.ram_after),
            ram_now=figures.percent(host.ram_before),
        )
    for store in found.stores:
        yield space_line(store)
    if found.risk:
        yield say(N_("It {risk}."), risk=risk_line(found.risk))
    yield from (
        say(N_("Then: {what}."), what=note.text)
        for note in said
        if note not in against and note.text != say(NOTHING)
    )


def undo(session: Session, words: list[str]) -> Answer:
    """``undo``"""
    line = session.undo()
    if line is None:
        return tell_of(N_("Nothing to undo: time has passed since the last order."))
    return Answer((say(N_("Taken back: {line}"), line=line),), done=True)
