"""Which rules react to which fact, in order."""

from collections.abc import Callable

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import (
    AppCrashed,
    AppLeaked,
    AppMoved,
    AppRanAway,
    AppStarted,
    AppStopped,
    LibraryReplaced,
    VendorRefused,
)
from dcgame.sim.facts.arrays import ArrayDown, ArrayServes, TakeoverBegun
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.business import AdvisoryPublished, ChangeWentWrong, HostBroken, OfferMade
from dcgame.sim.facts.fabrics import (
    Attached,
    CableBroken,
    CableMended,
    FabricDown,
    FabricUp,
    GuestStranded,
)
from dcgame.sim.facts.folders import Customised, IdentityClash
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.groups import DiskEmpty, GroupEnlarged, GroupLost, SectorMet, SpareStepsIn
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
from dcgame.sim.facts.luns import (
    AppPoursOut,
    LunCreated,
    LunDeleted,
    LunFull,
    LunGrown,
    LunHasRoom,
    LunProvisioned,
)
from dcgame.sim.facts.mirrors import MirrorStale
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
from dcgame.sim.facts.play import GameBegun
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
from dcgame.sim.rules import (
    business,
    crashing,
    falling,
    identity,
    link,
    moving,
    parts,
    pools,
    promises,
    raid,
    reach,
    space,
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
    (GuestStored, (promises.guest_changed, pools.folder_moved)),
    (NodeLost, (pools.node_gone, reach.ways_changed)),
    (NodeDown, (pools.node_gone, reach.ways_changed)),
    (ControllerCrashed, (pools.node_gone, reach.ways_changed)),
    (NodeBack, (pools.node_back, reach.ways_changed)),
    (StallOver, (pools.judged,)),
    (NodeDetached, (reach.ways_changed,)),
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

_STORAGE: tuple[tuple[type[Fact], tuple[Rule, ...]], ...] = (
    (GameBegun, (space.space_changed,)),
    (
        PartFailed,
        (raid.disk_failed, raid.mirror_disk_failed, reach.part_failed, reach.adapter_changed),
    ),
    (
        PartReplaced,
        (raid.disk_replaced, raid.mirror_replaced, reach.part_replaced, reach.adapter_changed),
    ),
    (MirrorStale, (raid.mirror_to_copy,)),
    (SpareStepsIn, (raid.disk_to_fill,)),
    (DiskEmpty, (raid.disk_to_fill,)),
    (GroupLost, (raid.group_lost,)),
    (SectorMet, (raid.sector_met,)),
    (TakeoverBegun, (reach.ways_changed,)),
    (ArrayDown, (reach.array_down,)),
    (ArrayServes, (reach.array_serves,)),
    (FabricDown, (reach.ways_changed,)),
    (FabricUp, (reach.ways_changed,)),
    (CableBroken, (reach.ways_changed,)),
    (CableMended, (reach.ways_changed,)),
    (Attached, (reach.ways_changed,)),
    (GuestStranded, (falling.guest_fell, identity.namesake_went)),
    (LunFull, (space.lun_turned,)),
    (LunHasRoom, (space.lun_turned,)),
    (LunCreated, (space.space_changed,)),
    (LunGrown, (space.space_changed,)),
    (LunProvisioned, (space.space_changed,)),
    (LunDeleted, (space.space_changed,)),
    (GroupEnlarged, (space.space_changed,)),
    (AppPoursOut, (space.space_changed,)),
    (GuestCreated, (space.space_changed,)),
    (GuestDeleted, (space.space_changed,)),
    (GuestStored, (space.space_changed,)),
    (AppStarted, (space.space_changed,)),
    (AppStopped, (space.space_changed,)),
    (AppCrashed, (space.space_changed,)),
    (AppMoved, (space.space_changed,)),
    (BandCrossed, (space.space_crossed,)),
)
"""Shared storage: groups of disks, ways to them, and space."""

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
    (GuestMoved, (promises.guest_changed,)),
    (LibraryReplaced, (crashing.cannot_go_on,)),
    (VendorRefused, (crashing.cannot_go_on,)),
    (AppStarted, (promises.app_changed,)),
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
    *_STORAGE,
    (Updated, (updates.updated, business.patched)),
    (PlatformInstalled, (business.patched,)),
    (AdvisoryPublished, (business.advisory_published,)),
    (OfferMade, (business.offer_made,)),
    (HostBroken, (business.host_broken,)),
    (ChangeWentWrong, (business.change_went_wrong,)),
)
