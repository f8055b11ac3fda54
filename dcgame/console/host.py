"""A host's own prompt: files, load and machines of that host, over the management network.

Whatever changes something says which order of the game it was, and gives exactly that order.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from attrs import frozen

from dcgame.console import host_files as files
from dcgame.console import host_load as load
from dcgame.console import host_machines as machines
from dcgame.console import host_system as system
from dcgame.console.answer import Answer, tell, tell_of
from dcgame.console.seat import Seat
from dcgame.words import N_, say


class HostPrompt(Seat):
    """A seat at which one types."""

    def enter(self, line: str) -> Answer:
        """A line at the prompt."""
        dead = self.lost()
        if dead:
            self.gone = True
            return tell(dead)
        words = line.split()
        if words[0] in ("exit", "logout", "quit"):
            self.gone = True
            return tell_of(N_("Connection to {server} closed."), server=self.server)
        spoken = COMMANDS.get(_SAME.get(words[0], words[0]))
        if spoken is None or (spoken.guests and not self.has_guests):
            near = get_close_matches(words[0], known(self), 2)
            if near:
                text = N_("{word}: command not found; did you mean {nearest}?")
                return tell_of(text, word=words[0], nearest=", ".join(near))
            return tell_of(N_("{word}: command not found; help lists them"), word=words[0])
        return spoken.run(self, words[1:])


@frozen(eq=False)
class Spoken:
    """A command at a host's seat. ``guests``: only where a hypervisor runs."""

    usage: str
    does: str
    run: Callable[[Seat, list[str]], Answer]
    guests: bool = False


def known(seat: Seat) -> tuple[str, ...]:
    """The commands that this host has."""
    return tuple(name for name, spoken in COMMANDS.items() if seat.has_guests or not spoken.guests)


def _help(seat: Seat, words: list[str]) -> Answer:
    rows = [COMMANDS[name] for name in known(seat)]
    lines: list[str] = []
    for row in rows:
        if len(row.usage) > USAGE_WIDE:
            lines.append(row.usage)
        usage = row.usage if len(row.usage) <= USAGE_WIDE else ""
        lines.append(f"{usage:<{USAGE_WIDE}}  {say(row.does)}")
    return Answer(tuple(lines))


USAGE_WIDE = 24
"""What is longer has a line of its own: the list fits 80 columns."""
_SAME = {"man": "help", "?": "help", "ps": "top", "htop": "top", "uname": "hostname", "qm": "vm"}
"""What hands type elsewhere."""

COMMANDS: Mapping[str, Spoken] = {
    "help": Spoken("help", N_("this list"), _help),
    "ls": Spoken(
        "ls [/datastore[/GUEST]]", N_("the folders of the guests, their files"), files.ls, True
    ),
    "cp": Spoken("cp -r GUEST NEW", N_("copy a guest's folder: a clone"), files.cp, True),
    "rm": Spoken("rm -r GUEST", N_("delete a guest's folder, and so the guest"), files.rm, True),
    "df": Spoken("df", N_("room on the disks"), files.df),
    "free": Spoken("free", N_("memory, and what was promised of it"), system.free),
    "smartctl": Spoken("smartctl", N_("how the disks are"), system.smartctl),
    "ip": Spoken("ip", N_("the network ports, and where they lead"), system.links),
    "hostname": Spoken("hostname", N_("its name, its machine, what runs on it"), system.hostname),
    "top": Spoken("top", N_("what takes the processor"), load.top),
    "esxtop": Spoken(
        "esxtop", N_("what each guest uses, and how long it waits"), load.esxtop, True
    ),
    "vm": Spoken(
        machines.VM_USAGE,
        N_("the guests of this host"),
        machines.vm,
        True,
    ),
    "systemctl": Spoken(
        machines.SERVICE_USAGE,
        N_("the applications of this system"),
        machines.systemctl,
    ),
    "uptime": Spoken("uptime", N_("since when it runs"), load.uptime),
    "update": Spoken("update", N_("install the update that waits, and restart"), machines.update),
    "poweroff": Spoken(
        "poweroff", N_("shut this host down, and everything on it"), machines.poweroff
    ),
    "exit": Spoken("exit", N_("leave"), lambda seat, words: Answer()),
}
