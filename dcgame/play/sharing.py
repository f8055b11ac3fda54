"""How a game of a daily room went, as one line for others: it tells nothing of the room, needs no
language, and asks nothing of any network."""

from dcgame.campaign.rooms.daily import day_of
from dcgame.kernel.units import DAY, Seconds
from dcgame.play.ledger import losses
from dcgame.play.score import MOST_STARS
from dcgame.play.session import Session

BLOCKS = ((0, "█"), (10, "▇"), (50, "▆"), (100, "▅"), (250, "▄"), (500, "▂"))
"""Per mille of a day's seconds of service that were lost, at most; what is worse is ``▁``."""
WORST = "▁"


def share_line(session: Session) -> str:
    """``dcgame 2026-11-25 ●●○ █▇█▄███ 81 min 345 €``: the date (which is the seed), stars, a block
    for each day as high as the services were up, all minutes down, money. Empty for a game that
    others cannot have."""
    day = day_of(session.level.id)
    if day is None:
        return ""
    result = session.result()
    stars = "●" * result.stars + "○" * (MOST_STARS - result.stars)
    minutes, euros = result.downtime_seconds // 60, result.cost_cents // 100
    return f"dcgame {day.isoformat()} {stars} {blocks(session)} {minutes} min {euros} €"


def blocks(session: Session) -> str:
    """A block for each day that was played."""
    days = max(1, -(-session.world.now // DAY))
    asked = max(1, len(session.world.services))
    return "".join(_block(_down_on(session, day) * 1000, DAY * asked) for day in range(days))


def _down_on(session: Session, day: int) -> Seconds:
    """Seconds that services were down on a day, one service after the other."""
    first, last = day * DAY, (day + 1) * DAY
    return sum(
        max(0, min(loss.end, last) - max(loss.start, first))
        for loss in losses(session.journal, session.world)
        if loss.kind == "down"
    )


def _block(lost: int, whole: int) -> str:
    return next((block for most, block in BLOCKS if lost <= most * whole), WORST)
