"""A command is asked; it is refused with a reason, or it becomes facts."""

from typing import Any, ClassVar

import attrs
from attrs import frozen

from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World


@frozen
class Refused:
    """Why not (``reason``), and what would do (``cure``); both take ``values``."""

    reason: str
    cure: str = ""
    values: tuple[tuple[str, Any], ...] = ()


def refuse(reason: str, cure: str = "", **values: Any) -> Refused:
    """A refusal, its values named."""
    return Refused(reason, cure, tuple(values.items()))


class Command:
    """An order of the player, one definition for menu, key, console, save and bot.

    ``verb`` is its word on the console, ``does`` what the menu says, ``group`` where the menu
    lists it. Fields are arguments, made with :func:`argument`, in the order of the console line.
    """

    verb: ClassVar[str]
    does: ClassVar[str]
    group: ClassVar[str]

    def decide(self, world: World) -> Refused | Effects:
        """Whether it can be done now, and what it then does."""
        raise TypeError(f"{self.verb} decides nothing")


def argument(kind: str, word: str = "", default: Any = attrs.NOTHING, label: str = "") -> Any:
    """An argument of a command.

    ``kind`` says what it names (``server``, ``guest``, ``app``, ``count``, ``moment`` …);
    ``word`` stands before it on the console line; with a default it may be left out.
    """
    return attrs.field(default=default, metadata={"kind": kind, "word": word, "label": label})


@frozen
class Argument:
    """An argument as the grammar and the menus see it."""

    name: str
    kind: str
    word: str
    default: Any
    label: str

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        return self.default is not attrs.NOTHING


def arguments(command: type[Command]) -> tuple[Argument, ...]:
    """The arguments of a command, in order."""
    fields: Any = attrs.fields(command)  # type: ignore[arg-type]  # every verb is an attrs class
    return tuple(
        Argument(
            field.name,
            field.metadata["kind"],
            field.metadata["word"],
            field.default,
            field.metadata["label"],
        )
        for field in fields
    )
