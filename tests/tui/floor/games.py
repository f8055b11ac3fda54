"""Sessions over the small room, without a level's files."""

from typing import Any

import attrs

from dcgame.campaign.level import Level, Text
from dcgame.kernel.units import DAY
from dcgame.play.session import Session
from dcgame.world.world import World
from tests.tui.floor.worlds import room
