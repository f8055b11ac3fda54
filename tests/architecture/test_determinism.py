"""The simulation is the same everywhere; and the lint that says so sees what it should."""

import ast

import pytest

from tests.architecture import repo
from tests.architecture.determinism import FOLDERS, dangers, faults
from tests.architecture.unordered import Shapes, shapes


def _known() -> Shapes:
    return shapes(ast.parse(repo.read(path)) for path in repo.python_files(*FOLDERS))


def test_the_simulation_keeps_the_laws() -> None:
    known = _known()
    files = repo.python_files(*FOLDERS)
    assert len(files) > len(FOLDERS)
    broken = [
        str(fault) for path in files for fault in faults(repo.read(path), repo.name(path), known)
    ]
    assert not broken, "\n".join(broken)


def test_the_repository_keeps_the_bans() -> None:
    broken = [
        str(fault)
        for path in repo.python_files()
        for fault in dangers(repo.read(path), repo.name(path))
    ]
    assert not broken, "\n".join(broken)


_CLASSES = """
class World:
    servers: Map[str, Server] = Map()
    down: frozenset[str] = frozenset()
    guests: Map[str, Guest] = Map()
class Server:
    guests: tuple[str, ...] = ()
def lost(world: World) -> set[str]: ...
"""

BAD = [
    ("import", "import random"),
    ("import", "import time as clock"),
    ("import", "from datetime import datetime"),
    ("import", "import os.path"),
    ("import", "from pathlib import Path"),
    ("import", "from secrets import token_hex"),
    ("import", "def late():\n    import uuid"),
    ("import", "import numpy as np\nx = np.random.default_rng(1)"),
    ("import", "from numpy import random"),
    ("identity", "x = hash('a')"),
    ("identity", "def f(a):\n    return id(a)"),
    ("identity", "def f(a):\n    return sorted(a, key=id)"),
    ("order", "for x in {1, 2}:\n    pass"),
    ("order", "x = [a for a in set(b)]"),
    ("order", "x = list(frozenset(b))"),
    ("order", "def f(a: set[str]):\n    for x in a:\n        pass"),
    ("order", "def f(a: 'frozenset[str] | None'):\n    return tuple(a)"),
    ("order", "def f(a):\n    b = {x.host for x in a}\n    return ', '.join(b)"),
    ("order", "def f(a, b):\n    return [x for x in set(a) & b]"),
    ("order", "def f(a, b):\n    for x in a.keys() - b:\n        yield x"),
    ("order", "def f(a):\n    b = set(a)\n    return b.pop()"),
    ("order", "def f(a):\n    b = set(a)\n    return (*b, 1)"),
    ("order", "def f(a):\n    b = set(a)\n    yield from b"),
    ("order", "def f(a):\n    one, two = set(a)"),
    ("order", "def f(a):\n    return {x: 1 for x in set(a)}"),
    ("order", "def f(world):\n    for x in world.down:\n        pass"),
    ("order", "def f(world):\n    for x in lost(world):\n        pass"),
    ("order", "def f(world):\n    for x in world.servers:\n        pass"),
    ("order", "def f(world):\n    return [x.id for x in world.servers.values()]"),
    ("order", "def f(world):\n    return [x.id for x in world.guests.values()]"),
    ("order", "def f(world):\n    return next(iter(world.servers.items()))"),
    ("order", "def f(a: Map[str, int]):\n    for x, y in a.items():\n        pass"),
    ("order", "def f(world):\n    return sorted(world.servers.values(), key=lambda s: s.load)"),
    ("order", "def f(world):\n    return max(world.servers.values(), key=lambda s: s.load)"),
    ("order", "def f(w):\n    return max((s for s in w.servers.values()), key=lambda s: s.load)"),
    ("order", "def f(w):\n    a = [x for x in w.servers]\n    return sorted(a) and a"),
    (
        "order",
        "def f(w):\n    a = [x for x in w.servers]\n    return sorted(a, key=lambda x: x.load)",
    ),
    ("order", "for x in {1, 2}:  # any order:\n    pass"),
    ("float", "x = 0.5"),
    ("float", "x = 1e3"),
    ("float", "def f(a, b):\n    return a / b"),
    ("float", "def f(a):\n    a /= 2"),
    ("float", "x = float(3)"),
    ("float", "x = 2 ** -1"),
    ("float", "import math\nx = math.sqrt(2)"),
    ("float", "from math import log"),
    ("float", "import numpy as np\nx = np.zeros(3, dtype=np.float64)"),
    ("float", "def f(a):\n    return a.astype(float)"),
    ("float", "def f(a):\n    return a.mean()"),
    ("sum", "def f(a):\n    return sum(x * 0.5 for x in a)"),
    ("sum", "def f(a):\n    return sum([x / 2 for x in a])"),
    ("sum", "def f(a):\n    return sum(float(x) for x in a)"),
    ("state", "def f():\n    global x\n    x = 1"),
    ("state", "cache = {}"),
    ("state", "_seen: list[str] = []"),
    ("state", "from collections import defaultdict\nby_host = defaultdict(list)"),
    ("state", "names = [x for x in 'abc']"),
]

GOOD = [
    "from math import isqrt\nx = isqrt(9)",
    "import numpy as np\nx = np.zeros(3, dtype=np.int64)",
    "x = 7 // 2 + 7 % 2",
    "x = 2 ** 10",
    "def f(a):\n    return isinstance(a, float)",
    "def f(host):\n    return host.id",
    "def f(a):\n    for x in sorted(set(a)):\n        yield x",
    "def f(a):\n    return sorted({x.host for x in a})",
    "def f(a):\n    return 'x' in set(a) and len(set(a)) > 1",
    "def f(a):\n    return sum(x.cents for x in set(a))",
    "def f(a):\n    return any(x.up for x in frozenset(a))",
    "def f(a):\n    return {*set(a), 1}",
    "def f(a):\n    a = set(a)\n    a = sorted(a)\n    return [x for x in a]",
    "def f(a: dict[str, int]):\n    for x, y in a.items():\n        yield x",
    "def f(server):\n    for guest in server.guests:\n        yield guest",
    "def f(world):\n    return [world.servers[x] for x in sorted(world.servers)]",
    "def f(world):\n    return sorted(world.servers.values(), key=lambda s: (s.load, s.id))",
    "def f(world):\n    return sorted(world.servers.items(), key=lambda pair: pair[0])",
    "def f(world):\n    return sorted(x.unit for x in world.servers.values() if x.up)",
    "def f(w):\n    a = [x for x in w.servers.values()]\n    return sorted(a, key=lambda x: x.id)",
    "def f(world):\n    return max(map(str, world.servers), default='')",
    "def f(a: Map[str, int]):\n    return Map({x: y + 1 for x, y in a.items()})",
    "for x in {1, 2}:  # any order: counted, nothing more\n    pass",
    "LIMITS = {'a': 1}",
    "_NAMES = ['a']",
    "__all__ = ['a']",
    "pair = (1, 2)",
    "def f():\n    found = []\n    return found",
]


def _laws(snippet: str) -> list[str]:
    known = shapes([ast.parse(_CLASSES), ast.parse(snippet)])
    return [fault.law for fault in faults(snippet, "dcgame/sim/snippet.py", known)]


@pytest.mark.parametrize(("law", "snippet"), BAD)
def test_what_breaks_a_law_is_caught(law: str, snippet: str) -> None:
    assert law in _laws(snippet)


@pytest.mark.parametrize("snippet", GOOD)
def test_what_keeps_the_laws_passes(snippet: str) -> None:
    assert _laws(snippet) == []


def test_a_sum_of_floats_is_a_fault_of_its_own() -> None:
    assert "sum" in _laws("def f(a):\n    return sum(x / 2 for x in a)")


@pytest.mark.parametrize(
    "snippet",
    [
        "import yaml",
        "from ruamel.yaml import YAML",
        "import pickle",
        "def f():\n    from shelve import open",
        "x = eval('1')",
        "exec('x = 1')",
        "archive.extractall('.')",
        "subprocess.run('ls', shell=True)",
        "subprocess.run('ls', shell=flag)",
        "os.system('ls')",
        "np.load(file, allow_pickle=True)",
    ],
)
def test_what_is_banned_everywhere_is_caught(snippet: str) -> None:
    assert [fault.law for fault in dangers(snippet, "snippet.py")] == ["danger"]


@pytest.mark.parametrize(
    "snippet",
    ["import tomllib", "subprocess.run(['ls'], shell=False)", "re.compile('x')", "x = 'eval(1)'"],
)
def test_what_is_not_banned_passes(snippet: str) -> None:
    assert dangers(snippet, "snippet.py") == []
