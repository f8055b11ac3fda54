"""DC30 in plain Python: one heap, an event for each guest in each slot."""

from heapq import heapify, heappop, heappush, heapreplace

from tests.benchmarks.dc30.definition import (
    CEILING,
    FLOOR,
    HOST_MILLICORES,
    HOST_RAM_GB,
    RING,
    SLOTS_A_DAY,
    Workload,
)
from tests.benchmarks.dc30.failures import BOOT, REACTION, REPAIR, SLOT
from tests.benchmarks.dc30.result import GuestResult, HostResult, Result

TICK, FAIL, RESTART, REPAIRED, STARTED = range(5)


class Model:
    """Guests and hosts are indices; an event is (time, kind, guest or host, attempt to boot)."""

    def __init__(self, workload: Workload) -> None:
        guests, hosts = workload.guests, len(workload.hosts)
        self.workload = workload
        self.up = [True] * hosts
        self.free = [HOST_RAM_GB] * hosts
        self.aboard: list[list[int]] = [[] for _ in range(hosts)]
        self.total = [0] * hosts
        self.since = [0] * hosts
        self.uptime = [0] * hosts
        self.served = [0] * hosts

        self.place = [guest.host for guest in guests]
        self.running = [True] * len(guests)
        self.attempt = [0] * len(guests)
        self.demand = [0] * len(guests)
        self.down_since = [0] * len(guests)
        self.downtime = [0] * len(guests)
        self.contended = [0] * len(guests)
        self.unserved = [0] * len(guests)
        self.victims: dict[int, list[int]] = {}
        self.waiting: list[int] = []
        self.restarts = 0

        for index, guest in enumerate(guests):
            self.aboard[guest.host].append(index)
            self.free[guest.host] -= guest.ram_gb
        self.heap = [(0, TICK, index, 0) for index in range(len(guests))]
        self.heap += [(failure.time, FAIL, failure.host, 0) for failure in workload.failures]
        heapify(self.heap)

    def run(self) -> None:
        """Take one event after the other; nearly all are ticks, hence the local names."""
        heap, horizon, settle, happen = self.heap, self.workload.horizon, self.settle, self.happen
        running, place, since = self.running, self.place, self.since
        demand, total, noise = self.demand, self.total, self.workload.noise * 2
        curves = [curve * 2 for curve in self.workload.curves]
        feeds = [(g.vcpu, curves[g.klass], g.phase, g.offset) for g in self.workload.guests]
        while heap[0][0] < horizon:
            now, kind, who, attempt = heap[0]
            if kind != TICK:
                heappop(heap)
                happen(now, kind, who, attempt)
                continue
            heapreplace(heap, (now + SLOT, TICK, who, 0))
            if running[who]:
                host = place[who]
                if since[host] != now:
                    settle(host, now)
                vcpu, curve, phase, offset = feeds[who]
                slot = now // SLOT
                level = curve[slot % SLOTS_A_DAY + phase] + noise[slot % RING + offset]
                if level < FLOOR:
                    level = FLOOR
                elif level > CEILING:
                    level = CEILING
                level *= vcpu
                total[host] += level - demand[who]
                demand[who] = level

    def happen(self, now: int, kind: int, who: int, attempt: int) -> None:
        """Any event but a tick."""
        if kind == FAIL:
            self.fail(who, now)
        elif kind == RESTART:
            self.boot(self.victims.pop(who), now)
        elif kind == REPAIRED:
            self.up[who] = True
            self.free[who] = HOST_RAM_GB
            self.since[who] = now
            candidates, self.waiting = self.waiting, []
            self.boot(candidates, now)
        elif attempt == self.attempt[who]:
            self.start(who, now)

    def settle(self, host: int, now: int) -> None:
        """Account for the time since the host's load last changed."""
        dt = now - self.since[host]
        self.since[host] = now
        total = self.total[host]
        self.uptime[host] += dt
        if total <= HOST_MILLICORES:
            self.served[host] += total * dt
            return
        self.served[host] += HOST_MILLICORES * dt
        weight = (total - HOST_MILLICORES) * 1_000_000 // total * dt
        for guest in self.aboard[host]:
            if self.running[guest]:
                self.unserved[guest] += self.demand[guest] * weight
                self.contended[guest] += dt

    def fail(self, host: int, now: int) -> None:
        """Take down the host with all that runs or boots there."""
        self.settle(host, now)
        self.up[host] = False
        self.total[host] = 0
        self.victims[host], self.aboard[host] = self.aboard[host], []
        for guest in self.victims[host]:
            self.attempt[guest] += 1
            if self.running[guest]:
                self.running[guest] = False
                self.demand[guest] = 0
                self.down_since[guest] = now
        heappush(self.heap, (now + REACTION, RESTART, host, 0))
        heappush(self.heap, (now + REPAIR, REPAIRED, host, 0))

    def boot(self, candidates: list[int], now: int) -> None:
        """Boot each candidate on the first host with room, or let it wait."""
        for guest in sorted(candidates):
            ram_gb = self.workload.guests[guest].ram_gb
            for host, free in enumerate(self.free):
                if self.up[host] and free >= ram_gb:
                    self.free[host] -= ram_gb
                    self.aboard[host].append(guest)
                    self.place[guest] = host
                    heappush(self.heap, (now + BOOT, STARTED, guest, self.attempt[guest]))
                    break
            else:
                self.waiting.append(guest)

    def start(self, guest: int, now: int) -> None:
        """The guest has booted: it runs, and asks for the demand of the present slot."""
        host = self.place[guest]
        self.settle(host, now)
        self.running[guest] = True
        self.downtime[guest] += now - self.down_since[guest]
        self.demand[guest] = self.workload.demand(self.workload.guests[guest], now // SLOT)
        self.total[host] += self.demand[guest]
        self.restarts += 1

    def result(self) -> Result:
        """Close the books at the horizon."""
        horizon, workload = self.workload.horizon, self.workload
        for host, up in enumerate(self.up):
            if up:
                self.settle(host, horizon)
        for guest, running in enumerate(self.running):
            if not running:
                self.downtime[guest] += horizon - self.down_since[guest]
        names = [guest.id for guest in workload.guests]
        return Result(
            horizon=horizon,
            guests=tuple(map(GuestResult, names, self.downtime, self.contended, self.unserved)),
            hosts=tuple(map(HostResult, workload.hosts, self.uptime, self.served)),
            restarts=self.restarts,
        )


def run(workload: Workload) -> Result:
    """Simulate the workload from 0 to its horizon."""
    model = Model(workload)
    model.run()
    return model.result()
