"""Tuples of names."""


def without(names: tuple[str, ...], *gone: str) -> tuple[str, ...]:
    """Those names without some."""
    return tuple(name for name in names if name not in gone)
