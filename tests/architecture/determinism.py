"""The laws of the simulation that no other tool checks, and the bans for the whole repository.

In ``dcgame/kernel``, ``dcgame/world`` and ``dcgame/sim``:

import    no luck but the game's own, no clock, no disk
identity  no ``hash()``, no ``id()``: they differ from one process to the next
order     no order taken from a set or a persistent map, unless through ``sorted()``;
          where the order cannot matter, the line says why: ``# any order: counted only``
float     integers only
sum       no ``sum()`` of floats, nowhere: its result differs between Python 3.11 and 3.12
state     no ``global``, no list, dict or set that lives in a module

Everywhere: no YAML, pickle, ``eval``, ``exec``, ``extractall``, and no shell.
"""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator

from attrs import frozen

from tests.architecture.unordered import Shapes, leaks

FOLDERS = ("dcgame/kernel", "dcgame/world", "dcgame/sim")

_BANNED_IMPORTS = {"random", "secrets", "uuid", "time", "datetime", "os", "pathlib"}
_BANNED_ANYWHERE = {"yaml", "ruamel", "pickle", "dill", "cloudpickle", "marshal", "shelve"}
_INTEGER_MATH = {"comb", "factorial", "gcd", "isqrt", "lcm", "perm", "prod"}
_FLOAT_NAMES = {"float16", "float32", "float64", "longdouble", "nan", "inf"}
_FLOAT_METHODS = {"average", "divide", "linspace", "mean", "median", "std", "true_divide", "var"}
_CONTAINERS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}
_LITERALS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_WAIVER = re.compile(r"#\s*any order:\s*\w+\W+\w+")


@frozen
class Fault:
    """A law broken: where, which, how."""

    file: str
    line: int
    law: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.law}: {self.what}"


_Found = Iterator[tuple[ast.AST, str, str]]


def faults(source: str, file: str, known: Shapes) -> list[Fault]:
    """What breaks the laws of the simulation in one of its modules."""
    tree = ast.parse(source)
    found = list(_state(tree))
    for node in ast.walk(tree):
        for check in _CHECKS:
            found.extend(check(node))
    waived = _waived_lines(source)
    for expression, kind in leaks(tree, known):
        lines = range(expression.lineno, (expression.end_lineno or expression.lineno) + 1)
        if not waived.intersection(lines):
            found.append((expression, "order", f"the order of a {kind}: {ast.unparse(expression)}"))
    return _listed(file, found)


def dangers(source: str, file: str) -> list[Fault]:
    """What is banned in the whole repository."""
    return _listed(file, [each for node in ast.walk(ast.parse(source)) for each in _danger(node)])


def _listed(file: str, found: list[tuple[ast.AST, str, str]]) -> list[Fault]:
    made = {Fault(file, getattr(node, "lineno", 0), law, what): None for node, law, what in found}
    return sorted(made, key=lambda fault: (fault.line, fault.law, fault.what))


def _imported(node: ast.AST) -> list[tuple[str, str]]:
    """(module, name) pairs: the name is empty for ``import module``."""
    if isinstance(node, ast.Import):
        return [(alias.name, "") for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [(node.module or "", alias.name) for alias in node.names]
    return []


def _import(node: ast.AST) -> _Found:
    for module, name in _imported(node):
        if module.split(".")[0] in _BANNED_IMPORTS:
            yield node, "import", module
        elif module == "numpy.random" or (module, name) == ("numpy", "random"):
            yield node, "import", "numpy.random"
        elif module == "math" and name and name not in _INTEGER_MATH:
            yield node, "float", f"math.{name}"
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        if node.value.id in ("np", "numpy") and node.attr == "random":
            yield node, "import", "numpy.random"
        if node.value.id == "math" and node.attr not in _INTEGER_MATH:
            yield node, "float", f"math.{node.attr}"


def _identity(node: ast.AST) -> _Found:
    if isinstance(node, ast.Call):
        handed = [*node.args, *(keyword.value for keyword in node.keywords)]
        for part in (node.func, *handed):
            if isinstance(part, ast.Name) and part.id in ("hash", "id"):
                yield part, "identity", f"{part.id}()"


def _float(node: ast.AST) -> _Found:
    match node:
        case ast.Constant(value=float() | complex()):
            yield node, "float", f"the literal {node.value!r}"
        case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
            yield node, "float", "true division"
        case ast.BinOp(op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
            yield node, "float", "a negative power"
        case ast.Call(func=ast.Name(id="float")):
            yield node, "float", "float()"
        case ast.Call(func=ast.Attribute(attr=name)) if name in _FLOAT_METHODS:
            yield node, "float", f".{name}()"
        case ast.Call(args=args, keywords=keywords):
            handed = [*args, *(keyword.value for keyword in keywords)]
            named = any(isinstance(each, ast.Name) and each.id == "float" for each in handed)
            if named and _called(node) != "isinstance":
                yield node, "float", "float as a type of numbers"
        case ast.Attribute(attr=name) if name in _FLOAT_NAMES:
            yield node, "float", f".{name}"


def _sum(node: ast.AST) -> _Found:
    if isinstance(node, ast.Call) and _called(node) in ("sum", "fsum"):
        for part in (each for argument in node.args for each in ast.walk(argument)):
            if any(law == "float" for _, law, _ in _float(part)):
                yield node, "sum", ast.unparse(node)
                return


def _global(node: ast.AST) -> _Found:
    if isinstance(node, ast.Global):
        yield node, "state", f"global {', '.join(node.names)}"


_CHECKS: tuple[Callable[[ast.AST], _Found], ...] = (_import, _identity, _float, _sum, _global)


def _state(tree: ast.Module) -> _Found:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        else:
            continue
        made = isinstance(node.value, ast.Call) and _called(node.value) in _CONTAINERS
        if made or isinstance(node.value, _LITERALS):
            for target in targets:
                if isinstance(target, ast.Name) and not _is_constant(target.id):
                    yield node, "state", f"{target.id} can be changed"


def _is_constant(name: str) -> bool:
    return name.isupper() or (name.startswith("__") and name.endswith("__"))


def _danger(node: ast.AST) -> _Found:
    for module, _ in _imported(node):
        if module.split(".")[0] in _BANNED_ANYWHERE:
            yield node, "danger", module
    if not isinstance(node, ast.Call):
        return
    name = _called(node)
    if isinstance(node.func, ast.Name) and name in ("eval", "exec", "__import__"):
        yield node, "danger", f"{name}()"
    if name in ("extractall", "create_subprocess_shell", "getoutput", "getstatusoutput"):
        yield node, "danger", f"{name}()"
    if ast.unparse(node.func) in ("os.system", "os.popen", "builtins.eval", "builtins.exec"):
        yield node, "danger", f"{ast.unparse(node.func)}()"
    for keyword in node.keywords:
        off = isinstance(keyword.value, ast.Constant) and not keyword.value.value
        if keyword.arg == "shell" and not off:
            yield node, "danger", "shell=True"
        if keyword.arg == "allow_pickle" and not off:
            yield node, "danger", "allow_pickle=True"


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _waived_lines(source: str) -> set[int]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]
        for token in tokens
        if token.type == tokenize.COMMENT and _WAIVER.search(token.string)
    }
