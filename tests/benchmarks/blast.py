"""The blast radius of a room of twenty hosts with two hundred guests: every part, and one."""

from dcgame.kernel.units import HOUR
from dcgame.kernel.values import changed
from dcgame.play.blast import radii, radius
from dcgame.sim.engine import advance, begin
from dcgame.world.world import World
from tests.benchmarks.ratio import Show, compare, duration
from tests.scenarios.rooms import room

NAME = "blast"
HOSTS, GUESTS_A_HOST, SERVICES = 20, 10, 60
GOAL = 0.1


def _room(ha: str) -> World:
    """A room in which every host carries guests of ten services, which need most of theirs."""
    lines = ["seed 3", "horizon 30"]
    if ha:
        lines.append("cluster c1 ha")
    for host in range(HOSTS):
        lines.append(f"server esx-{host} model node-2026 runs openvisor {ha}")
    for number in range(HOSTS * GUESTS_A_HOST):
        host = number // GUESTS_A_HOST
        lines.append(f"guest g-{number} on esx-{host} vcpu 4 ram 16384 tools autostart")
        app = f"app a-{number} on g-{number} service s-{number % SERVICES}"
        lines.append(f"{app} shape office peak 3000 noise 100 offset {number * 37}")
    lines += [f"service s-{number} needs 3 revenue 1000" for number in range(SERVICES)]
    return advance(begin(room("\n".join(lines))).world, 10 * HOUR).world


def run(show: Show) -> None:
    """The whole room, with and without high availability; then the one under the cursor."""
    alone, cluster = _room(""), _room("cluster c1")

    def survey(world: World) -> None:
        radii(changed(world, seq=world.seq))

    table = compare(
        {
            "the whole room": lambda: survey(alone),
            "with high availability": lambda: survey(cluster),
            "one server": lambda: radius(changed(cluster, seq=cluster.seq), "esx-3"),
        },
        title="Blast radius: 20 hosts, 200 guests, 200 components",
    )
    show(table)
    worst = max(row.median for row in table.rows)
    show(f"  goal: {duration(worst)} (at most {duration(GOAL)})\n")
