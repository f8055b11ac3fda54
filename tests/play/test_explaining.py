"""What an explanation tells of a gauge: how full it was at that moment, and by whom.

Caught: the load of today told of a crossing of long ago; the smallest named instead of the largest;
a promise left out; folders of another datastore counted; a thing that is full and to which nothing
has happened, of which nothing is told; parts that do not sum to what is told of the whole.
"""

import re

from dcgame.campaign.library import find
from dcgame.kernel.units import DAY, HOUR
from dcgame.play.alarms import alarms
from dcgame.play.explaining import explain, stands
from dcgame.play.gauge_load import loaded_by
from dcgame.play.session import Session
from dcgame.sim.engine import begin
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.gauges.processor import load_now
from tests.scenarios.rooms import room


def _level(name: str) -> Session:
    level = find(name)
    assert level is not None
    return Session(level, 1)


def test_a_full_datastore_tells_who_was_promised_what() -> None:
    session = _level("thin-ice")
    session.advance(2 * DAY)
    alarm = next(each for each in alarms(session.world) if each.about == "space/main")
    assert alarm.seq is not None
    told = [reason.sentence for reason in explain(session, alarm.seq)]
    assert told[1] == "main holds 9,960.9 GB of 11,718.8 GB, and 17,578.1 GB is promised of it"
    assert told[2].startswith("promised: lun-office 10,742.2 GB, ")
    assert told[3].startswith("what lies there: files-vm ")
    assert told[-1] == "The room was handed over so; nothing done since led to it"
    assert told[2] in [reason.sentence for reason in stands(session, "lun-office")]


def test_what_is_told_is_of_that_moment() -> None:
    session = _level("thin-ice")
    session.advance(5 * DAY)
    seq = next(entry.seq for entry in session.journal if isinstance(entry.fact, BandCrossed))
    then, now = explain(session, seq)[1].sentence, loaded_by(session.world, "space/main")[0]
    assert then.startswith("main holds 9,960.9 GB")
    assert not now.startswith("main holds 9,960.9 GB")


def test_a_processor_tells_who_asks_for_it() -> None:
    lines = ["server esx-1 runs openvisor"]
    for number in range(1, 7):
        lines += [
            f"guest g{number} on esx-1 vcpu {number} ram 4096 autostart",
            f"app a{number} on g{number} service a{number} size 100 peak {number}000",
        ]
    begun = begin(room("\n".join(lines))).world
    (told,) = loaded_by(begun, "cpu/esx-1")
    total, *parts = (int(each) for each in re.findall(r"(\d+) %", told))
    assert re.findall(r"a\d", told) == ["a6", "a5", "a4", "a3"]
    assert told.endswith(", 2 more")
    assert total == (load_now(begun, begun.servers["esx-1"]) + 5) // 10
    assert sum(parts) < total
    assert loaded_by(begun, "cpu/nobody") == ()


def test_a_node_has_no_disks_of_its_own_to_tell_of() -> None:
    session = _level("lose-one")
    session.advance(HOUR)
    lines = [reason.sentence for reason in stands(session, "node-1")]
    assert len(lines) == 2
    assert "of what there is" in lines[0]
    assert "is promised of" in lines[1]


def test_a_battery_tells_what_hangs_from_it() -> None:
    session = _level("eleven-minutes")
    session.advance(HOUR)
    (told,) = loaded_by(session.world, "ups/ups-a")
    assert {name for name in session.world.servers if name in told} == set(session.world.servers)
