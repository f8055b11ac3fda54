"""DC30 at 20 hosts: the game's engine beside SimPy, in two styles, and beside a bare heap."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from tests.benchmarks.dc30 import heap_loop, simpy_coalesced, simpy_plain
from tests.benchmarks.dc30.definition import Workload, make
from tests.benchmarks.dc30.result import Result, digest
from tests.benchmarks.ratio import Show, compare

Model = Callable[[Workload], Result]

NAME = "dc30"
HOSTS = 20

PLAIN, COALESCED, HEAP, ENGINE = "SimPy, plain", "SimPy, coalesced", "heap loop", "engine"
_ADAPTER = "tests.benchmarks.dc30.engine"


def run(show: Show) -> None:
    """Time all models on one workload; they must agree on the result."""
    workload = make(HOSTS)
    digests: dict[str, str] = {}

    def simulate(name: str, model: Model) -> None:
        digests[name] = digest(model(workload))

    models = _models()
    table = compare(
        {name: partial(simulate, name, model) for name, model in models.items()},
        title=f"DC30, {HOSTS} hosts, {workload.days} days",
    )
    if len(set(digests.values())) > 1:
        raise AssertionError(f"the models disagree: {digests}")
    show(table)
    if ENGINE in models:
        plain, coalesced = (table.times_as_fast(ENGINE, base) for base in (PLAIN, COALESCED))
        show(f"  goal 1: {plain:.0f}x plain (floor 30, aim 100)")
        show(f"          {coalesced:.1f}x coalesced (floor 5, aim 14)\n")


def _models() -> dict[str, Model]:
    models: dict[str, Model] = {
        PLAIN: simpy_plain.run,
        COALESCED: simpy_coalesced.run,
        HEAP: heap_loop.run,
    }
    if find_spec(_ADAPTER):
        models[ENGINE] = import_module(_ADAPTER).run
    return models
