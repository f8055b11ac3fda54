"""The console line: one text for a command, and the command for a text."""

from difflib import get_close_matches
from typing import Any

from attrs import frozen

from dcgame.kernel.units import DAY, HOUR, MINUTE, Seconds
from dcgame.sim.commands.base import Argument, Command, arguments
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.registry import COMMANDS, command_of, verbs_in
from dcgame.words import N_
from dcgame.world.world import World

LONGEST_LINE = 200
LARGEST_COUNT = 100_000_000


@frozen
class NotUnderstood:
    """Why a line is no command: what is wrong with ``word``, and the nearest that would do."""

    reason: str
    word: str = ""
    nearest: tuple[str, ...] = ()
    values: tuple[tuple[str, Any], ...] = ()


def moment_text(moment: Seconds) -> str:
    """``3d14:25``: day 3 of the game, 14:25 (with seconds where they are not zero)."""
    day, rest = divmod(moment, DAY)
    hour, rest = divmod(rest, HOUR)
    minute, second = divmod(rest, MINUTE)
    tail = f":{second:02}" if second else ""
    return f"{day + 1}d{hour:02}:{minute:02}{tail}"


def moment_of(text: str) -> Seconds | None:
    """The second that ``3d14:25`` names, or ``None``."""
    day, mark, clock = text.partition("d")
    parts = clock.split(":")
    if not mark or len(parts) not in (2, 3) or len(text) > 16:
        return None
    numbers = (day, *parts)
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    hour, minute, second = (*(int(part) for part in parts), 0)[:3]
    if not (1 <= int(day) <= 10_000 and hour < 24 and minute < 60 and second < 60):
        return None
    return (int(day) - 1) * DAY + hour * HOUR + minute * MINUTE + second


def line_of(command: Command) -> str:
    """The console line that gives this command."""
    words = [command.verb]
    for argument in arguments(type(command)):
        value = getattr(command, argument.name)
        if argument.optional and value == argument.default:
            continue
        if argument.word:
            words.append(argument.word)
        words.append(moment_text(value) if argument.kind == "moment" else str(value))
    return " ".join(words)


def usage(command: type[Command]) -> str:
    """``migrate GUEST to HOST``, with what may be left out in brackets."""
    words = [command.verb]
    for argument in arguments(command):
        text = f"{argument.word} {argument.name.upper()}".strip()
        words.append(f"[{text}]" if argument.optional else text)
    return " ".join(words)


def parse(line: str) -> Command | NotUnderstood:
    """The command that a console line gives; names are not looked up yet.

    Leading arguments may stand without their word; later ones are found by theirs. What has no
    word comes first and is taken as it is, so that a guest may be called ``to``.
    """
    words = line.split()
    if not words or len(line) > LONGEST_LINE:
        return NotUnderstood(N_("say a verb and what it is for"))
    command = command_of(words[0].lower())
    if command is None:
        verbs = [each.verb for each in COMMANDS]
        near = tuple(get_close_matches(words[0].lower(), verbs, 3))
        return NotUnderstood(N_("there is no verb {word}"), words[0], near)
    return _parse_arguments(command, words[1:])


def _parse_arguments(command: type[Command], words: list[str]) -> Command | NotUnderstood:
    wanted = list(arguments(command))
    by_word = {argument.word: argument for argument in wanted if argument.word}
    given: dict[str, Any] = {}
    index = 0
    while index < len(words):
        word = words[index]
        argument = _next_bare(wanted, given)
        named = by_word.get(word)
        if named is not None and named.name not in given and (argument is None or argument.word):
            argument = named
            index += 1
        if argument is None:
            near = tuple(get_close_matches(word, list(by_word), 2))
            return NotUnderstood(N_("{word} is one word too many"), word, near)
        if index >= len(words):
            return NotUnderstood(N_("after {word} something is missing"), word)
        value = _value(argument, words[index])
        if isinstance(value, NotUnderstood):
            return value
        given[argument.name] = value
        index += 1
    return _complete(command, wanted, given)


def _next_bare(wanted: list[Argument], given: dict[str, Any]) -> Argument | None:
    """The next argument that may stand without its word."""
    for argument in wanted:
        if argument.name not in given and (not argument.word or not argument.optional):
            return argument
    return None


def _complete(
    command: type[Command], wanted: list[Argument], given: dict[str, Any]
) -> Command | NotUnderstood:
    for argument in wanted:
        if argument.name not in given and not argument.optional:
            return NotUnderstood(
                N_("{word} is missing; say: {usage}"),
                argument.name,
                values=(("usage", usage(command)),),
            )
    return command(**given)


def _value(argument: Argument, word: str) -> Any:
    if argument.kind == "count":
        if not (word.isascii() and word.isdigit() and int(word) <= LARGEST_COUNT):
            return NotUnderstood(N_("{word} is no whole number"), word)
        return int(word)
    if argument.kind == "moment":
        moment = moment_of(word)
        if moment is None:
            return NotUnderstood(N_("{word} is no moment; write it as 3d14:25"), word)
        return moment
    return word


def completions(world: World, line: str) -> tuple[str, ...]:
    """What the last word of a line could become."""
    words = line.split()
    if not words or (len(words) == 1 and not line.endswith(" ")):
        prefix = words[0].lower() if words else ""
        return tuple(each.verb for each in verbs_in(world) if each.verb.startswith(prefix))
    command = command_of(words[0].lower())
    if command is None:
        return ()
    last = "" if line.endswith(" ") else words[-1]
    before = words[1:] if not last else words[1:-1]
    options = _after(world, command, before)
    return tuple(option for option in options if option.startswith(last))


def _after(world: World, command: type[Command], words: list[str]) -> tuple[str, ...]:
    """What may stand after those words."""
    wanted = list(arguments(command))
    by_word = {argument.word: argument for argument in wanted if argument.word}
    given: dict[str, Any] = {}
    pending: Argument | None = None
    for word in words:
        bare = _next_bare(wanted, given)
        named = by_word.get(word)
        if pending is None and named and named.name not in given and (bare is None or bare.word):
            pending = named
            continue
        argument = pending or bare
        if argument is None:
            return ()
        given[argument.name] = word
        pending = None
    if pending is not None:
        return choices(world, pending.kind)
    options: list[str] = []
    for argument in wanted:
        if argument.name in given:
            continue
        if not argument.word:
            return (*options, *choices(world, argument.kind))
        options.append(argument.word)
        if not argument.optional:
            break
    return tuple(options)
