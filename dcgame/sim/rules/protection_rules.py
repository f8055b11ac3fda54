"""Which rules react when snapshots grow and when data come to harm, in order."""

from collections.abc import Callable

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppFrozen, AppMoved, AppStarted, AppThawed
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
from dcgame.sim.facts.disks import DiskAdded, DiskGrown, DisksProvisioned
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.guests import GuestCreated, GuestMoved
from dcgame.sim.facts.hardware import DataLost
from dcgame.sim.facts.luns import AppPoursOut, LunGrown
from dcgame.sim.facts.play import GameBegun
from dcgame.sim.facts.pools import GuestStored, LayoutPlaced, PoolWritable
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
    (AppThawed, (promises.app_changed, filling.app_started)),
    (GameBegun, (filling.room_begins,)),
    (LunGrown, (filling.lun_grown,)),
    (AppPoursOut, (filling.app_started,)),
    (AppMoved, (filling.app_came,)),
    (GuestCreated, (filling.store_taken,)),
    (GuestMoved, (filling.guest_moved, filling.store_taken)),
    (GuestStored, (filling.guest_moved, filling.store_taken)),
    (DiskAdded, (filling.space_changed,)),
    (DiskGrown, (filling.space_changed,)),
    (DisksProvisioned, (filling.space_changed,)),
    (LayoutPlaced, (filling.space_changed,)),
    (PoolWritable, (filling.pool_writable,)),
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
