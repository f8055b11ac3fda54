"""The player's words for the states and kinds of the world."""

from enum import Enum

from dcgame.kernel.bands import Band
from dcgame.words import N_, say
from dcgame.world.app import AppState
from dcgame.world.catalogue import PlatformKind
from dcgame.world.facility import Engine, Source
from dcgame.world.guest import GuestState, Mode
from dcgame.world.hardware import PartKind, PartState, ServerState
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.pool import Redundancy
from dcgame.world.service import ServiceState, SlaClass

_WORDS: tuple[tuple[Enum, str], ...] = (
    (Band.FINE, N_("fine")),
    (Band.BUSY, N_("busy")),
    (Band.SHORT, N_("short")),
    (Band.OUT, N_("out")),
    (AppState.STOPPED, N_("stopped")),
    (AppState.LOADING, N_("loading")),
    (AppState.RUNNING, N_("running")),
    (AppState.CRASHED, N_("crashed")),
    (GuestState.STOPPED, N_("stopped")),
    (GuestState.BOOTING, N_("booting")),
    (GuestState.RUNNING, N_("running")),
    (GuestState.LOST, N_("lost")),
    (GuestState.WAITING, N_("waiting for room")),
    (ServerState.OFF, N_("off")),
    (ServerState.BOOTING, N_("booting")),
    (ServerState.UP, N_("up")),
    (ServerState.LOST, N_("lost")),
    (ServerState.RETIRED, N_("retired")),
    (ServiceState.UP, N_("up")),
    (ServiceState.DEGRADED, N_("slow")),
    (ServiceState.DOWN, N_("down")),
    (SlaClass.NONE, N_("no promise")),
    (SlaClass.BRONZE, N_("bronze")),
    (SlaClass.SILVER, N_("silver")),
    (SlaClass.GOLD, N_("gold")),
    (SlaClass.PLATINUM, N_("platinum")),
    (Mode.EMULATED, N_("emulated")),
    (Mode.FULL, N_("fully virtualised")),
    (Mode.PARA, N_("paravirtualised")),
    (PartKind.DISK, N_("disk")),
    (PartKind.POWER_SUPPLY, N_("power supply")),
    (PartKind.MAINBOARD, N_("mainboard")),
    (PartKind.FAN, N_("fan")),
    (PartKind.MEMORY, N_("memory")),
    (PartKind.BMC, N_("management controller")),
    (PartKind.NIC, N_("network port")),
    (PartKind.UPS_BATTERY, N_("UPS battery")),
    (PartKind.STARTER, N_("starter")),
    (PartKind.TRANSFER_SWITCH, N_("transfer switch")),
    (PartKind.COMPRESSOR, N_("compressor")),
    (PartKind.CONTROLLER, N_("storage controller")),
    (PartKind.BATTERY, N_("cache battery")),
    (PartKind.HBA, N_("storage adapter")),
    (PartKind.BOARD, N_("switch board")),
    (PartState.GOOD, N_("good")),
    (PartState.DEGRADED, N_("failing")),
    (PartState.FAILED, N_("dead")),
    (PlatformKind.SYSTEM, N_("operating system")),
    (PlatformKind.HOSTED, N_("hosted hypervisor (type 2)")),
    (PlatformKind.BARE_METAL, N_("hypervisor on the metal (type 1)")),
    (JobKind.CONVERT, N_("conversion")),
    (JobKind.MIGRATE, N_("migration")),
    (JobKind.CLONE, N_("cloning")),
    (JobKind.STORE, N_("move of the folder")),
    (JobKind.EVACUATE, N_("evacuation")),
    (JobKind.POOL, N_("forming of the pool")),
    (JobKind.RESYNC, N_("rebuild of copies")),
    (Redundancy.RF2, N_("two copies (RF2)")),
    (Redundancy.RF3, N_("three copies (RF3)")),
    (Redundancy.EC4_1, N_("erasure coding 4+1")),
    (Redundancy.EC4_2, N_("erasure coding 4+2")),
    (JobKind.DEPLOY, N_("deployment")),
    (JobKind.RELOCATE, N_("relocation")),
    (JobKind.INSTALL, N_("installation")),
    (JobKind.PATCH, N_("update")),
    (JobKind.REPLACE, N_("repair")),
    (JobKind.DELIVER, N_("delivery")),
    (JobKind.SPARE, N_("delivery of a spare")),
    (JobKind.CABLE, N_("cabling")),
    (JobKind.MOVE, N_("move to another rack")),
    (JobKind.BREAKER, N_("closing of a breaker")),
    (JobKind.REFUEL, N_("refuelling")),
    (JobKind.CALL, N_("technician's way")),
    (JobKind.ON_SITE, N_("technician in the room")),
    (Source.UTILITY, N_("the utility")),
    (Source.GENERATOR, N_("the generator")),
    (Source.BATTERY, N_("the battery")),
    (Source.DARK, N_("nothing")),
    (Engine.OFF, N_("off")),
    (Engine.STARTING, N_("starting")),
    (Engine.RUNNING, N_("running")),
    (JobKind.REBUILD, N_("rebuild")),
    (JobKind.ENLARGE, N_("enlarging")),
    (JobKind.FIRMWARE, N_("firmware update")),
    (Account.CAPEX, N_("purchases")),
    (Account.ENERGY, N_("energy")),
    (Account.LICENCE, N_("licences")),
    (Account.SUPPORT, N_("support")),
    (Account.RENT, N_("rent")),
    (Account.LABOUR, N_("technicians")),
    (Account.SPARES, N_("spare parts")),
    (Account.CREDIT, N_("credits to customers")),
    (Account.PENALTY, N_("penalties")),
)


def word(value: Enum) -> str:
    """The player's word for a state or kind."""
    return next((say(text) for each, text in _WORDS if each is value), str(value.value))
