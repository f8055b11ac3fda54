"""Writing TOML: the few forms that a level's file needs."""

import json
from collections.abc import Mapping
from typing import Any


def value(it: Any) -> str:
    """A value as TOML writes it, in one line."""
    if isinstance(it, bool):
        return "true" if it else "false"
    if isinstance(it, int):
        return str(it)
    if isinstance(it, str):
        return json.dumps(it, ensure_ascii=False)
    if isinstance(it, Mapping):
        return "{ " + ", ".join(f"{key} = {value(each)}" for key, each in it.items()) + " }"
    return "[" + ", ".join(value(each) for each in it) + "]"


def keys(fields: Mapping[str, Any]) -> str:
    """Keys with their values, a line each."""
    return "".join(f"{key} = {value(it)}\n" for key, it in fields.items())


def table(name: str, fields: Mapping[str, Any]) -> str:
    """A table."""
    return f"\n[{name}]\n{keys(fields)}"


def tables(name: str, rows: "list[dict[str, Any]]") -> str:
    """An array of tables."""
    return "".join(f"\n[[{name}]]\n{keys(row)}" for row in rows)
