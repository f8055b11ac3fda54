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
from dcgame.sim.facts.business import AdvisoryPublished, ChangeWentWrong, HostBroken, OfferMade
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
    PlatformInstalled,
    PlatformWiped,
    UpdateAnnounced,
    Updated,
    UpdateForced,
    UpdatePostponed,
)
from dcgame.sim.rules import (
    business,
    crashing,
    falling,
    identity,
    link,
    parts,
    promises,
    starting,
    updates,
)
from dcgame.sim.rules.cluster_registry import CLUSTER_RULES
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

Rule = Callable[[World, Entry], Effects]

RULES: tuple[tuple[type[Fact], tuple[Rule, ...]], ...] = (
    (PartFailed, (parts.part_failed, parts.support_answers)),
    (PartReplaced, (parts.part_replaced,)),
    (HostLost, (falling.machine_fell,)),
    (HostRebooting, (falling.machine_fell,)),
    (ServerPoweredOff, (falling.machine_fell,)),
    (PlatformWiped, (falling.machine_fell,)),
    (ServerStarted, (starting.server_started,)),
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
    (Updated, (updates.updated,)),
    *CLUSTER_RULES,
    (Updated, (updates.updated, business.patched)),
    (PlatformInstalled, (business.patched,)),
    (AdvisoryPublished, (business.advisory_published,)),
    (OfferMade, (business.offer_made,)),
    (HostBroken, (business.host_broken,)),
    (ChangeWentWrong, (business.change_went_wrong,)),
)
