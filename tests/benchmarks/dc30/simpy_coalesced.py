"""DC30 in SimPy with one ticking process: every slot it goes over the hosts that are up."""

from bisect import insort
from collections.abc import Generator

import simpy

from tests.benchmarks.dc30.definition import (
    CEILING,
    FLOOR,
    HOST_MILLICORES,
    HOST_RAM_GB,
    RING,
    SLOTS_A_DAY,
    Workload,
)
from tests.benchmarks.dc30.failures import BOOT, REACTION, REPAIR, SLOT, Failure
from tests.benchmarks.dc30.result import GuestResult, HostResult, Result

Life = Generator[simpy.Event, object, None]


class Model:
    """Guests and hosts are indices; ``running[host]`` and ``demands[host]`` go in parallel."""

    def __init__(self, workload: Workload) -> None:
        guests, hosts = workload.guests, len(workload.hosts)
        self.env = simpy.Environment()
        self.workload = workload
        self.noise = workload.noise * 2
        curves = [curve * 2 for curve in workload.curves]
        self.feeds = [(g.vcpu, curves[g.klass], g.phase, g.offset) for g in guests]

        self.up = [True] * hosts
        self.free = [HOST_RAM_GB] * hosts
        self.running: list[list[int]] = [[] for _ in range(hosts)]
        self.demands: list[list[int]] = [[] for _ in range(hosts)]
        self.booting: list[dict[int, simpy.Process]] = [{} for _ in range(hosts)]
        self.total = [0] * hosts
        self.since = [0] * hosts
        self.uptime = [0] * hosts
        self.served = [0] * hosts

        self.down: dict[int, int] = {}
        self.waiting: list[int] = []
        self.downtime = [0] * len(guests)
        self.contended = [0] * len(guests)
        self.unserved = [0] * len(guests)
        self.restarts = 0

        for index, guest in enumerate(guests):
            self.running[guest.host].append(index)
            self.free[guest.host] -= guest.ram_gb
        self.env.process(self.tick())
        for failure in workload.failures:
            self.env.process(self.outage(failure))

    def tick(self) -> Life:
        """Change all demand at the start of every slot."""
        hosts = range(len(self.up))
        for slot in range(self.workload.horizon // SLOT):
            for host in hosts:
                if self.up[host]:
                    self.settle(host, slot * SLOT)
                    self.refresh(host, slot)
            yield self.env.timeout(SLOT)

    def refresh(self, host: int, slot: int) -> None:
        """Work out what the running guests of a host ask for in a slot."""
        feeds, noise = self.feeds, self.noise
        of_day, of_ring = slot % SLOTS_A_DAY, slot % RING
        demands = []
        for guest in self.running[host]:
            vcpu, curve, phase, offset = feeds[guest]
            level = curve[of_day + phase] + noise[of_ring + offset]
            if level < FLOOR:
                level = FLOOR
            elif level > CEILING:
                level = CEILING
            demands.append(vcpu * level)
        self.demands[host] = demands
        self.total[host] = sum(demands)

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
        unserved, contended = self.unserved, self.contended
        for guest, demand in zip(self.running[host], self.demands[host], strict=True):
            unserved[guest] += demand * weight
            contended[guest] += dt

    def outage(self, failure: Failure) -> Life:
        """One failure: the host goes down, its guests are restarted, it comes back empty."""
        time, host = failure.time, failure.host
        yield self.env.timeout(time)
        self.settle(host, time)
        victims = self.running[host] + list(self.booting[host])
        for boot in self.booting[host].values():
            boot.interrupt()
        for guest in self.running[host]:
            self.down[guest] = time
        self.up[host] = False
        self.running[host], self.booting[host] = [], {}

        yield self.env.timeout(REACTION)
        self.place(victims, time + REACTION)

        yield self.env.timeout(REPAIR - REACTION)
        self.up[host] = True
        self.free[host] = HOST_RAM_GB
        self.since[host] = time + REPAIR
        self.refresh(host, self.since[host] // SLOT)
        candidates, self.waiting = self.waiting, []
        self.place(candidates, time + REPAIR)

    def place(self, candidates: list[int], now: int) -> None:
        """Boot each candidate on the first host with room, or let it wait."""
        for guest in sorted(candidates):
            ram_gb = self.workload.guests[guest].ram_gb
            for host, free in enumerate(self.free):
                if self.up[host] and free >= ram_gb:
                    self.free[host] -= ram_gb
                    boot = self.env.process(self.boot(guest, host, now + BOOT))
                    self.booting[host][guest] = boot
                    break
            else:
                insort(self.waiting, guest)

    def boot(self, guest: int, host: int, ready: int) -> Life:
        """Start the guest once it has booted, unless its host fails first."""
        try:
            yield self.env.timeout(BOOT)
        except simpy.Interrupt:
            return
        self.settle(host, ready)
        del self.booting[host][guest]
        self.running[host].append(guest)
        self.refresh(host, ready // SLOT)
        self.downtime[guest] += ready - self.down.pop(guest)
        self.restarts += 1

    def result(self) -> Result:
        """Close the books at the horizon."""
        horizon, workload = self.workload.horizon, self.workload
        for host, up in enumerate(self.up):
            if up:
                self.settle(host, horizon)
        for guest, since in self.down.items():
            self.downtime[guest] += horizon - since
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
    model.env.run(until=workload.horizon)
    return model.result()
