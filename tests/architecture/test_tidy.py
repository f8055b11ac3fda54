"""Small files, small functions, no exception without its reason."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.architecture import repo

LINES_A_MODULE = 400
LINES_A_FUNCTION = 70

# Names of places on one author's machine; written apart, so that this file does not hold them.
_ELSEWHERE = re.compile(rb"/" + b"work/|" + rb"(?<!\w)\." + rb"library\b")

# An exception, the codes it names, and then its reason: at least two words.
_EXCEPTION = re.compile(
    r"(?:type:\s*ignore(?:\[[^\]]*\])?|noqa(?::\s*[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)?"
    r"|fmt:\s*(?:skip|off)|pragma:\s*no cover)"
)
_REASON = re.compile(r"[\s#(:—–-]*\w+\W+\w+")
_SKIPPING = {"skip", "skipif", "xfail", "importorskip"}


def test_modules_are_small() -> None:
    long = [
        f"{repo.name(path)}: {lines} lines"
        for path in repo.python_files("dcgame")
        if (lines := repo.read(path).count("\n")) > LINES_A_MODULE
    ]
    assert not long, "\n".join(long)


def test_functions_are_small() -> None:
    long = [
        f"{repo.name(path)}:{line}: {name} has {lines} lines"
        for path in repo.python_files("dcgame")
        for name, line, lines in _functions(repo.read(path))
        if lines > LINES_A_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_exceptions_have_a_reason() -> None:
    bare = [
        f"{repo.name(path)}:{line}: {what}"
        for path in repo.python_files()
        for line, what in _without_reason(repo.read(path))
    ]
    assert not bare, "\n".join(bare)


def test_nothing_points_outside_the_repository() -> None:
    pointing = [
        f"{repo.name(path)}: {found[0].decode()}"
        for path in repo.files()
        if (found := _ELSEWHERE.search(path.read_bytes()))
    ]
    assert not pointing, "\n".join(pointing)


def _functions(source: str) -> Iterator[tuple[str, int, int]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1


def _without_reason(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        found = _EXCEPTION.search(token.string) if token.type == tokenize.COMMENT else None
        if found and not _REASON.match(token.string[found.end() :]):
            yield token.start[0], token.string
    tree = ast.parse(source)
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node not in called:
            if node.attr in _SKIPPING and _is_pytest(node):
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            skips = node.func.attr in _SKIPPING and _is_pytest(node.func)
            if skips and not _says_why(node, node.func.attr):
                yield node.lineno, ast.unparse(node)


def _is_pytest(node: ast.Attribute) -> bool:
    return ast.unparse(node.value) in ("pytest", "pytest.mark", "mark")


def _says_why(call: ast.Call, name: str) -> bool:
    told = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
    if name in ("skip", "xfail") and call.args:
        told.append(call.args[0])
    return any(not isinstance(each, ast.Constant) or bool(each.value) for each in told)


# Controls.


@pytest.mark.parametrize(
    "source",
    [
        "import x  # type: " + "ignore[import-untyped]",
        "import x  # no" + "qa: F401",
        "import x  # no" + "qa: F401, E501  # sorry",
        "import x  # no" + "qa",
        "x = 1  # fm" + "t: skip",
        "@pytest.mark.skip\ndef test(): ...",
        "@pytest.mark.skip()\ndef test(): ...",
        "@pytest.mark.xfail(strict=True)\ndef test(): ...",
        "@pytest.mark.skipif(True, reason='')\ndef test(): ...",
        "pytest.skip()",
        "x = pytest.importorskip('numpy')",
    ],
)
def test_an_exception_without_a_reason_is_seen(source: str) -> None:
    assert len(list(_without_reason(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import x  # type: " + "ignore[import-untyped]  # it ships no types",
        "import x  # no" + "qa: F401 - imported for its effect",
        "import x  # no" + "qa: F401, E501 (a table of links)",
        "x = 1  # fm" + "t: skip  (a table)",
        "@pytest.mark.skipif(True, reason='no fork on Windows')\ndef test(): ...",
        "pytest.skip('no network')",
        "x = pytest.importorskip('gymnasium', reason='an optional extra')",
        "self.skip()",
    ],
)
def test_an_exception_with_its_reason_passes(source: str) -> None:
    assert list(_without_reason(source)) == []


def test_lengths_are_seen() -> None:
    source = "def f():\n" + "    x = 1\n" * LINES_A_FUNCTION
    assert list(_functions(source)) == [("f", 1, LINES_A_FUNCTION + 1)]
