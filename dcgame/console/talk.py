"""Everything that can be said, and who answers it: the room, the clock, or a host's prompt."""

from collections.abc import Callable, Mapping

from attrs import frozen

from dcgame.console import asking, learning, reading, waiting
from dcgame.console.answer import Answer, tell
from dcgame.console.controller import ControllerPrompt
from dcgame.console.host import HostPrompt
from dcgame.console.ordering import ordered, preview, undo
from dcgame.console.reach import no_controller, no_way_to
from dcgame.play.session import Session
from dcgame.play.settings import PAUSES
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.grammar import usage
from dcgame.sim.commands.registry import command_of, verbs_in
from dcgame.words import N_, say

PROMPT = "> "


class Talk:
    """A game by words. ``tries`` is what opens hints: games before this one, orders refused;
    ``pauses`` the kinds of alarm that stop the clock."""

    def __init__(self, session: Session, tries: int = 0, pauses: tuple[str, ...] = PAUSES) -> None:
        self.session = session
        self.tries = tries
        self.pauses = pauses
        self.shell: HostPrompt | ControllerPrompt | None = None

    @property
    def prompt(self) -> str:
        """What stands before what is typed."""
        return self.shell.prompt if self.shell else PROMPT

    def enter(self, line: str) -> Answer:
        """What is said to a line."""
        words = line.split()
        if not words:
            return Answer()
        if self.shell is not None:
            answer = self.shell.enter(line)
            if self.shell.gone:
                self.shell = None
            return answer
        spoken = WORDS.get(words[0].lower())
        if spoken is not None:
            return spoken.run(self, words[1:])
        answer = ordered(self.session, line)
        self.tries += not answer.done
        return answer


@frozen(eq=False)
class Spoken:
    """Something that can be said beside orders."""

    usage: str
    does: str
    run: Callable[[Talk, list[str]], Answer]


def _asks(ask: Callable[[Session, list[str]], Answer]) -> Callable[[Talk, list[str]], Answer]:
    return lambda talk, words: ask(talk.session, words)


def _help(talk: Talk, words: list[str]) -> Answer:
    """``help``, ``help migrate``"""
    if words:
        return _help_of(words[0].lower())
    lines = [say(N_("To ask:"))]
    lines += [f"  {spoken.usage}: {say(spoken.does)}." for spoken in WORDS.values()]
    lines.append(say(N_("Orders:")))
    lines += [f"  {order_help(command)}" for command in verbs_in(talk.session.world)]
    return Answer(tuple(lines))


def order_help(command: type[Command]) -> str:
    """A verb: how it is said, and what it does."""
    return f"{usage(command)}: {say(command.does)}."


def _help_of(name: str) -> Answer:
    command = command_of(name)
    if command is not None:
        return tell(order_help(command))
    spoken = WORDS.get(name)
    if spoken is not None:
        return tell(f"{spoken.usage}: {say(spoken.does)}.")
    return tell(say(N_("There is no verb {word}; help lists them all."), word=name))


def _hint(talk: Talk, words: list[str]) -> Answer:
    return learning.hint(talk.session, talk.tries)


def _run(talk: Talk, words: list[str]) -> Answer:
    return waiting.run(talk.session, words, talk.pauses)


def _ssh(talk: Talk, words: list[str]) -> Answer:
    return _open(talk, words, "ssh HOST", no_way_to, HostPrompt)


def _bmc(talk: Talk, words: list[str]) -> Answer:
    return _open(talk, words, "bmc HOST", no_controller, ControllerPrompt)


def _open(
    talk: Talk,
    words: list[str],
    how: str,
    closed: Callable[..., str],
    prompt: type[HostPrompt] | type[ControllerPrompt],
) -> Answer:
    if len(words) != 1:
        return tell(say(N_("Say: {usage}"), usage=how))
    problem = closed(talk.session.world, words[0])
    if problem:
        return tell(problem)
    talk.shell = prompt(talk.session, words[0])
    return tell(say(N_("Connected to {server}. help lists what it knows."), server=words[0]))


def _save(talk: Talk, words: list[str]) -> Answer:
    talk.session.save_now()
    if talk.session.trouble:
        return tell(talk.session.trouble)
    if talk.session.recorder is None:
        return tell(say(N_("This game is not being recorded.")))
    return tell(say(N_("Saved in {path}."), path=talk.session.recorder.path))


WORDS: Mapping[str, Spoken] = {
    "help": Spoken("help [VERB]", N_("what can be said"), _help),
    "look": Spoken("look [NAME]", N_("the room, or one thing in it"), _asks(asking.looked)),
    "services": Spoken("services", N_("how the services are"), _asks(asking.services)),
    "alarms": Spoken("alarms", N_("what is wrong now"), _asks(asking.wrong)),
    "jobs": Spoken("jobs", N_("work in progress"), _asks(asking.works)),
    "why": Spoken("why [NAME|NUMBER]", N_("how it came to that"), _asks(asking.why)),
    "log": Spoken("log [NAME|COUNT]", N_("what has happened"), _asks(asking.log)),
    "goals": Spoken("goals", N_("what is asked for, and how it stands"), _asks(asking.goals)),
    "brief": Spoken("brief", N_("what this level is about"), _asks(asking.brief)),
    "codex": Spoken("codex [TOPIC]", N_("a page of the codex"), _asks(reading.codex)),
    "fire": Spoken("fire [NAME]", N_("what can be broken, in a laboratory"), _asks(reading.fire)),
    "preview": Spoken("preview ORDER", N_("what an order would do"), _asks(preview)),
    "undo": Spoken("undo", N_("take back the last order of this moment"), _asks(undo)),
    "run": Spoken(waiting.USAGE, N_("let time pass; alarms stop it"), _run),
    "hint": Spoken(
        "hint", N_("a hint"), lambda talk, words: learning.hint(talk.session, talk.tries)
    ),
    "predict": Spoken("predict [LETTER]", N_("what you expect"), _asks(learning.predict)),
    "ssh": Spoken("ssh HOST", N_("the prompt of a host"), _ssh),
    "bmc": Spoken("bmc SERVER", N_("the prompt of a management controller"), _bmc),
    "save": Spoken("save", N_("write the game down"), _save),
    "quit": Spoken("quit", N_("save and leave"), lambda talk, words: Answer(leave=True)),
}
"""What can be said beside orders, in the order of the help."""
