"""DC30 as a SimPy textbook would write it: a process for each guest and for each host."""

from collections.abc import Generator

import simpy

from tests.benchmarks.dc30.definition import (
    CEILING,
    FLOOR,
    HOST_MILLICORES,
    HOST_RAM_GB,
    RING,
    SLOTS_A_DAY,
    Guest,
    Workload,
)
from tests.benchmarks.dc30.failures import BOOT, REACTION, REPAIR, SLOT
from tests.benchmarks.dc30.result import GuestResult, HostResult, Result

Life = Generator[simpy.Event, object, None]


class Host:
    """A server: what it holds, what is asked of it, and what it has served."""

    def __init__(self, name: str) -> None:
        self.id = name
        self.up = True
        self.free = HOST_RAM_GB
        self.aboard: list[Machine] = []
        self.total = 0
        self.since = 0
        self.uptime = 0
        self.served = 0

    def settle(self, now: int) -> None:
        """Account for the time since the load last changed."""
        dt = now - self.since
        self.since = now
        total = self.total
        self.uptime += dt
        if total <= HOST_MILLICORES:
            self.served += total * dt
            return
        self.served += HOST_MILLICORES * dt
        weight = (total - HOST_MILLICORES) * 1_000_000 // total * dt
        for guest in self.aboard:
            if guest.running:
                guest.unserved += guest.demand * weight
                guest.contended += dt

    def take(self, guest: "Machine") -> None:
        """Reserve the guest's memory."""
        self.free -= guest.data.ram_gb
        self.aboard.append(guest)
        guest.host = self

    def fail(self, now: int) -> list["Machine"]:
        """Go down with everything aboard, which is returned."""
        self.settle(now)
        self.up = False
        self.total = 0
        self.free = HOST_RAM_GB
        victims, self.aboard = self.aboard, []
        for guest in victims:
            guest.fall(now)
        return victims

    def repair(self, now: int) -> None:
        """Come back empty."""
        self.up = True
        self.since = now


class Machine:
    """A virtual machine: where it is, whether it runs, and how it fared."""

    def __init__(self, data: Guest, host: Host) -> None:
        self.data = data
        self.host = host
        self.running = True
        self.boot: simpy.Process | None = None
        self.demand = 0
        self.down_since = 0
        self.downtime = 0
        self.contended = 0
        self.unserved = 0
        host.take(self)

    def fall(self, now: int) -> None:
        """Stop running, or stop booting."""
        if self.running:
            self.running = False
            self.demand = 0
            self.down_since = now
        elif self.boot is not None:
            self.boot.interrupt()

    def start(self, now: int, demand: int) -> None:
        """Run, and ask the host for the demand of the present slot."""
        self.host.settle(now)
        self.running = True
        self.downtime += now - self.down_since
        self.demand = demand
        self.host.total += demand


class Model:
    """The site and its processes."""

    def __init__(self, workload: Workload) -> None:
        self.env = simpy.Environment()
        self.workload = workload
        self.curves = [curve * 2 for curve in workload.curves]
        self.noise = workload.noise * 2
        self.hosts = [Host(name) for name in workload.hosts]
        self.guests = [Machine(data, self.hosts[data.host]) for data in workload.guests]
        self.waiting: list[Machine] = []
        self.restarts = 0
        for guest in self.guests:
            self.env.process(self.guest_life(guest))
        for index, host in enumerate(self.hosts):
            times = [failure.time for failure in workload.failures if failure.host == index]
            self.env.process(self.host_life(host, times))

    def guest_life(self, guest: Machine) -> Life:
        """Change the demand at the start of every slot."""
        timeout, noise = self.env.timeout, self.noise
        curve = self.curves[guest.data.klass]
        vcpu, phase, offset = guest.data.vcpu, guest.data.phase, guest.data.offset
        for slot in range(self.workload.horizon // SLOT):
            if guest.running:
                host = guest.host
                now = slot * SLOT
                if host.since != now:
                    host.settle(now)
                level = curve[slot % SLOTS_A_DAY + phase] + noise[slot % RING + offset]
                if level < FLOOR:
                    level = FLOOR
                elif level > CEILING:
                    level = CEILING
                level *= vcpu
                host.total += level - guest.demand
                guest.demand = level
            yield timeout(SLOT)

    def host_life(self, host: Host, failure_times: list[int]) -> Life:
        """Fail, have the victims restarted, come back; again and again."""
        now = 0
        for failure_time in failure_times:
            yield self.env.timeout(failure_time - now)
            victims = host.fail(failure_time)
            yield self.env.timeout(REACTION)
            self.place(victims, failure_time + REACTION)
            yield self.env.timeout(REPAIR - REACTION)
            now = failure_time + REPAIR
            host.repair(now)
            candidates, self.waiting = self.waiting, []
            self.place(candidates, now)

    def place(self, guests: list[Machine], now: int) -> None:
        """Boot each guest on the first host with room, or let it wait."""
        for guest in sorted(guests, key=lambda guest: guest.data.id):
            ram_gb = guest.data.ram_gb
            host = next((host for host in self.hosts if host.up and host.free >= ram_gb), None)
            if host is None:
                self.waiting.append(guest)
            else:
                host.take(guest)
                guest.boot = self.env.process(self.boot(guest, now + BOOT))

    def boot(self, guest: Machine, ready: int) -> Life:
        """Start the guest once it has booted, unless its host fails first."""
        try:
            yield self.env.timeout(BOOT)
        except simpy.Interrupt:
            return
        guest.start(ready, self.workload.demand(guest.data, ready // SLOT))
        self.restarts += 1

    def result(self) -> Result:
        """Close the books at the horizon."""
        horizon = self.workload.horizon
        for host in self.hosts:
            if host.up:
                host.settle(horizon)
        for guest in self.guests:
            if not guest.running:
                guest.downtime += horizon - guest.down_since
        return Result(
            horizon=horizon,
            guests=tuple(
                GuestResult(guest.data.id, guest.downtime, guest.contended, guest.unserved)
                for guest in self.guests
            ),
            hosts=tuple(HostResult(host.id, host.uptime, host.served) for host in self.hosts),
            restarts=self.restarts,
        )


def run(workload: Workload) -> Result:
    """Simulate the workload from 0 to its horizon."""
    model = Model(workload)
    model.env.run(until=workload.horizon)
    return model.result()
