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
from dcgame.sim.facts.clusters import (
    AffinityDropped,
    BalanceSet,
    HaSet,
    MemberJoined,
    MemberLeft,
    QuorumSet,
    WitnessDropped,
    WitnessSet,
)
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
    ServerRetired,
    ServerStarted,
)
from dcgame.sim.facts.heartbeats import (
    HeartbeatsBack,
    HeartbeatsLost,
    HostFenced,
    QuorumGained,
    QuorumLost,
)
from dcgame.sim.facts.jobs import CopyPaced, CutoverBegun, JobBegun, JobDone, JobFailed
from dcgame.sim.facts.management import AgentRestarted, ClockDrifted, ClockSet
from dcgame.sim.facts.moving import (
    GuestResumed,
    GuestStunned,
    GuestSwitchedOver,
    LiveMigrationBegun,
    MaintenanceLeft,
)
from dcgame.sim.facts.platform import (
    HostRebooting,
    PlatformWiped,
    UpdateAnnounced,
    Updated,
    UpdateForced,
    UpdatePostponed,
)
from dcgame.sim.facts.restarts import GuestDamaged, GuestIsolated
from dcgame.sim.rules import (
    clusters,
    crashing,
    evacuating,
    falling,
    link,
    parts,
    promises,
    starting,
    updates,
    votes,
)
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

Rule = Callable[[World, Entry], Effects]

_FELL: tuple[Rule, ...] = (
    falling.machine_fell,
    clusters.host_fell,
    clusters.twins_fell,
    votes.server_changed,
)

RULES: tuple[tuple[type[Fact], tuple[Rule, ...]], ...] = (
    (PartFailed, (parts.part_failed, parts.support_answers)),
    (PartReplaced, (parts.part_replaced,)),
    (
        HostLost,
        (falling.machine_fell, clusters.host_fell, clusters.twins_fell, votes.server_changed),
    ),
    (
        HostRebooting,
        (falling.machine_fell, clusters.host_fell, clusters.twins_fell, votes.server_changed),
    ),
    (
        ServerPoweredOff,
        (falling.machine_fell, clusters.twins_fell, votes.server_changed),
    ),
    (PlatformWiped, (falling.machine_fell, clusters.twins_fell, votes.server_changed)),
    (ServerStarted, (starting.server_started, clusters.host_can_more, votes.server_changed)),
    (GuestStarted, (starting.guest_started,)),
    (GuestStopped, (falling.guest_fell, clusters.guest_made_room)),
    (GuestLost, (falling.guest_fell,)),
    (GuestPanicked, (falling.guest_fell,)),
    (GuestResized, (promises.guest_changed, clusters.guest_made_room)),
    (GuestMoved, (promises.guest_changed, clusters.guest_made_room)),
    (GuestSwitchedOver, (promises.guest_changed, clusters.guest_made_room)),
    (GuestStunned, (promises.guest_changed,)),
    (GuestResumed, (promises.guest_changed,)),
    (GuestIsolated, (falling.guest_fell, clusters.guest_isolated)),
    (GuestDamaged, (votes.guest_damaged,)),
    (LibraryReplaced, (crashing.cannot_go_on,)),
    (VendorRefused, (crashing.cannot_go_on,)),
    (AppStarted, (promises.app_changed,)),
    (AppStopped, (falling.app_fell, promises.app_changed)),
    (AppCrashed, (falling.app_fell, promises.app_changed)),
    (AppRanAway, (promises.app_changed,)),
    (AppLeaked, (promises.app_changed,)),
    (AppMoved, (promises.app_changed,)),
    (BandCrossed, (promises.gauge_crossed, evacuating.gauge_crossed)),
    (JobBegun, (link.job_begun,)),
    (LiveMigrationBegun, (link.job_begun,)),
    (CopyPaced, (votes.network_used,)),
    (JobDone, (link.job_ended, evacuating.live_ended)),
    (
        JobFailed,
        (
            link.job_failed,
            updates.update_broken_off,
            evacuating.live_failed,
            evacuating.live_ended,
        ),
    ),
    (CutoverBegun, (link.cutover_begun,)),
    (UpdateAnnounced, (updates.update_scheduled,)),
    (UpdatePostponed, (updates.update_scheduled,)),
    (UpdateForced, (updates.update_forced,)),
    (Updated, (updates.updated,)),
    (ServerRetired, (clusters.member_retired,)),
    (MemberJoined, (votes.cluster_changed, clusters.cluster_can_more)),
    (MemberLeft, (votes.cluster_changed,)),
    (HaSet, (clusters.cluster_can_more,)),
    (QuorumSet, (votes.cluster_changed, clusters.cluster_can_more)),
    (WitnessSet, (votes.cluster_changed,)),
    (WitnessDropped, (votes.cluster_changed,)),
    (AffinityDropped, (clusters.cluster_can_more,)),
    (BalanceSet, (evacuating.balance_set,)),
    (HeartbeatsLost, (votes.heartbeats_lost,)),
    (HeartbeatsBack, (votes.heartbeats_back,)),
    (QuorumLost, (votes.quorum_lost,)),
    (QuorumGained, (votes.quorum_gained,)),
    (HostFenced, (votes.host_fenced,)),
    (MaintenanceLeft, (clusters.host_can_more,)),
    (AgentRestarted, (clusters.host_can_more,)),
    (ClockDrifted, (votes.clock_drifted,)),
    (ClockSet, (votes.clock_set,)),
)
