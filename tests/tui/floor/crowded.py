"""A room of a thousand servers, for what must stay smooth."""

from dcgame.world.world import World
from tests.scenarios.rooms import room

RACKS, A_RACK = 50, 20


def crowd() -> World:
    """Fifty racks of twenty hosts, a guest on each."""
    lines: list[str] = []
    for rack in range(RACKS):
        lines.append(f"rack rack-{rack:02}")
        for unit in range(A_RACK):
            name = f"{rack:02}-{unit:02}"
            lines.append(f"server h{name} rack rack-{rack:02} runs openvisor")
            lines.append(f"guest g{name} on h{name} vcpu 4 ram 8192 tools")
            lines.append(f"app a{name} on g{name} shape office peak {1000 + unit * 60}")
    return room("\n".join(lines))
