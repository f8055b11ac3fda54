"""Which rules react when snapshots grow and when data come to harm, in order."""

from collections.abc import Callable

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppFrozen, AppStarted, AppThawed
from dcgame.sim.facts.backups import GuestRestored
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.damage import (
    CorruptionFound,
    FolderDeleted,
    GuestEncrypted,
    StillBroken,
    UpdateBroke,
    UpdateMended,
)
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.guests import GuestMoved
from dcgame.sim.facts.hardware import DataLost
from dcgame.sim.facts.pools import GuestStored
from dcgame.sim.facts.snapshots import (
    Consolidated,
    Reverted,
    SnapshotTaken,
    StoreFilled,
    StoreRelieved,
)
from dcgame.sim.rules import crashing, damage, filling, promises
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

PROTECTION_RULES: tuple[tuple[type[Fact], tuple[Callable[[World, Entry], Effects], ...]], ...] = (
    (AppStarted, (filling.app_started, damage.started_in_vain)),
    (AppFrozen, (promises.app_changed,)),
    (AppThawed, (promises.app_changed,)),
    (GuestMoved, (filling.guest_moved,)),
    (GuestStored, (filling.guest_moved,)),
    (SnapshotTaken, (filling.space_changed,)),
    (Consolidated, (filling.space_changed,)),
    (Reverted, (filling.space_changed,)),
    (GuestRestored, (filling.space_changed,)),
    (StoreFilled, (filling.store_filled,)),
    (StoreRelieved, (filling.store_relieved,)),
    (FolderDeleted, (damage.data_gone, filling.space_changed)),
    (GuestEncrypted, (damage.data_gone, filling.space_changed)),
    (GroupLost, (damage.vaults_gone,)),
    (DataLost, (damage.vaults_gone,)),
    (CorruptionFound, (crashing.cannot_go_on,)),
    (UpdateBroke, (crashing.cannot_go_on,)),
    (StillBroken, (crashing.cannot_go_on,)),
    (UpdateMended, (damage.update_mended,)),
)
