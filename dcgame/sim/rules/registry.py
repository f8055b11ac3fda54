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
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.climate import RoomCooled, RoomWarmed
from dcgame.sim.facts.folders import Customised, IdentityClash
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.guests import (
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
    PartWarned,
    ServerPoweredOff,
    ServerRacked,
    ServerStarted,
)
from dcgame.sim.facts.jobs import CutoverBegun, JobBegun, JobDone, JobFailed
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
from dcgame.sim.facts.platform import (
    HostRebooting,
    PlatformWiped,
    UpdateAnnounced,
    Updated,
    UpdateForced,
    UpdatePostponed,
)
from dcgame.sim.facts.power import (
    BreakerReset,
    BreakerTripped,
    CordMoved,
    FeedSwitched,
    ServerDark,
    ServerLit,
    ServerMoved,
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
from dcgame.sim.rules import (
    climate,
    crashing,
    falling,
    identity,
    link,
    network,
    parts,
    power,
    promises,
    starting,
    updates,
)
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

Rule = Callable[[World, Entry], Effects]

RULES: tuple[tuple[type[Fact], tuple[Rule, ...]], ...] = (
    (PartFailed, (parts.part_failed, parts.support_answers)),
    (PartFailed, (power.supply_changed, network.part_changed)),
    (PartWarned, (network.part_changed,)),
    (PartReplaced, (parts.part_replaced, power.supply_changed, power.part_renewed)),
    (PartReplaced, (network.part_changed,)),
    (UtilityLost, (power.utility_lost,)),
    (UtilityBack, (power.judge_feeds,)),
    (BatteryEmpty, (power.judge_feeds,)),
    (BatteryRenewed, (power.judge_feeds,)),
    (GeneratorStarted, (power.judge_feeds,)),
    (GeneratorFailed, (power.judge_feeds,)),
    (GeneratorStopped, (power.judge_feeds,)),
    (SwitchFreed, (power.judge_feeds,)),
    (FeedSwitched, (power.power_moved, network.network_moved)),
    (BreakerTripped, (power.power_moved, network.network_moved)),
    (BreakerReset, (power.power_moved, network.network_moved)),
    (CordMoved, (power.power_moved, network.network_moved)),
    (ServerMoved, (power.power_moved, network.network_moved)),
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
    (JobBegun, (link.job_begun, network.copy_begun)),
    (JobDone, (link.job_ended,)),
    (JobFailed, (link.job_failed, updates.update_broken_off)),
    (CutoverBegun, (link.cutover_begun,)),
    (UpdateAnnounced, (updates.update_scheduled,)),
    (UpdatePostponed, (updates.update_scheduled,)),
    (UpdateForced, (updates.update_forced,)),
    (Updated, (updates.updated,)),
)
