"""Times whole processes side by side, by the CPU time that the system charged to each."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence

from tests.benchmarks.ratio import Row, Table

ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "DCGAME_LANG": "en"}


def compare_processes(
    commands: Mapping[str, Sequence[str]], rounds: int = 7, *, title: str = ""
) -> Table:
    """Run every Python command once a round, in turn, after one round that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for counted in (False, *(True,) * rounds):
        for name, arguments in commands.items():
            taken = _run(arguments)
            if counted:
                seconds[name].append(taken)
    return Table(title, tuple(Row(name, tuple(taken)) for name, taken in seconds.items()))


def _run(arguments: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ENVIRONMENT},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


_PEAK = "print(next(x.split()[1] for x in open('/proc/self/status') if x.startswith('VmHWM')))"
"""A program's own peak; what ``getrusage`` tells begins with its parent's."""


def peak(program: str = "") -> int:
    """Kilobytes of memory that a Python program takes at its peak."""
    command = [sys.executable, "-c", f"{program}\n{_PEAK}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])
