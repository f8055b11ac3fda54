"""What is said back."""

from attrs import frozen

from dcgame.words import say


@frozen
class Answer:
    """Lines for the player, in plain sentences. ``done`` when an order was carried out or time
    has passed; ``leave`` when the player wants to go."""

    lines: tuple[str, ...] = ()
    done: bool = False
    leave: bool = False


def tell(*lines: str) -> Answer:
    """An answer that changes nothing."""
    return Answer(lines)


def tell_of(text: str, /, **values: object) -> Answer:
    """One translated line."""
    return Answer((say(text, **values),))
