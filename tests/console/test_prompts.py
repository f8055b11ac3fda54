"""A host's own prompt and its controller's: what they know, what they refuse, when they go dead.

Caught by these: a prompt that answers for a host that is down, a copy that is not the order
``clone``, a command that changes the world beside the orders, a completion that nothing takes.
"""

import pytest

from dcgame.campaign.library import load_level
from dcgame.campaign.rooms.named import LAB, room_named
from dcgame.console.completing import complete
from dcgame.console.host import COMMANDS
from dcgame.console.talk import PROMPT, Talk
from dcgame.play.session import Session
from dcgame.sim.facts.play import Ordered
from tests.play.conftest import WORKSHOP


@pytest.fixture
def talk() -> Talk:
    return Talk(Session(load_level(WORKSHOP), 1))


def say(talk: Talk, *lines: str) -> str:
    """The answers to some lines, as one text."""
    return "\n".join(line for typed in lines for line in talk.enter(typed).lines)


def orders(talk: Talk) -> list[str]:
    """The orders given so far, as the journal holds them."""
    return [entry.fact.line for entry in talk.session.journal if isinstance(entry.fact, Ordered)]


def test_to_copy_a_folder_is_to_clone(talk: Talk) -> None:
    told = say(talk, "ssh esx-2", "ls", "ls /datastore/wiki-1", "cp -r wiki-1 wiki-2")
    assert "wiki-1/" in told
    assert "wiki-1-disk0.img" in told
    assert ".lock" not in told
    assert orders(talk) == ["clone wiki-1 as wiki-2 on esx-2"]


def test_a_running_guest_has_a_lock_and_swap(talk: Talk) -> None:
    told = say(talk, "ssh esx-1", "ls /datastore/web-1")
    assert "web-1.lock" in told
    assert "4 GB  web-1.swap" in told


def test_a_folder_is_not_copied_without_r(talk: Talk) -> None:
    assert "copy it with -r" in say(talk, "ssh esx-2", "cp wiki-1 wiki-2")
    assert orders(talk) == []


def test_guests_are_started_and_stopped(talk: Talk) -> None:
    say(talk, "ssh esx-2", "vm start wiki-1", "vm stop web-2", "vm migrate wiki-1 to esx-1")
    assert orders(talk)[:2] == ["start wiki-1", "stop web-2"]
    assert "there is no web-1 on this host" in say(talk, "vm stop web-1")


def test_load_is_shown_with_ready(talk: Talk) -> None:
    talk.session.advance(15 * 3_600)
    told = say(talk, "ssh esx-1", "esxtop", "top", "df", "uptime")
    head = next(line for line in told.splitlines() if "%RDY" in line)
    row = next(line for line in told.splitlines() if line.startswith("web-1"))
    used, ready = float(row.split()[2]), float(row.split()[3])
    assert head.split()[1:4] == ["vCPU", "%USED", "%RDY"]
    assert 0 < used <= 200
    assert 0 <= ready <= 100
    assert "shop-1" in told
    assert "/datastore" in told


def test_esxtop_tells_where_an_access_waits() -> None:
    """At its datastore, in the hypervisor, and both together as the guest sees it."""
    level = room_named(LAB)
    assert level is not None
    told = say(Talk(Session(level, 1)), "ssh esx-1", "esxtop").splitlines()
    head = next(number for number, line in enumerate(told) if "GAVG" in line)
    assert told[head + 1 :]
    for row in told[head + 1 :]:
        below, here, seen = (float(cell) for cell in row.split()[2:])
        assert here > 0
        assert abs(below + here - seen) < 0.11


def test_a_host_of_the_lab_tells_of_its_storage_and_ports_and_goes_dead_with_its_network() -> None:
    level = room_named(LAB)
    assert level is not None
    talk = Talk(Session(level, 1))
    told = say(talk, "ssh esx-1", "df", "ls -l", "free", "ip", "smartctl", "hostname", "ls web-2")
    rows = {line.split()[0]: line for line in told.splitlines() if line.split()}
    assert {"/datastore", "lun-1", "lun-2", "lun-3", "nic-1", "disk-1", "esx-1"} <= set(rows)
    assert "pool-1" not in rows
    assert rows["/datastore"].split()[3:5] == ["0", "MB"]
    assert "tor-aa" in rows["nic-1"]
    assert "lun-2" in next(line for line in told.splitlines() if line.endswith("db-1/"))
    assert "did you mean web-1?" in told
    assert complete(talk, "vm migrate web-1 ") == ("to",)
    assert complete(talk, "vm migrate web-1 to es") == ("esx-2", "esx-3")
    assert all(len(line) <= 79 for line in talk.enter("help").lines)
    say(talk, "exit")
    assert "pool-1" in say(talk, "ssh hci-1", "df", "exit")
    say(talk, "ssh esx-1")
    talk.session.order("strike management-cut on management")
    assert "Connection to esx-1 lost." in say(talk, "df")
    assert "web-1" in say(talk, "look web-1")
    assert talk.session.world.guests["web-1"].state.value == "running"


def test_a_system_has_no_guests_but_applications(talk: Talk) -> None:
    told = say(talk, "ssh old-1", "vm list", "systemctl status", "systemctl restart mail")
    assert "vm: command not found" in told
    assert orders(talk) == ["restart mail"]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_no_command_fails_without_arguments(talk: Talk, command: str) -> None:
    for host in ("esx-1", "old-1"):
        talk.shell = None
        say(talk, f"ssh {host}")
        assert talk.enter(command) is not None


def test_a_host_that_is_down_does_not_answer(talk: Talk) -> None:
    talk.session.order("power-off old-2")
    assert "does not answer: it is off" in say(talk, "ssh old-2")
    assert talk.prompt == PROMPT


def test_the_line_dies_with_the_host(talk: Talk) -> None:
    say(talk, "ssh esx-1")
    told = say(talk, "poweroff")
    assert "Connection to esx-1 lost." in told
    assert "bmc esx-1" in told
    assert talk.prompt == PROMPT


def test_a_line_that_died_meanwhile_is_noticed(talk: Talk) -> None:
    say(talk, "ssh esx-1")
    talk.session.order("power-off esx-1")
    assert "Connection to esx-1 lost." in say(talk, "ls")


def test_the_controller_answers_for_a_host_that_is_down(talk: Talk) -> None:
    say(talk, "power-off esx-1")
    told = say(talk, "bmc esx-1", "power status", "power on", "exit")
    assert "power is off; the server is off" in told
    assert orders(talk) == ["power-off esx-1", "power-on esx-1"]
    assert "old-1 has no management controller" in say(talk, "bmc old-1")


@pytest.mark.parametrize(
    ("lines", "typed", "wanted"),
    [
        ((), "lo", "look"),
        ((), "look es", "esx-1"),
        ((), "preview mig", "migrate"),
        ((), "preview migrate web-1 to es", "esx-2"),
        ((), "help mig", "migrate"),
        ((), "bmc ", "esx-1"),
        ((), "migrate we", "web-1"),
        (("ssh esx-2",), "sys", "systemctl"),
        (("ssh esx-2",), "ls /datastore/w", "/datastore/wiki-1"),
        (("ssh esx-2",), "vm st", "start"),
        (("ssh esx-2",), "vm start wi", "wiki-1"),
        (("bmc esx-2",), "po", "power"),
    ],
)
def test_words_are_completed(talk: Talk, lines: tuple[str, ...], typed: str, wanted: str) -> None:
    say(talk, *lines)
    assert wanted in complete(talk, typed)


def test_every_verb_and_question_has_its_help(talk: Talk) -> None:
    told = say(talk, "help")
    for word in ("migrate GUEST", "ssh HOST", "run 2h", "predict", "buy MODEL"):
        assert word in told
    assert "Move a guest to another host" in say(talk, "help migrate")
    assert "the prompt of a host" in say(talk, "help ssh")
