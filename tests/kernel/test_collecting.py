"""The collector of cycles rests while the engine works, and misses nothing by that.

Mutations caught: the collector left off; left off after an error; switched on for somebody who
had it off; a value that refers to itself among those that the engine makes.
"""

import gc

import pytest

from dcgame.kernel.collecting import no_cycles
from dcgame.kernel.units import DAY
from tests.sim.busy import busy_game


def test_it_is_as_it_was_afterwards() -> None:
    with no_cycles():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), no_cycles():
        raise KeyError
    assert gc.isenabled()
    with no_cycles(), no_cycles():
        pass
    gc.disable()
    with no_cycles():
        pass
    assert not gc.isenabled()
    gc.enable()


def test_the_engine_leaves_nothing_for_it() -> None:
    gc.collect()
    with no_cycles():
        busy_game(5 * DAY)
        assert gc.collect() == 0
