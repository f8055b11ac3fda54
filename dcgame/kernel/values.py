"""A changed copy of a frozen value, several times faster than building it anew."""

from typing import Any, TypeVar

Value = TypeVar("Value")


def changed(value: Value, **changes: Any) -> Value:
    """``value`` with some fields changed; for attrs classes made with ``slots=False``.

    Raises:
        TypeError: for a field that it does not have.
    """
    copy = object.__new__(type(value))
    before, after = value.__dict__, copy.__dict__
    after.update(before)
    after.update(changes)
    if len(after) != len(before):
        unknown = ", ".join(sorted(after.keys() - before.keys()))
        raise TypeError(f"{type(value).__name__} has no field {unknown}")
    return copy
