"""A row in pieces against a plain sorted list.

Mutations caught: an item put into the piece after its own, or looked for there; a piece that
grows without end; an empty piece left behind; half a piece lost when it is cut.
"""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel import row
from dcgame.kernel.row import LONGEST, Row


@given(st.randoms(use_true_random=False))
def test_it_is_a_sorted_list_in_pieces(random: Random) -> None:
    """Each number is put there; met again, it is taken away."""
    pieces: Row[tuple[int]] = ()
    plain: set[int] = set()
    for _ in range(8 * LONGEST):
        number = random.randrange(6 * LONGEST)
        change = row.take if number in plain else row.put
        plain ^= {number}
        pieces = change(pieces, (number,))
    assert row.flat(pieces) == tuple((number,) for number in sorted(plain))
    assert all(0 < len(piece) <= LONGEST for piece in pieces)


def test_a_long_row_has_many_pieces() -> None:
    pieces: Row[tuple[int]] = ()
    for number in range(10 * LONGEST):
        pieces = row.put(pieces, (number,))
    assert len(pieces) >= 10
    for number in range(10 * LONGEST):
        assert pieces[0][0] == (number,)
        pieces = row.take(pieces, (number,))
    assert pieces == ()
