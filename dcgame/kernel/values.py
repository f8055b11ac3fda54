"""A changed copy of a frozen value, several times faster than building it anew."""

from typing import Any, TypeVar

Value = TypeVar("Value")

_new = object.__new__
_set = object.__setattr__


def changed(value: Value, **changes: Any) -> Value:
    """``value`` with some fields changed; for attrs classes made with ``slots=False``.

    Raises:
        TypeError: for a field that it does not have.
    """
    before = value.__dict__
    after = before | changes
    if len(after) != len(before):
        unknown = ", ".join(sorted(after.keys() - before.keys()))
        raise TypeError(f"{type(value).__name__} has no field {unknown}")
    copy = _new(type(value))
    _set(copy, "__dict__", after)
    return copy
