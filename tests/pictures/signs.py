"""Six things that must be known at a glance."""

from dcgame.kernel.units import DAY, HOUR, MINUTE
from dcgame.play.session import Session
from tests.pictures.acting import Hands, neglected, run_of, with_orders


async def _show(hands: Hands, session: Session, name: str) -> None:
    await hands.enter(session)
    await hands.at(name)


async def misplaced(hands: Hands) -> None:
    """Its folder lies on the disks of its host, in a cluster that would restart it elsewhere."""
    await _show(hands, with_orders(), "test")


async def lost(hands: Hands) -> None:
    """A mainboard has died."""
    await _show(hands, with_orders("strike mainboard on esx-3/mainboard-1", after=20), "erp")


async def rebuilding(hands: Hands) -> None:
    """A node is away, its copies are made again."""
    session = with_orders("strike disk-dead on hci-2/disk-1", after=300)
    await _show(hands, session, "pool-1")


async def migration(hands: Hands) -> None:
    """A guest on its way to another host."""
    await _show(hands, with_orders("migrate test to esx-1", after=200), "test")


async def breaker(hands: Hands) -> None:
    """More is drawn through it than it bears for long."""
    await _show(hands, neglected("feed-a-feed-b", ("gauge",)), "pdu-a")


async def votes(hands: Hands) -> None:
    """Two hosts that do not hear each other, and the witness that decides."""
    session = run_of("split-brain", until=3 * DAY + 16 * HOUR + 2 * MINUTE)
    await _show(hands, session, "pair")
