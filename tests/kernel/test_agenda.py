"""Timers in order of time, then of setting."""

from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel.agenda import Agenda, Timer

KEYS = st.sampled_from("abcdef")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), KEYS, st.integers(0, 5)),
        st.tuples(st.just("drop"), KEYS, st.just(0)),
    ),
    max_size=40,
)


@given(STEPS)
def test_it_is_a_sorted_list(steps: list[tuple[str, str, int]]) -> None:
    """Against a plain list: one timer a key, sorted by time and then by when it was set."""
    agenda, plain = Agenda(), list[tuple[int, int, str]]()
    for number, (what, key, due) in enumerate(steps):
        plain = [each for each in plain if each[2] != key]
        if what == "set":
            agenda = agenda.set(Timer(key, due, wake=number, cause=number))
            plain.append((due, number, key))
        else:
            agenda = agenda.drop(key)
        assert [timer.key for timer in agenda.in_order()] == [key for _, _, key in sorted(plain)]
        assert len(agenda) == len(plain)
    first = agenda.first()
    assert (first.key if first else None) == (min(plain)[2] if plain else None)
    for due, number, key in plain:
        timer = agenda.get(key)
        assert timer is not None
        assert (timer.due, timer.wake, timer.cause) == (due, number, number)


def test_ties_fire_in_the_order_of_setting() -> None:
    agenda = Agenda().set(Timer("z", 5, 1)).set(Timer("a", 5, 2)).set(Timer("m", 5, 3))
    assert [timer.key for timer in agenda.in_order()] == ["z", "a", "m"]
    assert [timer.key for timer in agenda.set(Timer("z", 5, 4)).in_order()] == ["a", "m", "z"]


def test_an_agenda_stays_as_it_was() -> None:
    before = Agenda().set(Timer("a", 5, 1))
    after = before.drop("a").set(Timer("b", 3, 1))
    assert [timer.key for timer in before.in_order()] == ["a"]
    assert [timer.key for timer in after.in_order()] == ["b"]


def test_unknown_keys_are_no_error() -> None:
    agenda = Agenda().set(Timer("a", 5, 1))
    assert agenda.drop("b") is agenda
    assert agenda.get("b") is None
    assert Agenda().first() is None
