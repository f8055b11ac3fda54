"""Python's collector of cycles, and where it has nothing to do."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 20_000
"""Objects made meanwhile from which it is worth while to count them as old."""


@contextmanager
def no_cycles() -> Iterator[None]:
    """Work on values that never refer to themselves: the collector would walk all of them, again
    and again, and find nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            _grow_old()
            gc.enable()


def _grow_old() -> None:
    """What was made meanwhile counts as old, or the collector would walk all of it as soon as it
    works again. Where a screen has frozen what never goes, that stays as it is."""
    if gc.get_count()[0] > MANY and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
