"""A level with another site: what joins the two, and what may not.

Mutations caught, each tried: a rack at a site that there is not; a cluster, a fabric, an uplink,
a room or a feed that spans two sites; a level whose racks are all elsewhere; a room that names no
racks and cools those of the other site too; a rack or a line that is furnished without its figures.
"""

import pytest

from dcgame.campaign.build import world_of
from dcgame.sim.gauges.cooling import racks_of
from tests.campaign.samples import changed, errors_of, read

SITE = """
[[remote_sites]]
id = "dr"
megabits = 200
round_trip_ms = 7

[[racks]]
id = "far-a"
site = "dr"

[[rooms]]
id = "room-1"

[[cracs]]
id = "crac-1"
room = "room-1"
watts = 5000

[[servers]]
id = "dr-1"
model = "node-2015"
rack = "far-a"
platform = "openvisor"

[[racks]]
id = "r1"
"""
LEVEL = changed('[[racks]]\nid = "r1"\n', SITE)


def test_what_is_said_of_a_site_is_built() -> None:
    world = world_of(read(LEVEL), 1)
    assert (world.sites["dr"].megabits, world.sites["dr"].round_trip) == (200, 7)
    assert world.racks["far-a"].site == "dr"
    assert racks_of(world, world.rooms["room-1"]) == ("r1",)


FEED = """
[[feeds]]
id = "feed-a"
ups = "ups-a"
[[feeds]]
id = "feed-b"
ups = "ups-a"
[[ups]]
id = "ups-a"
watts = 4000
[[pdus]]
id = "pdu-a"
rack = "r1"
feed = "feed-a"
watts = 4000
[[pdus]]
id = "pdu-b"
rack = "far-a"
feed = "feed-b"
watts = 4000
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('site = "dr"\n', 'site = "dx"\n', "the id of a remote site"),
        ('id = "r1"\n', 'id = "r1"\nsite = "dr"\n', "a rack in the main building too"),
        ('id = "room-1"\n', 'id = "room-1"\nracks = ["r1", "far-a"]\n', "things of one site only"),
        (
            "[[rooms]]",
            '[[clusters]]\nid = "c"\nmembers = ["esx-1", "dr-1"]\n[[rooms]]',
            "things of one site only",
        ),
        (
            "[[rooms]]",
            '[[fabrics]]\nid = "f"\nmodel = "fc-2006"\nrack = "r1"\nservers = ["dr-1"]\n[[rooms]]',
            "things of one site only",
        ),
        (
            "[[rooms]]",
            '[[switches]]\nid = "core"\nrole = "core"\n[[switches]]\nid = "tor"\nrole = "tor"\n'
            'rack = "far-a"\nuplinks = ["core"]\n[[rooms]]',
            "things of one site only",
        ),
        ("[[rooms]]", f"{FEED}[[rooms]]", "things of one site only"),
    ],
)
def test_nothing_but_its_line_joins_a_site(old: str, new: str, expected: str) -> None:
    assert old in LEVEL
    found = errors_of(LEVEL.replace(old, new, 1))
    assert expected in {error.expected for error in found}
