"""Finds where the order of a set, or of a persistent map, would leak into a result.

Both come out in the order of their hashes, and hashes of strings differ from one process to the
next. Best effort: types are taken from annotations and from plain assignments.
"""

import ast
from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import Factory, frozen

Kind = Literal["set", "map"]

_SETS = {"set", "frozenset", "Set", "FrozenSet", "AbstractSet", "MutableSet"}
_MAPS = {"Map"}
_VIEWS = {"items", "keys", "values"}
_SET_METHODS = {"union", "intersection", "difference", "symmetric_difference"}
_SET_OPERATORS = (ast.BitOr, ast.BitAnd, ast.Sub, ast.BitXor)

# Their result does not depend on the order of what they are given.
_ORDER_FREE = {"sorted", "set", "frozenset", "any", "all", "sum", "len", "min", "max", "Map"}
# ... but these three keep the first of those that are equal by ``key``.
_TIED = {"sorted", "min", "max"}
_UNIQUE = {"id", "key", "name", "seq", "entry"}
# These hand the order on.
_HAND_ON = {"list", "tuple", "map", "filter", "chain", "reversed", "iter"}
_SENSITIVE_CALLS = {
    *_HAND_ON,
    *_TIED,
    "enumerate",
    "zip",
    "next",
    "dict",
    "deque",
    "OrderedDict",
    "reduce",
    "join",
    "extend",
    "fromkeys",
    "from_iterable",
    "fromiter",
    "array",
    "asarray",
}  # fmt: skip  (a table)

_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


@frozen
class Shapes:
    """What the classes and functions of the packages say of themselves, by name.

    A name that means different things in different classes holds all of them.
    """

    fields: dict[str, set[str]] = Factory(dict)
    returns: dict[str, set[str]] = Factory(dict)


def shapes(trees: Iterable[ast.Module]) -> Shapes:
    """The annotated fields and results in these modules."""
    found = Shapes()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                for part in node.body:
                    if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                        names = found.fields.setdefault(part.target.id, set())
                        names.add(_annotated(part.annotation) or "ordered")
            elif isinstance(node, ast.FunctionDef) and node.returns is not None:
                decorators = {_last_name(each) for each in node.decorator_list}
                is_field = decorators & {"property", "cached_property"}
                table = found.fields if is_field else found.returns
                table.setdefault(node.name, set()).add(_annotated(node.returns) or "ordered")
    return found


def leaks(tree: ast.Module, known: Shapes) -> list[tuple[ast.expr, str]]:
    """Each expression whose order leaks, and what it is."""
    visitor = _Leaks(known)
    visitor.visit(tree)
    return visitor.found


def _annotated(annotation: ast.expr) -> Kind | None:
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return _annotated(annotation.left) or _annotated(annotation.right)
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            return _annotated(ast.parse(annotation.value, mode="eval").body)
        except SyntaxError:
            return None
    base = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    name = _last_name(base)
    if name in _SETS:
        return "set"
    return "map" if name in _MAPS else None


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


class _Leaks(ast.NodeVisitor):
    def __init__(self, known: Shapes) -> None:
        self.known = known
        self.found: list[tuple[ast.expr, str]] = []
        self.scopes: list[dict[str, Kind | None]] = [{}]
        self.free: set[ast.expr] = set()

    # What an expression is.

    def kind(self, node: ast.expr) -> Kind | None:
        """Whether the expression is a set, a map (or a view of one), or neither."""
        match node:
            case ast.Set() | ast.SetComp():
                return "set"
            case ast.Name(id=name):
                return next((scope[name] for scope in reversed(self.scopes) if name in scope), None)
            case ast.Attribute(attr=name):
                return self._declared(self.known.fields.get(name, set()))
            case ast.BinOp(left=left, op=op, right=right) if isinstance(op, _SET_OPERATORS):
                sides = (self.kind(left), self.kind(right))
                keys = any(_is_call_of(side, "keys") for side in (left, right))
                return "set" if any(sides) or keys else None
            case ast.IfExp(body=one, orelse=other):
                return self.kind(one) or self.kind(other)
            case ast.BoolOp(values=values):
                return next((kind for value in values if (kind := self.kind(value))), None)
            case ast.NamedExpr(value=value):
                return self.kind(value)
            case ast.Call():
                return self._kind_of_call(node)
        return None

    def _kind_of_call(self, node: ast.Call) -> Kind | None:
        name = _last_name(node.func)
        if isinstance(node.func, ast.Name) and name in ("set", "frozenset"):
            return "set"
        if isinstance(node.func, ast.Name) and name in _MAPS:
            return "map"
        if isinstance(node.func, ast.Attribute):
            if name in _SET_METHODS:
                return "set"
            if name in _VIEWS and not node.args:
                return "map" if self._may_be_map(node.func.value) else None
        return self._declared(self.known.returns.get(name, set()))

    def _may_be_map(self, node: ast.expr) -> bool:
        if self.kind(node) == "map":
            return True
        return isinstance(node, ast.Attribute) and "map" in self.known.fields.get(node.attr, set())

    @staticmethod
    def _declared(kinds: set[str]) -> Kind | None:
        if not kinds or "ordered" in kinds:
            return None
        return "map" if "map" in kinds else "set"

    # Names, scope by scope.

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        annotated = {each.arg: each.annotation for each in arguments}
        self.scopes.append(
            {name: _annotated(as_) if as_ else None for name, as_ in annotated.items()}
        )
        self.free.update(_sorted_later(node))
        self.generic_visit(node)
        self.scopes.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.scopes[-1][target.id] = self.kind(node.value)
            elif isinstance(target, ast.Tuple | ast.List):
                self._use(node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.scopes[-1][node.target.id] = _annotated(node.annotation)
        self.generic_visit(node)

    # Places where order matters.

    def visit(self, node: ast.AST) -> None:
        """Comprehensions are all alike."""
        if isinstance(node, _Comprehension):
            self._visit_comprehension(node)
        else:
            super().visit(node)

    def _use(self, node: ast.expr) -> None:
        if kind := self.kind(node):
            self.found.append((node, kind))

    def visit_For(self, node: ast.For) -> None:
        self._use(node.iter)
        self.generic_visit(node)

    def visit_YieldFrom(self, node: ast.YieldFrom) -> None:
        self._use(node.value)
        self.generic_visit(node)

    def visit_Starred(self, node: ast.Starred) -> None:
        if isinstance(node.ctx, ast.Load):
            self._use(node.value)
        self.generic_visit(node)

    def visit_Set(self, node: ast.Set) -> None:
        for part in node.elts:
            self.visit(part.value if isinstance(part, ast.Starred) else part)

    def _visit_comprehension(self, node: _Comprehension) -> None:
        self.scopes.append({})
        if node not in self.free and not isinstance(node, ast.SetComp):
            for generator in node.generators:
                self._use(generator.iter)
        self.generic_visit(node)
        self.scopes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = _last_name(node.func)
        if _is_order_free(node):
            self.free.update(_freed(node.args))
        elif name in _SENSITIVE_CALLS and node not in self.free:
            for argument in node.args:
                self._use(argument)
        elif name == "pop" and not node.args and isinstance(node.func, ast.Attribute):
            self._pop(node.func.value)
        self.generic_visit(node)

    def _pop(self, node: ast.expr) -> None:
        if self.kind(node) == "set":
            self._use(node)


def _is_order_free(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    return node.func.id in _ORDER_FREE and not (node.func.id in _TIED and _may_tie(node))


def _freed(arguments: list[ast.expr]) -> Iterator[ast.expr]:
    """The arguments, and what they merely hand on: ``sorted(list(map(f, x)))``."""
    for argument in arguments:
        yield argument
        if isinstance(argument, ast.Call) and _last_name(argument.func) in _HAND_ON:
            yield from _freed(argument.args)


def _sorted_later(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Comprehensions kept under a name that is only ever handed to ``sorted()`` and the like."""
    parts = list(ast.walk(function))
    calls = [part for part in parts if isinstance(part, ast.Call) and _is_order_free(part)]
    sound = {argument for call in calls for argument in call.args}
    unsound = {
        part.id
        for part in parts
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load) and part not in sound
    }
    for part in parts:
        if isinstance(part, ast.Assign) and isinstance(part.value, _Comprehension):
            names = [target.id for target in part.targets if isinstance(target, ast.Name)]
            if len(names) == len(part.targets) and not unsound.intersection(names):
                yield part.value


def _may_tie(node: ast.Call) -> bool:
    """Whether the ``key`` may be equal for two things that are not."""
    key = next((keyword.value for keyword in node.keywords if keyword.arg == "key"), None)
    if key is None:
        return False
    told = [part.attr for part in ast.walk(key) if isinstance(part, ast.Attribute)]
    told += [str(part.value) for part in ast.walk(key) if isinstance(part, ast.Constant)]
    # The first of a pair, as in ``pair[0]`` and ``itemgetter(0)``, is the map's own key.
    return not (_UNIQUE | {"0"}).intersection(told)


def _is_call_of(node: ast.expr, method: str) -> bool:
    return isinstance(node, ast.Call) and _last_name(node.func) == method
