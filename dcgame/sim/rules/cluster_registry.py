"""Which rules of clusters react to which fact, after all others of that fact."""

from collections.abc import Callable
from typing import Any

from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.clusters import (
    AffinityDropped,
    BalanceSet,
    HaDropped,
    HaSet,
    MemberJoined,
    MemberLeft,
    NetworkSet,
    QuorumSet,
    WitnessDropped,
    WitnessSet,
)
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.guests import GuestKilled, GuestMoved, GuestResized, GuestStopped
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
    MembersUnseen,
    QuorumGained,
    QuorumLost,
)
from dcgame.sim.facts.jobs import CopyPaced, JobDone, JobFailed
from dcgame.sim.facts.management import AgentRestarted, ClockDrifted, ClockSet
from dcgame.sim.facts.moving import (
    GuestResumed,
    GuestStunned,
    GuestSwitchedOver,
    LiveMigrationBegun,
    MaintenanceLeft,
)
from dcgame.sim.facts.network import (
    PortBlocked,
    PortOpened,
    SwitchFaltered,
    SwitchReady,
    SwitchRestarting,
    TrafficBack,
    TrafficCut,
    UplinkBack,
    UplinkLost,
)
from dcgame.sim.facts.platform import HostRebooting, PlatformWiped
from dcgame.sim.facts.power import (
    BreakerReset,
    BreakerTripped,
    CordMoved,
    EmergencyOff,
    FeedSwitched,
    ServerMoved,
    SocketsWet,
)
from dcgame.sim.facts.restarts import GuestDamaged, GuestDoubled, GuestIsolated, GuestLetGo
from dcgame.sim.rules import (
    clusters,
    evacuating,
    falling,
    identity,
    link,
    network,
    promises,
    seeing,
    votes,
)
from dcgame.sim.wakes.base import Effects

_NETWORK: tuple[type[Fact], ...] = (
    PartFailed,
    PartReplaced,
    FeedSwitched,
    BreakerTripped,
    EmergencyOff,
    SocketsWet,
    BreakerReset,
    CordMoved,
    ServerMoved,
    SwitchRestarting,
    SwitchFaltered,
    SwitchReady,
    PortBlocked,
    PortOpened,
    UplinkLost,
    UplinkBack,
    TrafficCut,
    TrafficBack,
    NetworkSet,
)
"""What may change who sees whom."""

CLUSTER_RULES: tuple[tuple[type[Fact], tuple[Callable[[Any, Any], Effects], ...]], ...] = (
    (HostLost, (clusters.host_fell, clusters.twins_fell, votes.server_changed)),
    (HostRebooting, (clusters.host_fell, clusters.twins_fell, votes.server_changed)),
    (ServerPoweredOff, (clusters.twins_fell, votes.server_changed)),
    (PlatformWiped, (clusters.twins_fell, votes.server_changed)),
    (ServerStarted, (seeing.network_changed, clusters.host_can_more, votes.server_changed)),
    (ServerRetired, (clusters.member_retired,)),
    (GuestStopped, (clusters.guest_made_room,)),
    (GuestKilled, (clusters.guest_made_room,)),
    (GuestResized, (clusters.guest_made_room,)),
    (GuestMoved, (clusters.guest_made_room,)),
    (GuestSwitchedOver, (promises.guest_changed, clusters.guest_made_room)),
    (GuestStunned, (promises.guest_changed,)),
    (GuestResumed, (promises.guest_changed,)),
    (GuestIsolated, (falling.guest_fell, identity.namesake_went, clusters.guest_isolated)),
    (GuestLetGo, (falling.guest_fell, identity.namesake_went, clusters.guest_isolated)),
    (GuestDoubled, (votes.guest_doubled,)),
    (GuestDamaged, (votes.guest_damaged,)),
    (BandCrossed, (evacuating.gauge_crossed,)),
    (LiveMigrationBegun, (link.job_begun, network.copy_begun)),
    (CopyPaced, (votes.network_used,)),
    (JobDone, (evacuating.live_ended,)),
    (JobFailed, (evacuating.live_failed, evacuating.live_ended)),
    (MemberJoined, (votes.cluster_changed, clusters.cluster_can_more)),
    (MemberLeft, (votes.cluster_changed,)),
    (HaSet, (votes.policy_changed, clusters.cluster_can_more)),
    (HaDropped, (votes.policy_changed,)),
    (QuorumSet, (votes.cluster_changed, clusters.cluster_can_more)),
    (WitnessSet, (votes.cluster_changed,)),
    (WitnessDropped, (votes.cluster_changed,)),
    (AffinityDropped, (clusters.cluster_can_more,)),
    (BalanceSet, (evacuating.balance_set,)),
    (HeartbeatsLost, (votes.heartbeats_lost,)),
    (MembersUnseen, (votes.heartbeats_lost,)),
    *((kind, (seeing.network_changed,)) for kind in _NETWORK),
    (HeartbeatsBack, (votes.heartbeats_back,)),
    (QuorumLost, (votes.quorum_lost,)),
    (QuorumGained, (votes.quorum_gained,)),
    (HostFenced, (votes.host_fenced,)),
    (MaintenanceLeft, (clusters.host_can_more,)),
    (AgentRestarted, (clusters.host_can_more,)),
    (ClockDrifted, (votes.clock_drifted,)),
    (ClockSet, (votes.clock_set,)),
)
"""What high availability, votes, and live migration make of what happens."""
