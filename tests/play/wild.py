"""Orders as somebody would give them who presses every key: plausible, often refused."""

from random import Random

from dcgame.kernel.units import DAY, HOUR
from dcgame.play.session import Session
from dcgame.sim.commands.base import Argument, arguments
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.grammar import moment_text
from dcgame.sim.commands.registry import COMMANDS
from dcgame.world.world import World

COUNTS = (0, 1, 2, 4, 256, 1024, 4096, 20_000)


def line(world: World, luck: Random) -> str:
    """One console line."""
    command = luck.choice(COMMANDS)
    words = [command.verb]
    for argument in arguments(command):
        if argument.optional and luck.random() < 0.5:
            continue
        if argument.word:
            words.append(argument.word)
        words.append(_value(world, argument, luck))
    return " ".join(words)


ANYTHING = (
    *("disk", "psu", "disk-1", "psu-1", "mainboard-1", "openvisor", "linux", "node-2015"),
    *("on", "off", "full", "para", "emulated", "0", "1", "4096", "99999999"),
    *("3d02:00", "3d03:00", "9999d00:00", "nothing"),
)


def nonsense(world: World, luck: Random) -> str:
    """A line of which only the verb and the prepositions make sense."""
    names = (*world.servers, *world.guests, *world.apps, *world.services, *world.racks)
    command = luck.choice(COMMANDS)
    words = [command.verb]
    for argument in arguments(command):
        if argument.optional and luck.random() < 0.5:
            continue
        if argument.word:
            words.append(argument.word)
        words.append(luck.choice((*names, *world.jobs, *ANYTHING)))
    return " ".join(words)


def _value(world: World, argument: Argument, luck: Random) -> str:
    if argument.kind == "count":
        return str(luck.choice(COUNTS))
    if argument.kind == "moment":
        night = world.now // DAY * DAY + luck.randrange(1, 4) * DAY
        return moment_text(night + luck.randrange(22, 30) * HOUR)
    if argument.kind == "new":
        return f"new-{luck.randrange(4)}"
    known = choices(world, argument.kind)
    return luck.choice(known) if known else "nothing"


def play(session: Session, luck: Random, moves: int) -> int:
    """Give orders, undo some, let time pass, read hints; how many orders were accepted."""
    accepted = 0
    for _ in range(moves):
        what = luck.random()
        if what < 0.55:
            accepted += isinstance(session.order(line(session.world, luck)), tuple)
        elif what < 0.62:
            session.undo()
        elif what < 0.66:
            session.take_hint(luck.randrange(1, 4))
        elif what < 0.68 and session.answered is None:
            session.predict(luck.choice(("post", "shop")))
        elif what < 0.72:
            session.save_now()
        else:
            session.advance(session.world.now + luck.randrange(1, 3 * HOUR))
    return accepted
