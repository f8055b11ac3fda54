"""What a model of DC30 must find out, as one canonical text and its digest."""

from collections.abc import Iterable
from hashlib import blake2b

import attrs


@attrs.frozen
class GuestResult:
    """Seconds down, seconds on a contended host, and millicores x ppm x seconds not served."""

    id: str
    downtime: int
    contended: int
    unserved: int


@attrs.frozen
class HostResult:
    """Seconds up, and millicores x seconds served while up."""

    id: str
    uptime: int
    served: int


@attrs.frozen
class Result:
    """The outcome of one run, guests and hosts in order of their ids."""

    horizon: int
    guests: tuple[GuestResult, ...]
    hosts: tuple[HostResult, ...]
    restarts: int

    @property
    def breaches(self) -> int:
        """How many guests were down for more than 0.1 % of the horizon."""
        return sum(guest.downtime * 1000 > self.horizon for guest in self.guests)

    def text(self) -> str:
        """The canonical text: equal results, and only they, have equal texts."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterable[str]:
        yield f"dc30 horizon {self.horizon}"
        for guest in self.guests:
            yield f"guest {guest.id} {guest.downtime} {guest.contended} {guest.unserved}"
        for host in self.hosts:
            yield f"host {host.id} {host.uptime} {host.served}"
        yield f"restarts {self.restarts}"
        yield f"breaches {self.breaches}"


def digest(result: Result) -> str:
    """The BLAKE2b digest of the canonical text, 32 hexadecimal digits."""
    return blake2b(result.text().encode(), digest_size=16).hexdigest()
