"""All kinds of failure, and what reacts for them."""

from collections.abc import Callable

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppStarted
from dcgame.sim.facts.arrays import ArrayRacked, ArrayRetired, DisksAdded
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.business import AppInstalled, ContractSigned
from dcgame.sim.facts.fabrics import Attached, FabricRacked, FabricRetired
from dcgame.sim.facts.gear import GearDelivered, GearRetired, Hooked
from dcgame.sim.facts.guests import GuestCreated
from dcgame.sim.facts.hardware import PartReplaced, ServerRacked, ServerRetired
from dcgame.sim.facts.luns import LunCreated
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.failures import library_conflict
from dcgame.sim.failures.adapter import ADAPTER
from dcgame.sim.failures.advisory import ADVISORY
from dcgame.sim.failures.agent_hung import AGENT_HUNG
from dcgame.sim.failures.app_leak import APP_LEAK
from dcgame.sim.failures.array_controller import ARRAY_CONTROLLER
from dcgame.sim.failures.array_down import ARRAY_DOWN
from dcgame.sim.failures.audit import AUDIT
from dcgame.sim.failures.bad_backup import BAD_BACKUP
from dcgame.sim.failures.bad_update import BAD_UPDATE
from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.bmc_hung import BMC_HUNG
from dcgame.sim.failures.breaker_trip import BREAKER_TRIP
from dcgame.sim.failures.cache_battery import CACHE_BATTERY
from dcgame.sim.failures.certificate_expired import CERTIFICATE_EXPIRED
from dcgame.sim.failures.clock_drift import CLOCK_DRIFT
from dcgame.sim.failures.controller_guest import CONTROLLER_GUEST
from dcgame.sim.failures.crac_down import CRAC_DOWN
from dcgame.sim.failures.customer_grows import CUSTOMER_GROWS
from dcgame.sim.failures.database_corrupted import DATABASE_CORRUPTED
from dcgame.sim.failures.deleted_by_mistake import DELETED_BY_MISTAKE
from dcgame.sim.failures.disk_dead import DISK_DEAD
from dcgame.sim.failures.disk_slow import DISK_SLOW
from dcgame.sim.failures.duplicate_identity import DUPLICATE_IDENTITY
from dcgame.sim.failures.fan import FAN
from dcgame.sim.failures.fencing_storm import FENCING_STORM
from dcgame.sim.failures.flapping_link import FLAPPING_LINK
from dcgame.sim.failures.flash_crowd import FLASH_CROWD
from dcgame.sim.failures.forced_update import FORCED_UPDATE
from dcgame.sim.failures.generator_no_start import GENERATOR_NO_START
from dcgame.sim.failures.hci_node import HCI_NODE
from dcgame.sim.failures.heatwave import HEATWAVE
from dcgame.sim.failures.host_leak import HOST_LEAK
from dcgame.sim.failures.isolated_host import ISOLATED_HOST
from dcgame.sim.failures.kernel_panic import KERNEL_PANIC
from dcgame.sim.failures.late_delivery import LATE_DELIVERY
from dcgame.sim.failures.latency_spike import LATENCY_SPIKE
from dcgame.sim.failures.latent_sector import LATENT_SECTOR
from dcgame.sim.failures.library_conflict import LIBRARY_CONFLICT
from dcgame.sim.failures.licence_expired import LICENCE_EXPIRED
from dcgame.sim.failures.line_cut import LINE_CUT
from dcgame.sim.failures.loop_storm import LOOP_STORM
from dcgame.sim.failures.luck import (
    arm_equipment,
    arm_part,
    arm_server,
    arm_target,
    disarm,
    forget_fates,
)
from dcgame.sim.failures.mainboard import MAINBOARD
from dcgame.sim.failures.management_cut import MANAGEMENT_CUT
from dcgame.sim.failures.memory_dead import MEMORY_DEAD
from dcgame.sim.failures.memory_storm import MEMORY_STORM
from dcgame.sim.failures.month_end import MONTH_END
from dcgame.sim.failures.mtu_mismatch import MTU_MISMATCH
from dcgame.sim.failures.nic_port import NIC_PORT
from dcgame.sim.failures.partition import PARTITION
from dcgame.sim.failures.path_loss import PATH_LOSS
from dcgame.sim.failures.platform_crash import PLATFORM_CRASH
from dcgame.sim.failures.pool_full import POOL_FULL
from dcgame.sim.failures.price_rise import PRICE_RISE
from dcgame.sim.failures.psu import PSU
from dcgame.sim.failures.raid_controller import RAID_CONTROLLER
from dcgame.sim.failures.ransomware import RANSOMWARE
from dcgame.sim.failures.room_cut import ROOM_CUT
from dcgame.sim.failures.runaway import RUNAWAY
from dcgame.sim.failures.san_switch import SAN_SWITCH
from dcgame.sim.failures.snapshot_chain import SNAPSHOT_CHAIN
from dcgame.sim.failures.stale_lock import STALE_LOCK
from dcgame.sim.failures.switch_firmware import SWITCH_FIRMWARE
from dcgame.sim.failures.terminal_controller import TERMINAL_CONTROLLER
from dcgame.sim.failures.thin_lun_full import THIN_LUN_FULL
from dcgame.sim.failures.tor_switch import TOR_SWITCH
from dcgame.sim.failures.transfer_switch_stuck import TRANSFER_SWITCH_STUCK
from dcgame.sim.failures.unsupported import UNSUPPORTED
from dcgame.sim.failures.uplink_cut import UPLINK_CUT
from dcgame.sim.failures.ups_battery import UPS_BATTERY
from dcgame.sim.failures.ups_failed import UPS_FAILED
from dcgame.sim.failures.utility_cut import UTILITY_CUT
from dcgame.sim.failures.water_leak import WATER_LEAK
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

Reaction = Callable[[World, Entry], Effects]

FAILURES: tuple[Failure, ...] = (
    DISK_DEAD,
    DISK_SLOW,
    PSU,
    MAINBOARD,
    FAN,
    MEMORY_STORM,
    MEMORY_DEAD,
    BMC_HUNG,
    PLATFORM_CRASH,
    FORCED_UPDATE,
    HOST_LEAK,
    KERNEL_PANIC,
    APP_LEAK,
    RUNAWAY,
    LIBRARY_CONFLICT,
    UNSUPPORTED,
    STALE_LOCK,
    DUPLICATE_IDENTITY,
    BAD_BACKUP,
    BAD_UPDATE,
    DATABASE_CORRUPTED,
    DELETED_BY_MISTAKE,
    RANSOMWARE,
    SNAPSHOT_CHAIN,
    FLASH_CROWD,
    LATE_DELIVERY,
    RAID_CONTROLLER,
    UTILITY_CUT,
    UPS_BATTERY,
    UPS_FAILED,
    GENERATOR_NO_START,
    TRANSFER_SWITCH_STUCK,
    BREAKER_TRIP,
    CRAC_DOWN,
    HEATWAVE,
    WATER_LEAK,
    ROOM_CUT,
    TOR_SWITCH,
    TERMINAL_CONTROLLER,
    SWITCH_FIRMWARE,
    LOOP_STORM,
    NIC_PORT,
    FLAPPING_LINK,
    MANAGEMENT_CUT,
    MTU_MISMATCH,
    UPLINK_CUT,
    LINE_CUT,
    PARTITION,
    ISOLATED_HOST,
    FENCING_STORM,
    AGENT_HUNG,
    CLOCK_DRIFT,
    CERTIFICATE_EXPIRED,
    LATENT_SECTOR,
    ARRAY_CONTROLLER,
    CACHE_BATTERY,
    ADAPTER,
    PATH_LOSS,
    SAN_SWITCH,
    ARRAY_DOWN,
    THIN_LUN_FULL,
    LATENCY_SPIKE,
    HCI_NODE,
    CONTROLLER_GUEST,
    POOL_FULL,
    MONTH_END,
    CUSTOMER_GROWS,
    PRICE_RISE,
    LICENCE_EXPIRED,
    AUDIT,
    ADVISORY,
)


def failure_of(kind: str) -> Failure | None:
    """The failure of that id."""
    return next((failure for failure in FAILURES if failure.id == kind), None)


def struck(world: World, entry: Entry) -> Effects:
    """What a misfortune means."""
    fact: Misfortune = entry.fact
    failure = failure_of(fact.kind)
    spared = (world.now, fact.kind, fact.target) in world.setting.spared
    if failure is not None and not spared:
        yield from failure.strike(world, fact.target)


def part_renewed(world: World, entry: Entry) -> Effects:
    """A new part has a fate of its own."""
    fact: PartReplaced = entry.fact
    yield from arm_part(world, FAILURES, fact.server, fact.part)


def server_arrived(world: World, entry: Entry) -> Effects:
    """A new server brings new parts."""
    fact: ServerRacked = entry.fact
    yield from arm_server(world, FAILURES, fact.server)


def array_arrived(world: World, entry: Entry) -> Effects:
    """A new array or switch brings new parts."""
    fact: ArrayRacked | FabricRacked = entry.fact
    name = fact.array if isinstance(fact, ArrayRacked) else fact.fabric
    yield from arm_equipment(world, FAILURES, name)
    yield from arm_target(world, FAILURES, name)


def disks_arrived(world: World, entry: Entry) -> Effects:
    """New disks have a fate of their own."""
    fact: DisksAdded = entry.fact
    array = world.arrays[fact.array]
    for name, _ in array.drives[-fact.count :]:
        yield from arm_part(world, FAILURES, array.id, name)


def adapter_arrived(world: World, entry: Entry) -> Effects:
    """A new adapter in a server can die too."""
    fact: Attached = entry.fact
    server = world.servers.get(fact.equipment)
    if server is not None:
        yield from arm_part(world, FAILURES, server.id, server.parts[-1].id)


def lun_made(world: World, entry: Entry) -> Effects:
    """A new logical unit has a fate of its own."""
    fact: LunCreated = entry.fact
    yield from arm_target(world, FAILURES, fact.lun)


def guest_came(world: World, entry: Entry) -> Effects:
    """A new guest has a fate of its own."""
    yield from arm_target(world, FAILURES, entry.fact.guest)


def contract_began(world: World, entry: Entry) -> Effects:
    """So has a new service, which has the name of its offer."""
    yield from arm_target(world, FAILURES, entry.fact.offer)


def app_came(world: World, entry: Entry) -> Effects:
    """So has a new application."""
    yield from arm_target(world, FAILURES, entry.fact.app)


def array_left(world: World, entry: Entry) -> Effects:
    """An array or a switch that left the room takes its fate along."""
    fact: ArrayRetired | FabricRetired = entry.fact
    name = fact.array if isinstance(fact, ArrayRetired) else fact.fabric
    yield from disarm(world, FAILURES, name)


def gear_came(world: World, entry: Entry) -> Effects:
    """So has other equipment that was bought."""
    fact: GearDelivered = entry.fact
    if world.equipment(fact.equipment) is not None:
        yield from arm_equipment(world, FAILURES, fact.equipment)
    yield from arm_target(world, FAILURES, fact.equipment)


def gear_hooked(world: World, entry: Entry) -> Effects:
    """A feed with a generator has a transfer switch, which can stick."""
    fact: Hooked = entry.fact
    if fact.equipment in world.generators:
        yield from arm_equipment(world, FAILURES, fact.to)


def gear_left(world: World, entry: Entry) -> Effects:
    """Other equipment that left the room takes its fate along."""
    fact: GearRetired = entry.fact
    yield from forget_fates(FAILURES, fact.equipment, fact.parts)


def server_left(world: World, entry: Entry) -> Effects:
    """A server that left the room takes its fate along."""
    fact: ServerRetired = entry.fact
    yield from disarm(world, FAILURES, fact.server)


REACTIONS: tuple[tuple[type[Fact], Reaction], ...] = (
    (Misfortune, struck),
    (PartReplaced, part_renewed),
    (ServerRacked, server_arrived),
    (ServerRetired, server_left),
    (ArrayRacked, array_arrived),
    (FabricRacked, array_arrived),
    (GearDelivered, gear_came),
    (Hooked, gear_hooked),
    (GearRetired, gear_left),
    (DisksAdded, disks_arrived),
    (Attached, adapter_arrived),
    (LunCreated, lun_made),
    (GuestCreated, guest_came),
    (ContractSigned, contract_began),
    (AppInstalled, app_came),
    (ArrayRetired, array_left),
    (FabricRetired, array_left),
    (AppStarted, library_conflict.app_started),
)
