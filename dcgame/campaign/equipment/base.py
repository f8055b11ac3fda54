"""A kind of equipment in a level: how it is read, checked, and put into the room."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from dcgame.campaign.kinds import Field
from dcgame.campaign.level import Level
from dcgame.campaign.review import Review
from dcgame.world.world import World


@frozen(eq=False)
class Equipment:
    """``fields`` of ``level.toml`` (each an attribute of ``Level`` of the same name), ``check``
    that says what does not fit together, ``furnish`` that puts it into a bare room.

    ``parts`` tells, for each section whose things have parts that fail, the ids of the parts of
    one of its tables.
    """

    fields: tuple[Field, ...]
    check: Callable[[Review], None]
    furnish: Callable[[World, Level], World]
    parts: Mapping[str, Callable[[Any], tuple[str, ...]]] = {}
