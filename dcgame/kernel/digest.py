"""A canonical digest of any value of the simulation: equal worlds have equal digests, anywhere."""

from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import attrs
from immutables import Map


@lru_cache(maxsize=512)
def _fields(kind: type) -> tuple[tuple[str, Any, Any], ...]:
    """Names and defaults of what counts, and how each is told (``True``: as it is)."""
    fields: Any = attrs.fields(kind)
    return tuple(
        (field.name, field.default, told)
        for field in fields
        if (told := field.metadata.get("digest", True))
    )


def _is_default(value: Any, default: Any) -> bool:
    return value is default or (type(value) is type(default) and bool(value == default))


def _write(value: Any, out: list[str]) -> None:
    kind = type(value)
    if value is None or kind is bool or kind is int:
        out.append(f"{value};")
    elif kind is str:
        out.append(f"{len(value)}:{value}")
    elif isinstance(value, Enum):
        out.append(f"{kind.__name__}.{value.name};")
    elif kind is tuple:
        _write_all("(", value, out)
    elif kind is Map:
        _write_all("{", [item for key in sorted(value) for item in (key, value[key])], out)
    elif attrs.has(kind):
        out.append(f"{kind.__name__}(")
        for name, default, told in _fields(kind):
            field = getattr(value, name)
            if not _is_default(field, default):
                out.append(f"{name}=")
                _write(field if told is True else told(field), out)
        out.append(")")
    else:
        raise TypeError(f"{kind.__name__} has no canonical form")


def _write_all(opening: str, values: Any, out: list[str]) -> None:
    out.append(opening)
    for value in values:
        _write(value, out)
    out.append(")")


def canonical(value: Any) -> str:
    """The text from which the digest is taken.

    Ints, strings, booleans, ``None``, enums, tuples, persistent maps (by sorted key) and attrs
    values: by name, the fields that differ from their default, so that a field which is added
    later changes no digest of what does not use it (fields marked ``metadata={"digest": False}``
    are left out; where it is a function, what that makes of the field is told).

    Raises:
        TypeError: for anything else, floats above all.
    """
    out: list[str] = []
    _write(value, out)
    return "".join(out)


def digest(value: Any) -> str:
    """32 hexadecimal characters that stand for the whole value."""
    return blake2b(canonical(value).encode(), digest_size=16).hexdigest()
