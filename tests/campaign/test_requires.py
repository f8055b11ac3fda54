"""Services that require others (game.md section 2): read, refused, and charged to the root once.

Mutations that it catches, each tried: circles that nobody finds, or that are told of each of their
services; an application of its own accepted; what is down at the start left up, itself, two steps
away or for want of a single application; one of two that require the same forgotten; the losses of
what rests on a service charged to that service's own entry; what keeps a service down told without
what it requires; dependents that end at the service, or at an application that others require.
"""

import pytest

from dcgame.campaign.build import world_of
from dcgame.play.blast import radius
from dcgame.play.causes import causes
from dcgame.play.keeping import explained
from dcgame.play.ledger import losses
from dcgame.sim.engine import begin
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.tui.floor.depending import dependents
from dcgame.tui.floor.kinds import GUEST, SERVICE, Target
from dcgame.world.service import ServiceState
from tests.campaign.samples import errors_of, read, toml
from tests.scenarios.rooms import room
from tests.scenarios.script import CASES, Played, play, split

DOWN = "requires-db-down"


def played(name: str) -> Played:
    """A golden scenario."""
    return play((CASES / f"{name}.scenario").read_text(encoding="utf-8"))


def requiring(**more: str) -> str:
    """The example level, in which services have what is said."""
    text = toml()
    for name, line in more.items():
        head = f'[[services]]\nid = "{name}"\n'
        assert head in text
        text = text.replace(head, f"{head}requires = {line}\n")
    return text


def test_what_a_service_requires_is_known_on_both_sides() -> None:
    world = world_of(read(requiring(post='["trial"]', web='["post", "trial"]')), 1)
    assert world.services["web"].requires == ("post", "trial")
    assert world.services["post"].required_by == ("web",)
    assert world.apps["trial"].required_by == ("post", "web")


@pytest.mark.parametrize(
    ("more", "paths"),
    [
        ({"web": '["psot"]'}, ["services[2].requires[1]"]),
        ({"web": '["web"]'}, ["services[2].requires[1]"]),
        ({"web": '["shop"]'}, ["services[2].requires[1]"]),
        ({"web": '["post", "post"]'}, ["services[2].requires[2]"]),
        ({"web": '["post"]', "post": '["web"]'}, ["services[1].requires[1]"]),
    ],
)
def test_what_cannot_be_required_is_refused(more: dict[str, str], paths: list[str]) -> None:
    """Nothing of that name, itself, an application of its own, one name twice; a circle once."""
    assert [error.path for error in errors_of(requiring(**more))] == paths


def test_the_root_is_charged_once_for_each_service() -> None:
    """Three services down for 421 s each, one root, and that is the host's, not the database."""
    game = played(DOWN)
    root = next(entry for entry in game.entries if isinstance(entry.fact, Misfortune))
    found = losses(game.entries, game.world)
    assert [(loss.service, loss.seconds, loss.root) for loss in found] == [
        (name, 421, root.seq) for name in ("db", "shop", "portal")
    ]
    (cause,) = [each for each in causes(game.entries, game.world) if each.down]
    assert (cause.root, cause.down) == (root.seq, 3 * 421)
    portal = next(loss.entry for loss in found if loss.service == "portal")
    told = [link.entry.seq for link in explained(game.entries, game.world, portal)]
    assert len(told) == len(set(told))
    assert told[-1] == root.seq


def test_what_still_keeps_a_service_down_is_told() -> None:
    """The web runs again and waits for its database: its explanation goes on there."""
    text = (CASES / "requires-both-fall.scenario").read_text(encoding="utf-8")
    game = play(text.partition("at 1d10:00")[0] + "until 1d09:30")
    fell = game.world.services["shop"].fell
    assert fell is not None
    orders = [
        link.entry.fact.line
        for link in explained(game.entries, game.world, fell)
        if isinstance(link.entry.fact, Ordered)
    ]
    assert orders == ["stop shop", "stop sql"]


def test_what_rests_on_a_thing_ends_with_the_last_service() -> None:
    """Overlay and blast radius follow requirements; two steps away as well."""
    lines, _ = split((CASES / f"{DOWN}.scenario").read_text(encoding="utf-8"))
    world = begin(room(lines)).world
    resting = {each.id for each in dependents(world, Target(GUEST, "db-1")) if each.kind == SERVICE}
    assert resting == {"db", "shop", "portal"}
    assert {each.id for each in dependents(world, Target(SERVICE, "shop"))} == {"portal"}
    found = radius(world, "esx-1")
    assert found is not None
    assert found.services == ("db", "portal", "shop")
    lines, _ = split((CASES / "requires-an-application.scenario").read_text(encoding="utf-8"))
    needing = dependents(begin(room(lines)).world, Target(GUEST, "ad-1"))
    assert {each.id for each in needing if each.kind == SERVICE} == {"directory", "shop"}


def test_a_room_may_begin_without_what_is_required() -> None:
    """A service is down from the first second with what it requires, and what requires it too."""
    lines, _ = split((CASES / "requires-from-the-start.scenario").read_text(encoding="utf-8"))
    more = ("service bank needs 0 requires shop", "service till needs 0 requires sql")
    services = room("\n".join((lines, *more, ""))).services
    down = {name for name, each in services.items() if each.state is ServiceState.DOWN}
    assert down == {"db", "shop", "bank", "till"}
