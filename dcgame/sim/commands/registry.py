"""All verbs, in the order of the menus."""

from dcgame.sim.commands.add_disks import AddDisks
from dcgame.sim.commands.add_node import AddNode
from dcgame.sim.commands.admission import Admission
from dcgame.sim.commands.affinity import SetAffinity
from dcgame.sim.commands.attach import Attach
from dcgame.sim.commands.autostart import Autostart
from dcgame.sim.commands.backup import MakeBackup
from dcgame.sim.commands.balance import SetBalance
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.block_port import BlockPort
from dcgame.sim.commands.build_raid import BuildRaid
from dcgame.sim.commands.buy import Buy
from dcgame.sim.commands.bypass import Bypass
from dcgame.sim.commands.cable import Cable
from dcgame.sim.commands.call import Call
from dcgame.sim.commands.cancel import Cancel
from dcgame.sim.commands.checklist import Checklist
from dcgame.sim.commands.clone import Clone
from dcgame.sim.commands.connect import Connect
from dcgame.sim.commands.consolidate import Consolidate
from dcgame.sim.commands.convert import Convert
from dcgame.sim.commands.create import Create
from dcgame.sim.commands.create_disk import CreateDisk
from dcgame.sim.commands.create_lun import CreateLun
from dcgame.sim.commands.customise import Customise
from dcgame.sim.commands.decline import Decline
from dcgame.sim.commands.delete import Delete
from dcgame.sim.commands.delete_lun import DeleteLun
from dcgame.sim.commands.deploy import Deploy
from dcgame.sim.commands.evacuate_store import EvacuateStore
from dcgame.sim.commands.evc import SetEvc
from dcgame.sim.commands.form_cluster import FormCluster
from dcgame.sim.commands.form_pool import FormPool
from dcgame.sim.commands.generator_test import GeneratorTest
from dcgame.sim.commands.grow_disk import GrowDisk
from dcgame.sim.commands.grow_lun import GrowLun
from dcgame.sim.commands.grow_raid import GrowRaid
from dcgame.sim.commands.ha import SetHa
from dcgame.sim.commands.heartbeat import Heartbeat
from dcgame.sim.commands.install import Install
from dcgame.sim.commands.isolation import SetIsolation
from dcgame.sim.commands.join import Join
from dcgame.sim.commands.kill import Kill
from dcgame.sim.commands.leave import Leave
from dcgame.sim.commands.licence import BuyLicence
from dcgame.sim.commands.limit import SetLimit
from dcgame.sim.commands.maintain import Maintain
from dcgame.sim.commands.migrate import Migrate
from dcgame.sim.commands.mode import SetMode
from dcgame.sim.commands.move import Move
from dcgame.sim.commands.move_storage import MoveStorage
from dcgame.sim.commands.postpone import Postpone
from dcgame.sim.commands.power_back import PowerBack
from dcgame.sim.commands.power_off import PowerOff
from dcgame.sim.commands.power_on import PowerOn
from dcgame.sim.commands.priority import SetPriority
from dcgame.sim.commands.provision import Provision
from dcgame.sim.commands.quorum import SetQuorum
from dcgame.sim.commands.rebalance import Rebalance
from dcgame.sim.commands.refuel import Refuel
from dcgame.sim.commands.rehearse import Rehearse
from dcgame.sim.commands.relocate import Relocate
from dcgame.sim.commands.remove_node import RemoveNode
from dcgame.sim.commands.renew import Renew
from dcgame.sim.commands.replace import Replace
from dcgame.sim.commands.replicate import Replicate
from dcgame.sim.commands.reserve import Reserve
from dcgame.sim.commands.reset import Reset
from dcgame.sim.commands.reset_breaker import ResetBreaker
from dcgame.sim.commands.resize import Resize
from dcgame.sim.commands.restart import Restart
from dcgame.sim.commands.restart_agent import RestartAgent
from dcgame.sim.commands.restore import Restore
from dcgame.sim.commands.restore_network import RestoreNetwork
from dcgame.sim.commands.retire import Retire
from dcgame.sim.commands.revert import Revert
from dcgame.sim.commands.schedule import SetSchedule
from dcgame.sim.commands.set_mtu import SetMtu
from dcgame.sim.commands.set_rf import SetRf
from dcgame.sim.commands.set_temperature import SetTemperature
from dcgame.sim.commands.shares import SetShares
from dcgame.sim.commands.sign import Sign
from dcgame.sim.commands.snapshot import TakeSnapshot
from dcgame.sim.commands.spare import BuySpare
from dcgame.sim.commands.start import Start
from dcgame.sim.commands.stop import Stop
from dcgame.sim.commands.strike import Strike
from dcgame.sim.commands.support import Support
from dcgame.sim.commands.switch_update import SwitchUpdate
from dcgame.sim.commands.sync_clock import SyncClock
from dcgame.sim.commands.template import Template
from dcgame.sim.commands.tools import Tools
from dcgame.sim.commands.try_backup import TestRestore
from dcgame.sim.commands.unlock import Unlock
from dcgame.sim.commands.unmaintain import Unmaintain
from dcgame.sim.commands.update import Update
from dcgame.sim.commands.ups_test import UpsTest
from dcgame.sim.commands.window import PublishWindow
from dcgame.sim.commands.witness import SetWitness
from dcgame.world.world import World

COMMANDS: tuple[type[Command], ...] = (
    Migrate,
    Convert,
    Relocate,
    Start,
    Stop,
    Kill,
    Restart,
    Resize,
    Reserve,
    SetLimit,
    SetShares,
    SetMode,
    Tools,
    Autostart,
    Create,
    Clone,
    Customise,
    Template,
    Deploy,
    Unlock,
    TakeSnapshot,
    Consolidate,
    Revert,
    MakeBackup,
    SetSchedule,
    Replicate,
    Restore,
    TestRestore,
    Delete,
    CreateDisk,
    GrowDisk,
    Cancel,
    MoveStorage,
    EvacuateStore,
    FormPool,
    AddNode,
    RemoveNode,
    SetRf,
    Rebalance,
    PowerOn,
    PowerOff,
    Reset,
    Replace,
    Retire,
    Buy,
    BuySpare,
    AddDisks,
    BuildRaid,
    GrowRaid,
    CreateLun,
    GrowLun,
    Provision,
    DeleteLun,
    Attach,
    Install,
    Update,
    Postpone,
    PublishWindow,
    Support,
    Cable,
    Move,
    PowerBack,
    ResetBreaker,
    Bypass,
    UpsTest,
    GeneratorTest,
    Refuel,
    SetTemperature,
    Call,
    Connect,
    SwitchUpdate,
    SetMtu,
    BlockPort,
    RestoreNetwork,
    Sign,
    Decline,
    BuyLicence,
    Checklist,
    Rehearse,
    Strike,
    FormCluster,
    Join,
    Leave,
    SetHa,
    Admission,
    SetBalance,
    SetAffinity,
    SetPriority,
    SetQuorum,
    SetWitness,
    SetIsolation,
    SetEvc,
    Heartbeat,
    Maintain,
    Unmaintain,
    RestartAgent,
    SyncClock,
    Renew,
)


def command_of(verb: str) -> type[Command] | None:
    """The command of that verb."""
    return next((command for command in COMMANDS if command.verb == verb), None)


def verbs_in(world: World) -> tuple[type[Command], ...]:
    """The verbs that a room knows: those of the laboratory only where there is one."""
    if world.setting.misfortunes:
        return COMMANDS
    return tuple(command for command in COMMANDS if command.group != "lab")
