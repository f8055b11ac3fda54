"""Which rules react to which fact, in order."""

from collections.abc import Callable

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import (
    AppCrashed,
    AppFrozen,
    AppLeaked,
    AppMoved,
    AppRanAway,
    AppStarted,
    AppStopped,
    AppThawed,
    LibraryReplaced,
    VendorRefused,
)
from dcgame.sim.facts.backups import GuestRestored
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.business import AdvisoryPublished, ChangeWentWrong, HostBroken, OfferMade
from dcgame.sim.facts.damage import (
    CorruptionFound,
    FolderDeleted,
    GuestEncrypted,
    StillBroken,
    UpdateBroke,
    UpdateMended,
)
from dcgame.sim.facts.folders import Customised, IdentityClash
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.guests import (
    GuestCreated,
    GuestDeleted,
    GuestLost,
    GuestMoved,
    GuestPanicked,
    GuestResized,
    GuestStarted,
    GuestStopped,
)
from dcgame.sim.facts.hardware import (
    HostLost,
    PartFailed,
    PartReplaced,
    ServerPoweredOff,
    ServerStarted,
)
from dcgame.sim.facts.jobs import CutoverBegun, JobBegun, JobDone, JobFailed
from dcgame.sim.facts.nodes import (
    ControllerCrashed,
    NodeAdded,
    NodeBack,
    NodeDetached,
    NodeDown,
    NodeLeaving,
    NodeLost,
    NodeRemoved,
    StallOver,
)
from dcgame.sim.facts.platform import (
    HostRebooting,
    PlatformInstalled,
    PlatformWiped,
    UpdateAnnounced,
    Updated,
    UpdateForced,
    UpdatePostponed,
)
from dcgame.sim.facts.pools import (
    BalancingSet,
    DiskPiecesGone,
    GuestStored,
    GuestSwelled,
    LayoutFreed,
    LayoutPlaced,
    PieceMade,
    PoolDataLost,
    PoolStopped,
    PoolWritable,
    RedundancySet,
)
from dcgame.sim.facts.snapshots import (
    Consolidated,
    Reverted,
    SnapshotTaken,
    StoreFilled,
    StoreRelieved,
)
from dcgame.sim.rules import (
    business,
    crashing,
    damage,
    falling,
    filling,
    identity,
    link,
    moving,
    parts,
    pools,
    promises,
    starting,
    updates,
)
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

Rule = Callable[[World, Entry], Effects]

_POOLS: tuple[tuple[type[Fact], tuple[Rule, ...]], ...] = (
    (HostLost, (pools.server_fell,)),
    (HostRebooting, (pools.server_fell,)),
    (ServerPoweredOff, (pools.server_fell,)),
    (PlatformWiped, (pools.server_fell,)),
    (PartFailed, (pools.disk_failed,)),
    (PartReplaced, (pools.disk_replaced,)),
    (GuestCreated, (pools.folder_moved,)),
    (GuestDeleted, (pools.folder_moved,)),
    (GuestStored, (promises.guest_changed, pools.folder_moved, filling.guest_moved)),
    (NodeLost, (pools.node_gone,)),
    (NodeDown, (pools.node_gone,)),
    (ControllerCrashed, (pools.node_gone,)),
    (NodeBack, (pools.node_back,)),
    (StallOver, (pools.judged,)),
    (NodeDetached, (pools.judged,)),
    (NodeAdded, (pools.changed_inside,)),
    (NodeLeaving, (pools.changed_inside,)),
    (NodeRemoved, (pools.changed_inside,)),
    (DiskPiecesGone, (pools.pieces_gone,)),
    (PoolDataLost, (pools.data_lost,)),
    (PieceMade, (pools.changed_inside,)),
    (LayoutPlaced, (pools.changed_inside,)),
    (LayoutFreed, (pools.changed_inside,)),
    (RedundancySet, (pools.changed_inside,)),
    (BalancingSet, (pools.changed_inside,)),
    (GuestSwelled, (pools.changed_inside,)),
    (PoolStopped, (pools.judged,)),
    (PoolWritable, (pools.judged,)),
    (JobDone, (moving.copy_ended,)),
    (JobFailed, (moving.copy_ended,)),
)
"""Hyper-converged pools, and folders that move from store to store."""

RULES: tuple[tuple[type[Fact], tuple[Rule, ...]], ...] = (
    (ServerStarted, (pools.server_rose,)),
    (PartFailed, (parts.part_failed, parts.support_answers)),
    (PartReplaced, (parts.part_replaced,)),
    (HostLost, (falling.machine_fell, falling.cluster_restarts)),
    (HostRebooting, (falling.machine_fell, falling.cluster_restarts)),
    (ServerPoweredOff, (falling.machine_fell,)),
    (PlatformWiped, (falling.machine_fell,)),
    (ServerStarted, (starting.server_started, falling.waiting_guests_try_again)),
    (GuestStarted, (identity.namesake_came, starting.guest_started)),
    (GuestStopped, (falling.guest_fell, identity.namesake_went)),
    (GuestLost, (falling.guest_fell, identity.namesake_went)),
    (GuestPanicked, (falling.guest_fell, identity.namesake_went)),
    (IdentityClash, (identity.clashed,)),
    (Customised, (identity.namesake_went,)),
    (GuestResized, (promises.guest_changed,)),
    (GuestMoved, (promises.guest_changed, filling.guest_moved)),
    (LibraryReplaced, (crashing.cannot_go_on,)),
    (VendorRefused, (crashing.cannot_go_on,)),
    (AppStarted, (promises.app_changed, filling.app_started, damage.started_in_vain)),
    (AppFrozen, (promises.app_changed,)),
    (AppThawed, (promises.app_changed,)),
    (SnapshotTaken, (filling.space_changed,)),
    (Consolidated, (filling.space_changed,)),
    (Reverted, (filling.space_changed,)),
    (GuestRestored, (filling.space_changed,)),
    (StoreFilled, (filling.store_filled,)),
    (StoreRelieved, (filling.store_relieved,)),
    (FolderDeleted, (damage.data_gone, filling.space_changed)),
    (GuestEncrypted, (damage.data_gone, filling.space_changed)),
    (CorruptionFound, (crashing.cannot_go_on,)),
    (UpdateBroke, (crashing.cannot_go_on,)),
    (StillBroken, (crashing.cannot_go_on,)),
    (UpdateMended, (damage.update_mended,)),
    (AppStopped, (falling.app_fell, promises.app_changed)),
    (AppCrashed, (falling.app_fell, promises.app_changed)),
    (AppRanAway, (promises.app_changed,)),
    (AppLeaked, (promises.app_changed,)),
    (AppMoved, (promises.app_changed,)),
    (BandCrossed, (promises.gauge_crossed,)),
    (JobBegun, (link.job_begun,)),
    (JobDone, (link.job_ended,)),
    (JobFailed, (link.job_failed, updates.update_broken_off)),
    (CutoverBegun, (link.cutover_begun,)),
    (UpdateAnnounced, (updates.update_scheduled,)),
    (UpdatePostponed, (updates.update_scheduled,)),
    (UpdateForced, (updates.update_forced,)),
    *_POOLS,
    (Updated, (updates.updated, business.patched)),
    (PlatformInstalled, (business.patched,)),
    (AdvisoryPublished, (business.advisory_published,)),
    (OfferMade, (business.offer_made,)),
    (HostBroken, (business.host_broken,)),
    (ChangeWentWrong, (business.change_went_wrong,)),
)
