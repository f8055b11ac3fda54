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
    FaultFound,
    LibraryReplaced,
    VendorHelps,
    VendorRefused,
)
from dcgame.sim.facts.arrays import ArrayDown, ArrayServes, TakeoverBegun
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.business import AdvisoryPublished, ChangeWentWrong, HostBroken, OfferMade
from dcgame.sim.facts.claims import LimitSet, ReservationSet, SharesSet
from dcgame.sim.facts.climate import RoomCooled, RoomWarmed
from dcgame.sim.facts.disks import DiskAdded, DiskGrown
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
from dcgame.sim.facts.gear import BypassSet, GearDelivered, GearRetired, Hooked
from dcgame.sim.facts.groups import DiskEmpty, GroupEnlarged, GroupLost, SectorMet, SpareStepsIn
from dcgame.sim.facts.guests import (
    GuestCreated,
    GuestDeleted,
    GuestKilled,
    GuestLost,
    GuestMoved,
    GuestPanicked,
    GuestResized,
    GuestStarted,
    GuestStopped,
)
from dcgame.sim.facts.hardware import (
    CardFailed,
    HostLost,
    PartFailed,
    PartReplaced,
    PartWarned,
    ServerPoweredOff,
    ServerRacked,
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
from dcgame.sim.facts.network import (
    PortBlocked,
    PortOpened,
    StormBegan,
    StormEnded,
    SwitchFaltered,
    SwitchReady,
    SwitchRestarting,
    TrafficBack,
    TrafficCut,
    UplinkBack,
    UplinkLost,
)
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
    LayoutFreed,
    LayoutPlaced,
    LayoutResized,
    PieceMade,
    PoolDataLost,
    PoolStopped,
    PoolWritable,
    RedundancySet,
)
from dcgame.sim.facts.power import (
    BreakerReset,
    BreakerTripped,
    CordMoved,
    EmergencyOff,
    FeedSwitched,
    ServerDark,
    ServerLit,
    ServerMoved,
    SocketsWet,
    SwitchFreed,
    UtilityBack,
    UtilityLost,
)
from dcgame.sim.facts.reserves import (
    BatteryEmpty,
    BatteryRenewed,
    GeneratorFailed,
    GeneratorStarted,
    GeneratorStopped,
)
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.sim.facts.wan import LineCut, LineMended
from dcgame.sim.rules import (
    business,
    climate,
    crashing,
    falling,
    gear,
    hearing,
    identity,
    link,
    moving,
    network,
    parts,
    pools,
    power,
    promises,
    raid,
    reach,
    space,
    starting,
    terminals,
    updates,
    wan,
)
from dcgame.sim.rules.cluster_registry import CLUSTER_RULES
from dcgame.sim.rules.protection_rules import PROTECTION_RULES
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
    (NodeAdded, (pools.changed_inside, hearing.node_added)),
    (NodeLeaving, (pools.changed_inside,)),
    (NodeRemoved, (pools.changed_inside,)),
    (DiskPiecesGone, (pools.pieces_gone,)),
    (PoolDataLost, (pools.data_lost,)),
    (PieceMade, (pools.changed_inside,)),
    (LayoutPlaced, (pools.changed_inside,)),
    (LayoutFreed, (pools.changed_inside,)),
    (RedundancySet, (pools.changed_inside,)),
    (BalancingSet, (pools.changed_inside,)),
    (LayoutResized, (pools.changed_inside,)),
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
    (CardFailed, (parts.card_failed,)),
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
    (GroupEnlarged, (space.space_changed, raid.group_enlarged)),
    (AppPoursOut, (space.space_changed,)),
    (GuestCreated, (space.space_changed,)),
    (GuestDeleted, (space.space_changed,)),
    (DiskAdded, (space.space_changed,)),
    (DiskGrown, (space.space_changed,)),
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
    (
        PartFailed,
        (power.supply_changed, power.inverter_failed, network.part_changed, link.vault_changed),
    ),
    (PartWarned, (network.part_changed,)),
    (PartReplaced, (parts.part_replaced, power.supply_changed, power.part_renewed)),
    (PartReplaced, (network.part_changed, link.vault_changed)),
    (PartFailed, (terminals.part_changed,)),
    (PartReplaced, (terminals.part_changed,)),
    (UtilityLost, (power.utility_lost,)),
    (UtilityBack, (power.judge_feeds,)),
    (BatteryEmpty, (power.judge_feeds,)),
    (BatteryRenewed, (power.judge_feeds,)),
    (GeneratorStarted, (power.judge_feeds,)),
    (GeneratorFailed, (power.judge_feeds,)),
    (GeneratorStopped, (power.judge_feeds,)),
    (SwitchFreed, (power.judge_feeds,)),
    *[
        (kind, (terminals.terminals_moved,))
        for kind in (
            *(FeedSwitched, BreakerTripped, EmergencyOff, BreakerReset, SocketsWet),
            *(Hooked, GearDelivered, GearRetired),
        )
    ],
    (FeedSwitched, (power.power_moved, network.network_moved)),
    (BreakerTripped, (power.power_moved, network.network_moved)),
    (EmergencyOff, (power.power_moved, network.network_moved)),
    (BreakerReset, (power.power_moved, network.network_moved)),
    (SocketsWet, (power.power_moved, network.network_moved)),
    (CordMoved, (power.power_moved, network.network_moved)),
    (ServerMoved, (power.power_moved, network.network_moved)),
    (GearDelivered, (gear.gear_came, power.judge_feeds, network.network_moved)),
    (Hooked, (power.judge_feeds, power.power_moved, network.network_moved)),
    (BypassSet, (power.judge_feeds,)),
    (GearRetired, (gear.gear_left, power.power_moved, network.network_moved)),
    (ServerRacked, (power.power_moved,)),
    (ServerDark, (power.server_dark,)),
    (ServerLit, (power.server_lit,)),
    (RoomWarmed, (climate.room_changed,)),
    (RoomCooled, (climate.room_changed,)),
    (SwitchRestarting, (network.switch_restarts,)),
    (SwitchFaltered, (network.network_moved,)),
    (SwitchReady, (network.network_moved,)),
    (StormBegan, (network.network_moved,)),
    (StormEnded, (network.network_moved,)),
    (PortBlocked, (network.port_blocked,)),
    (PortOpened, (network.network_moved,)),
    (UplinkLost, (network.network_moved,)),
    (UplinkBack, (network.network_moved,)),
    (TrafficCut, (network.network_moved,)),
    (TrafficBack, (network.network_moved,)),
    (LineCut, (wan.line_changed,)),
    (LineMended, (wan.line_changed,)),
    *[
        (kind, (wan.replication_resumes,))
        for kind in (
            *(LineMended, SwitchReady, UplinkBack, TrafficBack, PartReplaced),
            *(BreakerReset, FeedSwitched),
        )
    ],
    (HostLost, (falling.machine_fell,)),
    (HostRebooting, (falling.machine_fell,)),
    (ServerPoweredOff, (falling.machine_fell,)),
    (PlatformWiped, (falling.machine_fell,)),
    (ServerStarted, (starting.server_started,)),
    (GuestStarted, (identity.namesake_came, starting.guest_started)),
    (GuestStopped, (falling.guest_fell, identity.namesake_went)),
    (GuestKilled, (falling.guest_fell, identity.namesake_went)),
    (GuestLost, (falling.guest_fell, identity.namesake_went)),
    (GuestPanicked, (falling.guest_fell, identity.namesake_went)),
    (IdentityClash, (identity.clashed,)),
    (Customised, (identity.namesake_went,)),
    (GuestResized, (promises.guest_changed,)),
    *[(claim, (promises.claims_changed,)) for claim in (SharesSet, ReservationSet, LimitSet)],
    (GuestMoved, (promises.guest_changed, crashing.guest_moved)),
    (LibraryReplaced, (crashing.cannot_go_on,)),
    (VendorHelps, (crashing.cannot_go_on, crashing.search_begins)),
    (VendorRefused, (crashing.cannot_go_on, crashing.search_begins)),
    (FaultFound, (crashing.fault_found,)),
    (AppStarted, (promises.app_changed,)),
    (AppStopped, (falling.app_fell, promises.app_changed)),
    (AppCrashed, (falling.app_fell, promises.app_changed)),
    (AppRanAway, (promises.app_changed,)),
    (AppLeaked, (promises.app_changed,)),
    (AppMoved, (promises.app_changed, crashing.app_moved)),
    *[(turn, (promises.service_changed,)) for turn in (ServiceDown, ServiceDegraded, ServiceUp)],
    (BandCrossed, (promises.gauge_crossed,)),
    (JobBegun, (link.job_begun, network.copy_begun)),
    (JobDone, (link.job_ended,)),
    (JobFailed, (link.job_failed, updates.update_broken_off)),
    (CutoverBegun, (link.cutover_begun,)),
    (UpdateAnnounced, (updates.update_scheduled,)),
    (UpdatePostponed, (updates.update_scheduled,)),
    (UpdateForced, (updates.update_forced,)),
    *CLUSTER_RULES,
    *_POOLS,
    *_STORAGE,
    *PROTECTION_RULES,
    (Updated, (updates.updated, business.patched)),
    (PlatformInstalled, (business.patched,)),
    (AdvisoryPublished, (business.advisory_published,)),
    (OfferMade, (business.offer_made,)),
    (HostBroken, (business.host_broken,)),
    (ChangeWentWrong, (business.change_went_wrong,)),
)
