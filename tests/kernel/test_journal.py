"""What happened, and why."""

from dcgame.kernel.journal import Entry, chain, find

STORY = (
    Entry(3, 0, "the first supply is dead"),
    Entry(4, 1, "the order to cable both to one feed"),
    Entry(5, 9, "the feed fails"),
    Entry(6, 9, "the host is lost", cause=5, given=(3, 4)),
    Entry(7, 9, "the guest is lost", cause=6),
    Entry(8, 9, "the service is down", cause=7, given=(4,)),
    Entry(9, 10, "somebody else's day"),
)


def test_entries_are_found_by_number() -> None:
    assert find(STORY, 3) is STORY[0]
    assert find(STORY, 9) is STORY[-1]
    assert [find(STORY, seq) for seq in (2, 10, -1)] == [None] * 3
    assert find((), 0) is None


def test_an_explanation_climbs_to_its_roots() -> None:
    told = [(link.entry.seq, link.depth, link.enabling) for link in chain(STORY, 8)]
    assert told == [
        (8, 0, False),
        (7, 1, False),
        (6, 2, False),
        (5, 3, False),
        (3, 3, True),
        (4, 3, True),
    ]


def test_an_entry_is_told_once() -> None:
    seqs = [link.entry.seq for link in chain(STORY, 8)]
    assert len(seqs) == len(set(seqs))
    assert 9 not in seqs


def test_a_cause_that_also_enabled_is_told_as_a_cause() -> None:
    story = (
        Entry(0, 0, "the order"),
        Entry(1, 5, "the host is lost", cause=0),
        Entry(2, 5, "the service is down", cause=1, given=(0,)),
    )
    assert [(link.entry.seq, link.enabling) for link in chain(story, 2)] == [
        (2, False),
        (1, False),
        (0, False),
    ]


def test_unknown_numbers_are_passed_over() -> None:
    assert chain(STORY, 77) == ()
    cut = STORY[3:]
    assert [link.entry.seq for link in chain(cut, 8)] == [8, 7, 6]
