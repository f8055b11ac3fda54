"""What can be asked of the room: nothing of it changes anything."""

from collections.abc import Iterator

from dcgame.console.answer import Answer, tell, tell_of
from dcgame.console.looks import look, names, room, service_line, work
from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.play import figures
from dcgame.play.alarms import Alarm, alarms, attention
from dcgame.play.building import building
from dcgame.play.explaining import explain, stands
from dcgame.play.narrate import is_hidden, show, told
from dcgame.play.session import Session
from dcgame.play.standing import standing
from dcgame.play.vocabulary import word
from dcgame.play.why import entry_behind, is_known
from dcgame.words import N_, language, say
from dcgame.world.world import World

LATEST = 12


def looked(session: Session, words: list[str]) -> Answer:
    """``look``, ``look esx-1``."""
    world = session.world
    if not words:
        title = session.level.title.get(language())
        return tell(f"{title}.", *room(world), *(f"{line}." for line in building(world)))
    lines = look(world, words[0])
    return Answer(lines) if lines else unknown(world, words[0])


def unknown(world: World, name: str) -> Answer:
    """There is no such thing; what is nearest to it."""
    from difflib import get_close_matches

    near = get_close_matches(name, names(world), 3)
    if not near:
        return tell_of(N_("There is no {name} in this room; look tells what there is."), name=name)
    text = N_("There is no {name} in this room; did you mean {nearest}?")
    return tell_of(text, name=name, nearest=", ".join(near))


def services(session: Session, words: list[str]) -> Answer:
    """``services``"""
    world = session.world
    lines = [service_line(world, world.services[name]) for name in sorted(world.services)]
    return Answer(tuple(lines)) if lines else tell_of(N_("Nobody pays for a service here."))


def works(session: Session, words: list[str]) -> Answer:
    """``jobs``"""
    world = session.world
    lines = [work(world, world.jobs[key]) for key in sorted(world.jobs)]
    return Answer(tuple(lines)) if lines else tell_of(N_("Nothing is being worked on."))


def wrong(session: Session, words: list[str]) -> Answer:
    """``alarms``"""
    found = alarms(session.world)
    if not found:
        return tell_of(N_("All is well."))
    return Answer(tuple(alarm_line(session, alarm) for alarm in found))


def alarm_line(session: Session, alarm: Alarm) -> str:
    """An alarm in one sentence: how the thing is, and what made it so."""
    entry = entry_of(session, alarm.seq)
    if entry is None:
        return f"{alarm.about}: {_state(alarm)}."
    when = figures.moment(entry.at)
    text = N_("{about}, {state} since {when}: {what}.")
    return say(text, about=alarm.about, state=_state(alarm), when=when, what=told(entry))


STATES = {
    "lost": N_("lost"),
    "waiting": N_("waiting for room"),
    "down": N_("down"),
    "degraded": N_("slow"),
    "update": N_("an update is due"),
    "crashed": N_("crashed"),
    "runaway": N_("runs in circles"),
    "failed": N_("dead"),
    "generator": N_("lives from its generator"),
    "battery": N_("lives from its battery"),
    "dark": N_("dark"),
    "tripped": N_("tripped"),
    "wet": N_("wet"),
    "hot": N_("hot"),
    "restarts": N_("restarts"),
    "flooded": N_("flooded"),
    "cut": N_("cut"),
    "full": N_("full"),
    "no-majority": N_("no majority"),
    "copies-missing": N_("lacks copies"),
    "controller": N_("no controller"),
    "quorum": N_("no quorum"),
    "apart": N_("cut apart"),
    "rule": N_("a rule is broken"),
    "agent": N_("its agent hangs"),
    "certificate": N_("its certificate has expired"),
    "clock": N_("its clock is wrong"),
    "data lost": N_("data lost"),
    "cable": N_("no way to its fabric"),
    "unreadable": N_("a copy that cannot be read"),
}


def _state(alarm: Alarm) -> str:
    if alarm.kind == "gauge":
        return word(Band[alarm.state.upper()])
    return say(STATES[alarm.state]) if alarm.state in STATES else show("state", alarm.state)


def entry_of(session: Session, seq: int | None) -> Entry | None:
    """The entry of that number, if it is in the journal."""
    if seq is None:
        return None
    first = session.journal[0].seq
    return session.journal[seq - first] if 0 <= seq - first < len(session.journal) else None


def why(session: Session, words: list[str]) -> Answer:
    """``why``, ``why esx-1``, ``why 17``: from what is wrong to its roots."""
    seq = seq_of(session, words[0]) if words else _worst(session)
    if seq is None and words and not is_known(session.world, session.journal, words[0]):
        return unknown(session.world, words[0])
    if seq is None:
        nothing = say(N_("Nothing to explain: nothing has happened to it."))
        lines = stands(session, words[0]) if words else ()
        return tell(nothing, *(_stood(line.sentence) for line in lines))
    return Answer(tuple(reasons(session, seq)))


def reasons(session: Session, seq: int) -> Iterator[str]:
    """The chain of causes of an entry, a line each."""
    for number, reason in enumerate(explain(session, seq)):
        if reason.stood:
            yield _stood(reason.sentence)
            continue
        when = figures.moment(reason.at)
        text = N_("{when}: {what}.")
        if number:
            text = N_("It was possible because, {when}: {what}.")
            if not reason.enabling:
                text = N_("Because, {when}: {what}.")
        yield say(text, when=when, what=reason.sentence)


def _stood(line: str) -> str:
    return f"  {line[:1].upper()}{line[1:]}."


def _worst(session: Session) -> int | None:
    return next((each.seq for each in alarms(session.world)), None)


def seq_of(session: Session, name: str) -> int | None:
    """The entry to explain for a name: what put it in its state, or that number."""
    return entry_behind(session.world, session.journal, name)


def log(session: Session, words: list[str]) -> Answer:
    """``log``, ``log 40``, ``log esx-1``: the latest entries, with the number for ``why``."""
    entries = [entry for entry in session.journal if not is_hidden(entry)]
    most = LATEST
    if words and words[0].isascii() and words[0].isdigit():
        most = min(int(words[0]), 500)
    elif words:
        entries = [entry for entry in entries if words[0] in told(entry)]
    if not entries:
        return tell_of(N_("Nothing is written about it."))
    return Answer(tuple(log_line(entry) for entry in entries[-most:]))


def log_line(entry: Entry) -> str:
    """An entry of the journal; what deserves attention is marked."""
    mark = "! " if attention(entry) else ""
    return f"{entry.seq}  {figures.moment(entry.at)}  {mark}{told(entry)}"


def goals(session: Session, words: list[str]) -> Answer:
    """``goals``"""
    lines = []
    for goal in session.result().goals:
        wanted = say(N_("To win"))
        if goal.stars > 1:
            wanted = say(N_("For {count} stars"), count=goal.stars)
        held = say(N_("held")) if goal.held else say(N_("not held"))
        figure = standing(goal)
        lines.append(
            f"{wanted}: {goal.text.get(language())} {held.capitalize()}"
            + (f" ({figure})." if figure else ".")
        )
    return Answer(tuple(lines)) if lines else tell_of(N_("Nothing is asked for in this room."))


def brief(session: Session, words: list[str]) -> Answer:
    """``brief``"""
    return Answer(plain_text(session.level.brief.get(language())))


def plain_text(markdown: str) -> tuple[str, ...]:
    """A level's longer text without its marks."""
    lines = []
    for line in markdown.splitlines():
        bare = line.lstrip("#").strip() if line.startswith("#") else line.rstrip()
        lines.append(bare.replace("**", "").replace("`", "").replace("*", ""))
    return tuple(lines)
