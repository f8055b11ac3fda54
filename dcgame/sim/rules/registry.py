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
from dcgame.sim.facts.platform import (
    HostRebooting,
    PlatformWiped,
    UpdateAnnounced,
    Updated,
    UpdateForced,
    UpdatePostponed,
)
from dcgame.sim.facts.snapshots import (
    Consolidated,
    Reverted,
    SnapshotTaken,
    StoreFilled,
    StoreRelieved,
)
from dcgame.sim.rules import (
    crashing,
    damage,
    falling,
    filling,
    identity,
    link,
    parts,
    promises,
    starting,
    updates,
)
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

Rule = Callable[[World, Entry], Effects]

RULES: tuple[tuple[type[Fact], tuple[Rule, ...]], ...] = (
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
    (Updated, (updates.updated,)),
)
