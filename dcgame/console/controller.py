"""A management controller's prompt: it answers when the host itself does not."""

from difflib import get_close_matches

from dcgame.console.answer import Answer, tell, tell_of
from dcgame.console.ordering import ordered
from dcgame.console.reach import no_controller
from dcgame.play.session import Session
from dcgame.play.vocabulary import word
from dcgame.words import N_, say
from dcgame.world.hardware import ServerState

POWER = {"on": "power-on", "off": "power-off", "reset": "reset"}
FIRST = ("power", "sensors", "help", "exit")
BUTTONS = ("status", *POWER)
ROWS = (
    ("power status", N_("whether the server runs")),
    ("power on|off|reset", N_("press the power button from afar")),
    ("sensors", N_("how its parts are")),
    ("exit", N_("leave")),
)


class ControllerPrompt:
    """One session on a server's management controller."""

    def __init__(self, session: Session, server: str) -> None:
        self.session = session
        self.server = server
        self.gone = False

    @property
    def prompt(self) -> str:
        """What stands before what is typed."""
        return f"bmc@{self.server}> "

    def lost(self) -> str:
        """Why the connection is dead; empty while it lives."""
        return no_controller(self.session.world, self.server)

    def enter(self, line: str) -> Answer:
        """A line at the prompt."""
        dead = self.lost()
        if dead:
            self.gone = True
            return tell(dead)
        match line.split():
            case ["exit" | "quit" | "logout"]:
                self.gone = True
                return tell_of(N_("Connection to {server} closed."), server=self.server)
            case ["help", *_]:
                return Answer(tuple(f"{usage:<20}{say(does)}" for usage, does in ROWS))
            case ["power"] | ["power", "status"]:
                return self._status()
            case ["power", button] if button in POWER:
                return ordered(self.session, f"{POWER[button]} {self.server}")
            case ["sensors"]:
                return self._sensors()
            case [first, *_]:
                return _unknown(first)
        return Answer()

    def _status(self) -> Answer:
        state = self.session.world.servers[self.server].state
        power = N_("off") if state in (ServerState.OFF, ServerState.LOST) else N_("on")
        text = N_("power is {power}; the server is {state}")
        return tell_of(text, power=say(power), state=word(state))

    def _sensors(self) -> Answer:
        parts = self.session.world.servers[self.server].parts
        return Answer(tuple(f"{part.id:<12}{word(part.state)}" for part in parts))


def _unknown(given: str) -> Answer:
    near = get_close_matches(given, FIRST, 1)
    if near:
        text = N_("{word}: command not found; did you mean {nearest}?")
        return tell_of(text, word=given, nearest=near[0])
    return tell_of(N_("{word}: command not found; help lists them"), word=given)
