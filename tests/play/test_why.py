"""Why, of anything: the entry behind its present condition.

Mutations that these tests were seen to catch: alarms not looked at; what is wrong with a thing
passed over for its state; parts, gauges, work or accounts left out; the first entry of an account
instead of the latest; what a quiet thing remembers left out; another script's digits read.
"""

import pytest

from dcgame.kernel.units import DAY, HOUR
from dcgame.play.narrate import tell
from dcgame.play.why import entry_behind, is_known, why
from dcgame.sim.facts.backups import BackupMissed
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.guests import AutostartSet, GuestLost
from dcgame.sim.facts.hardware import DataLost, HostLost, PartFailed, PartReplaced
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.facts.services import ServiceDown
from tests.play.test_costs import Game

ROOM = """
seed 1
horizon 10
billing on
rent 3000
spare psu count 1
sale node-2015
platforms openvisor
server esx-1 model node-2015 runs openvisor
server esx-2 model node-2015 runs openvisor
server old model tower-2006 runs linux
guest web on esx-1 vcpu 2 ram 4096
guest erp on esx-2 vcpu 2 ram 4096
guest big on esx-2 vcpu 1 ram 4096
app shop-a on web service shop peak 500
app ledger on erp service erp peak 500
app hungry on big service big peak 9000
app store on old service files peak 10
service shop sla gold revenue 100001
service erp sla none
service big sla none
service files sla none
"""


@pytest.fixture
def game() -> Game:
    return Game(ROOM)


def _behind(game: Game, name: str) -> Fact | None:
    seq = entry_behind(game.world, game.journal, name)
    if seq is None:
        return None
    fact: Fact = game.journal[seq].fact
    return fact


def test_nothing_has_happened_to_what_stands_since_the_beginning(game: Game) -> None:
    for name in ("esx-1", "web", "shop", "esx-1/psu-1", "rack-a", "energy", "cpu/esx-1"):
        assert entry_behind(game.world, game.journal, name) is None, name
        assert why(game.world, game.journal, name) == ()
    for name in ("esx-1", "web", "shop", "shop-a", "esx-1/psu-1", "rack-a", "energy"):
        assert is_known(game.world, game.journal, name), name
    for name in ("", "nothing", "esx-1/psu-9", "nothing/psu-1", "9999"):
        assert not is_known(game.world, game.journal, name), name


def test_each_thing_has_its_own_entry_and_all_lead_to_one_root(game: Game) -> None:
    struck = game.strike("mainboard", "esx-1/mainboard-1")
    game.to(HOUR)
    kinds = {
        "esx-1/mainboard-1": PartFailed,
        "esx-1": HostLost,
        "web": GuestLost,
        "shop": ServiceDown,
    }
    for name, kind in kinds.items():
        assert isinstance(_behind(game, name), kind), name
        last = why(game.world, game.journal, name)[-1]
        assert last.entry.seq == struck
        assert isinstance(last.entry.fact, Misfortune)


def test_an_alarm_about_a_part_is_the_answer_for_a_server_that_is_well(game: Game) -> None:
    game.strike("psu", "esx-1/psu-1")
    assert isinstance(_behind(game, "esx-1"), PartFailed)
    assert isinstance(_behind(game, "esx-1/psu-1"), PartFailed)
    assert _behind(game, "esx-1/psu-2") is None
    game.order("replace psu-1 of esx-1")
    game.to(DAY)
    assert isinstance(_behind(game, "esx-1/psu-1"), PartReplaced)
    assert _behind(game, "esx-1") is None


def test_what_is_wrong_comes_before_what_it_is(game: Game) -> None:
    game.strike("disk-dead", "old/disk-1")
    game.to(HOUR)
    assert isinstance(_behind(game, "files"), ServiceDown)
    assert isinstance(_behind(game, "store"), DataLost)


def test_what_a_quiet_thing_remembers_is_told(game: Game) -> None:
    game.order("autostart web on")
    assert isinstance(_behind(game, "web"), AutostartSet)


def test_work_under_way_is_found_by_key_and_by_subject(game: Game) -> None:
    game.order("buy node-2015 as esx-3 in rack-a")
    assert isinstance(_behind(game, "esx-3"), JobBegun)
    assert isinstance(_behind(game, "deliver/esx-3"), JobBegun)
    game.order("spare disk")
    assert isinstance(_behind(game, "disk"), JobBegun)


def test_a_gauge_is_found_by_its_key(game: Game) -> None:
    game.to(DAY)
    assert "vcpu/hungry" in game.world.gauges
    assert isinstance(_behind(game, "vcpu/hungry"), BandCrossed)


def test_an_account_is_its_latest_charge(game: Game) -> None:
    first = game.order("spare disk")
    second = game.order("spare psu")
    game.to(2 * DAY)
    spares = entry_behind(game.world, game.journal, "spares")
    assert isinstance(_behind(game, "spares"), Charged)
    assert spares is not None
    assert first < second < spares
    energy = entry_behind(game.world, game.journal, "energy")
    assert isinstance(_behind(game, "energy"), Billed)
    assert energy is not None
    assert game.journal[energy].at == 2 * DAY
    assert entry_behind(game.world, game.journal, "penalty") is None


def test_an_entry_is_found_by_its_number(game: Game) -> None:
    order = game.order("autostart web on")
    assert entry_behind(game.world, game.journal, str(order)) == order
    assert entry_behind(game.world, game.journal, str(order + 50)) is None
    assert entry_behind(game.world, game.journal, "٠") is None
    assert why(game.world, game.journal, str(order))[0].entry.seq == order


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("web-1", "its data are gone"),
        ("vault", "out of reach, or has no room"),
        ("live/web-1", "other work on it is under way"),
        ("esx-1", "because of esx-1"),
    ],
)
def test_a_copy_that_was_not_made_says_what_stood_in_its_way(reason: str, said: str) -> None:
    """Mutation: every reason told as the name of a thing."""
    assert said in tell(BackupMissed("web-1", "vault", reason))
