"""The texts that the source files say, and what a catalogue makes of them.

``python -m tests.architecture.messages FILE.po`` prints how many are still to be translated.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from attrs import frozen
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

# Function → how many of its first arguments are texts.
_SAYING = {"N_": 1, "say": 1, "say_plural": 2}


@frozen
class Text:
    """A text as it stands in the source: one form, or two if it has a plural."""

    forms: tuple[str, ...]
    line: int


@frozen
class Unreadable:
    """A text put together on the spot, or marked within an f-string: no tool can gather it, no
    catalogue can hold it."""

    source: str
    line: int


def texts(source: str) -> Iterator[Text | Unreadable]:
    """What a module says, in the order of its lines."""
    tree = ast.parse(source)
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    hidden = {part for string in strings for part in ast.walk(string)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _called(node) not in _SAYING:
            continue
        spoken = node.args[: _SAYING[_called(node)]]
        forms = [each.value for each in spoken if isinstance(each, ast.Constant)]
        if spoken and len(forms) == len(spoken) and node in hidden:
            yield Unreadable(ast.unparse(node), node.lineno)
        elif spoken and len(forms) == len(spoken):
            yield Text(tuple(str(form) for form in forms), node.lineno)
        elif _called(node) == "N_" or any(isinstance(each, _PUT_TOGETHER) for each in spoken):
            yield Unreadable(ast.unparse(node), node.lineno)


# ``say(label)`` says what was marked elsewhere; these are new texts.
_PUT_TOGETHER = (ast.JoinedStr, ast.BinOp, ast.Constant)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def catalogue(path: Path) -> Catalog:
    """A ``.po`` file, read."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def placeholders(text: str) -> list[str]:
    """The ``{names}`` in a text, with what they ask of the value (``{watts:>6}``)."""
    return sorted(
        f"{name}!{conversion}:{form}"
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    )


def flaws(message: Message) -> list[str]:
    """What is wrong with a message of a catalogue."""
    if not message.id:
        return []
    asked = [message.id] if isinstance(message.id, str) else list(message.id)
    given = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not given or not all(given):
        return [f"not translated: {asked[0]!r}"]
    found = [f"fuzzy: {asked[0]!r}"] if message.fuzzy else []
    found += [f"a per cent sign taken for a format: {asked[0]!r}" for _ in message.check()]
    for index, form in enumerate(given):
        model = asked[min(index, len(asked) - 1)]
        try:
            same = placeholders(form) == placeholders(model)
        except ValueError as error:
            found.append(f"{error}: {form!r}")
        else:
            if not same:
                found.append(f"other {{placeholders}} than {model!r}: {form!r}")
    return found


if __name__ == "__main__":
    print(sum(1 for message in catalogue(Path(sys.argv[1])) if flaws(message)))
