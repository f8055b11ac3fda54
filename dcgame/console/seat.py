"""A seat at a host: which, over what, and how orders are given from there."""

from dcgame.console.answer import Answer
from dcgame.console.folders import ROOT
from dcgame.console.ordering import ordered
from dcgame.console.reach import no_way_to
from dcgame.play.session import Session
from dcgame.words import N_, say
from dcgame.world.catalogue import PlatformKind
from dcgame.world.hardware import Server


class Seat:
    """One session on one host. It ends when the host can no longer be reached."""

    def __init__(self, session: Session, server: str) -> None:
        self.session = session
        self.server = server
        self.gone = False

    @property
    def prompt(self) -> str:
        """What stands before what is typed."""
        return f"root@{self.server}:{ROOT if self.has_guests else '/'}# "

    @property
    def host(self) -> Server:
        """The host as it is now."""
        return self.session.world.servers[self.server]

    @property
    def has_guests(self) -> bool:
        """Whether a hypervisor runs on it."""
        platform = self.host.platform
        return platform is not None and platform.model.kind is not PlatformKind.SYSTEM

    def lost(self) -> str:
        """Why the connection is dead; empty while it lives."""
        reason = no_way_to(self.session.world, self.server)
        if not reason:
            return ""
        text = N_("Connection to {server} lost. {reason} Its controller may: bmc {server}")
        return say(text, server=self.server, reason=reason)

    def order(self, line: str) -> Answer:
        """Give an order of the game, and see whether the connection outlives it."""
        answer = ordered(self.session, line)
        dead = self.lost() if answer.done else ""
        if not dead:
            return answer
        self.gone = True
        return Answer((*answer.lines, dead), done=True)
