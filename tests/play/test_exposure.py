"""What hung on one component: agrees with the blast radius of the worlds of that time."""

from random import Random

from dcgame.campaign.level import Level
from dcgame.play import exposure as module
from dcgame.play.blast import worst
from dcgame.play.curves import played
from dcgame.play.exposure import exposure
from dcgame.play.past import Past
from dcgame.play.session import Session
from tests.play import wild


def test_it_is_the_radius_of_that_time(level: Level) -> None:
    session = Session(level, 3)
    wild.play(session, Random(3), 90)
    heard: list[int] = []
    found = exposure(played(session), heard.append)
    assert heard[-1] == 1000
    assert 1 < len(found) <= module.MOST
    past = Past(session)
    for each in (found[0], found[len(found) // 2], found[-1]):
        past.go_to(each.at)
        expected = worst(past.world)
        assert each.component == (expected.component if expected else "")
