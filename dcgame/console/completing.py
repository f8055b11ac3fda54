"""What the last word of a line could become."""

from collections.abc import Callable, Mapping

from dcgame.campaign.codex import topics
from dcgame.console.controller import BUTTONS, FIRST, ControllerPrompt
from dcgame.console.host import COMMANDS as HOST_COMMANDS
from dcgame.console.host import HostPrompt, known
from dcgame.console.looks import names
from dcgame.console.reach import answers
from dcgame.console.talk import WORDS, Talk
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.grammar import completions
from dcgame.sim.commands.registry import verbs_in
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def complete(talk: Talk, line: str) -> tuple[str, ...]:
    """The words that may end the line, those that begin as its last word does."""
    if talk.shell is not None:
        return _begin(line, _at_prompt(talk.shell, line))
    first, space, rest = line.lstrip().partition(" ")
    if not space:
        spoken = tuple(word for word in WORDS if word.startswith(first.lower()))
        return (*completions(talk.session.world, line), *spoken)
    if first == "preview":
        return completions(talk.session.world, rest.lstrip())
    finder = _AFTER.get(first)
    if finder is None:
        return completions(talk.session.world, line)
    return _begin(line, finder(talk.session.world) if " " not in rest.lstrip() else ())


def _begin(line: str, options: tuple[str, ...]) -> tuple[str, ...]:
    last = "" if line.endswith(" ") or not line else line.rsplit(maxsplit=1)[-1]
    return tuple(option for option in options if option.startswith(last))


def _hosts(world: World) -> tuple[str, ...]:
    return tuple(
        name
        for name in sorted(world.servers)
        if world.servers[name].state is ServerState.UP and world.servers[name].platform
    )


def _controlled(world: World) -> tuple[str, ...]:
    return tuple(name for name in sorted(world.servers) if answers(world.servers[name]))


_AFTER: Mapping[str, Callable[[World], tuple[str, ...]]] = {
    "look": names,
    "why": names,
    "log": names,
    "ssh": _hosts,
    "bmc": _controlled,
    "help": lambda world: (*(each.verb for each in verbs_in(world)), *WORDS),
    "fire": names,
    "codex": lambda world: tuple(sorted({topic for _, topic in topics()})),
    "run": lambda world: ("until", "to", "2h", "1d"),
}


def _at_prompt(shell: HostPrompt | ControllerPrompt, line: str) -> tuple[str, ...]:
    words = line.split()
    first = len(words) < 2 and not line.endswith(" ")
    if isinstance(shell, ControllerPrompt):
        return FIRST if first else BUTTONS if words[0] == "power" else ()
    if first:
        return known(shell)
    if words[0] not in HOST_COMMANDS:
        return ()
    host = shell.host
    if words[0] == "ls":
        folders = tuple(f"/datastore/{name}" for name in host.guests)
        return ("/datastore", *folders)
    if words[0] == "vm" and (len(words) == 1 or (len(words) == 2 and not line.endswith(" "))):
        return ("list", "start", "stop", "kill", "restart", "destroy", "migrate")
    if words[:2] == ["vm", "migrate"] and len(words) + line.endswith(" ") > 3:
        if "to" not in words:
            return ("to",)
        hosts = choices(shell.session.world, "host")
        return tuple(name for name in hosts if name != shell.server)
    return (*host.guests, *host.apps)
